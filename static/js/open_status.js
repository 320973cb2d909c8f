/* Show beside each service whether it is open now, by UK time whatever the phone's zone, and sort what is open first.
   Inline behind the last service of the page, so that nothing moves after the first paint. */
/* Return whether a service is open in a minute, or null if unknown. Day 0, in 1970, was a Thursday. */
const isOpen = ({ rules, holidays, onHolidays }, minute) => {
  for (const [weekdays, opens, length] of rules) {
    for (const day of [dayOf(minute) - 1, dayOf(minute)]) {
      const since = minute - day * WHOLE_DAY - opens;
      if (since >= 0 && since < length && weekdays.includes((day + 4) % 7))
        return holidays.includes(day) ? onHolidays : true;
    }
  }
  return false;
};

/* Return, in order, the minutes of the next day in which a rule starts or ends: a service changes in no other. */
const boundaries = ({ rules }, now) =>
  [-1, 0, 1]
    .map((day) => (dayOf(now) + day) * WHOLE_DAY)
    .flatMap((midnight) =>
      rules.flatMap(([, opens, length]) => [midnight + opens, midnight + opens + length]),
    )
    .filter((minute) => now < minute && minute < now + WHOLE_DAY)
    .sort((one, other) => one - other);

/* Return whether a service is open, and the minute in which that changes if it does within a day: counted from midnight of
   its own day for a closing and of today for an opening, so that tomorrow's exceed WHOLE_DAY. Undefined if the phone's
   clock is outside the days that the page knows: then it is wrong. */
const stateAt = (hours, moment) => {
  const now = ukMinute(moment);
  const today = dayOf(now);
  if (today < hours.from || today > hours.until) return [undefined, null];
  const open = isOpen(hours, now);
  const changed =
    open === null ? undefined : boundaries(hours, now).find((minute) => isOpen(hours, minute) !== open);
  if (changed === undefined || isOpen(hours, changed) === null) return [open, null];
  return [open, open ? changed % WHOLE_DAY : changed - today * WHOLE_DAY];
};

const statusText = ({ says }, [open, minute]) =>
  open ? says.closes[minute] || says.open : open === false ? says.opens[minute] || says.closed : "";

const update = (badge) => {
  const hours = JSON.parse(badge.getAttribute("data-hours"));
  const state = stateAt(hours, new Date());
  const [open] = state;
  badge.textContent = statusText(hours, state);
  badge.classList.toggle("badge-open", open === true);
  return open;
};

const updateAll = () => document.querySelectorAll("[data-hours]").forEach(update);

/* Sort open services first, then by language rank (`Service.language_rank`); the sort is stable. */
for (const list of document.querySelectorAll(".open-first")) {
  const ranked = [...list.children].map((card) => {
    const badge = card.querySelector("[data-hours]");
    const open = badge ? update(badge) : true;
    return [(open ? 0 : open === null ? 10 : 20) + Number(card.getAttribute("data-rank")), card, open];
  });
  if (ranked.some(([, , open]) => open === undefined)) continue;
  const sorted = ranked.sort(([one], [other]) => one - other).map(([, card]) => card);
  if (sorted.some((card, place) => card !== list.children[place])) list.append(...sorted);
}
updateAll();
setInterval(updateAll, 30000);
document.addEventListener("visibilitychange", updateAll);
