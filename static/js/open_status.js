/* Says beside a service whether it is open now, by the clock in the UK, whatever the phone's own zone, and puts
   what is open first. It stands behind the last service of the page, so that all is in its place at the first paint. */
const WHOLE_DAY = 1440;
const MARCH = 2;
const OCTOBER = 9;

/* The last Sunday of a month of 31 days, at 01:00 UTC: when the clocks change. */
const lastSunday = (year, month) => {
  const last = new Date(Date.UTC(year, month, 31, 1));
  return last - last.getUTCDay() * 864e5;
};

/* The clock in the UK, in minutes since 1970 as if it were UTC. Written out, because to make an `Intl.DateTimeFormat`
   takes longer than all else before the first paint. */
const ukMinute = (moment) => {
  const year = moment.getUTCFullYear();
  const isSummer = lastSunday(year, MARCH) <= moment && moment < lastSunday(year, OCTOBER);
  return Math.floor(moment / 6e4) + (isSummer ? 60 : 0);
};

const dayOf = (minute) => Math.floor(minute / WHOLE_DAY);

/* Whether it is open in that minute; null where nobody knows. Days are counted from 1970, a Thursday. */
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

/* Whether it is open, and the minute at which that changes, if it is known and comes within a day: of the day it closes
   on, and of today for an opening, so that tomorrow's are past WHOLE_DAY. Nothing at all by a clock from before the
   facts, or from after what the page knows: it is wrong. */
const stateAt = (hours, moment) => {
  const now = ukMinute(moment);
  const today = dayOf(now);
  if (today < hours.from || today > hours.until) return [undefined, null];
  const open = isOpen(hours, now);
  for (let at = now + 1; open !== null && at < now + WHOLE_DAY; at += 1) {
    const then = isOpen(hours, at);
    if (then === null) break;
    if (then !== open) return [open, open ? at % WHOLE_DAY : at - today * WHOLE_DAY];
  }
  return [open, null];
};

const textOf = ({ says }, [open, minute]) =>
  open ? says.closes[minute] || says.open : open === false ? says.opens[minute] || says.closed : "";

const say = (badge) => {
  const hours = JSON.parse(badge.dataset.hours);
  const state = stateAt(hours, new Date());
  const [open] = state;
  badge.textContent = textOf(hours, state);
  badge.classList.toggle("badge-open", open === true);
  return open;
};

const sayAll = () => document.querySelectorAll("[data-hours]").forEach(say);

/* Open first, then what fits speakers of the page's language; equals stay as they were written. */
for (const list of document.querySelectorAll(".open-first")) {
  const ranked = [...list.children].map((card) => {
    const badge = card.querySelector("[data-hours]");
    const open = badge ? say(badge) : true;
    return [(open ? 0 : open === null ? 10 : 20) + Number(card.dataset.rank || 0), card, open];
  });
  if (ranked.some(([, , open]) => open === undefined)) continue;
  list.append(...ranked.sort(([one], [other]) => one - other).map(([, card]) => card));
}
sayAll();
setInterval(sayAll, 30000);
document.addEventListener("visibilitychange", sayAll);
