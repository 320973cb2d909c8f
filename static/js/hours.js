/* Says beside a service whether it is open now, by the clock in the UK, whatever the phone's own zone, and puts
   what is open first. It stands behind the last service of the page, so that all is in its place at the first paint. */
const WHOLE_DAY = 1440;
const HOUR = 36e5;
const MARCH = 2;
const OCTOBER = 9;

/* The last Sunday of a month of 31 days, at 01:00 UTC: when the clocks change. */
const lastSunday = (year, month) => {
  const last = new Date(Date.UTC(year, month, 31, 1));
  return last - last.getUTCDay() * 24 * HOUR;
};

/* The clock in the UK, as if it were UTC. Written out, because to make an `Intl.DateTimeFormat` takes longer than all
   else before the first paint. */
const ukClock = (moment) => {
  const year = moment.getUTCFullYear();
  const isSummer = lastSunday(year, MARCH) <= moment && moment < lastSunday(year, OCTOBER);
  return new Date(moment.getTime() + (isSummer ? HOUR : 0));
};
const dayOf = (clock) => clock.toISOString().slice(0, 10);

/* Whether what starts on `day` takes place, if its weekday is right; null where nobody knows. */
const isHeld = ({ bankHolidays, holidays, knownUntil }, day) => {
  if (bankHolidays === "open") return true;
  if (holidays.includes(day)) return bankHolidays === "closed" ? false : null;
  return day <= knownUntil ? true : null;
};

/* Every opening from yesterday to the day after tomorrow, in minutes after midnight today. */
const openingsAround = (hours, today) => {
  const openings = [];
  for (const ahead of [-1, 0, 1, 2]) {
    const date = new Date(Date.parse(today) + ahead * WHOLE_DAY * 6e4);
    const held = isHeld(hours, date.toISOString().slice(0, 10));
    for (const [weekdays, opens, length] of hours.rules) {
      if (held === false || !weekdays.includes(date.getUTCDay())) continue;
      const start = ahead * WHOLE_DAY + opens;
      openings.push({ start, end: start + length, held });
    }
  }
  return openings.sort((one, other) => one.start - other.start);
};

/* A clock from before the facts, or from after what the page knows, is wrong: it says nothing and sorts nothing. */
const isKnown = ({ knownFrom, knownUntil }, day) => knownFrom <= day && day <= knownUntil;

/* Whether it is open (null where nobody knows), and the minute at which that changes, if it is known and comes within
   a day: of the day it closes on, and of today for an opening, so that tomorrow's are past WHOLE_DAY. Openings that
   touch are one. */
const stateAt = (hours, moment) => {
  const clock = ukClock(moment);
  if (!isKnown(hours, dayOf(clock))) return [null, null];
  const now = clock.getUTCHours() * 60 + clock.getUTCMinutes();
  const openings = openingsAround(hours, dayOf(clock));
  const at = (minute) => openings.find(({ start, end }) => start <= minute && minute < end);
  const current = at(now);
  if (!current) {
    const next = openings.find(({ start }) => start > now);
    return [false, next && next.held && next.start - now < WHOLE_DAY ? next.start : null];
  }
  if (!current.held) return [null, null];
  let { end } = current;
  for (let next = at(end); next && end - now < WHOLE_DAY; next = at(end)) {
    if (!next.held) return [true, null];
    end = next.end;
  }
  return [true, end - now < WHOLE_DAY ? end % WHOLE_DAY : null];
};

const textOf = ({ says }, [open, minute]) =>
  open === null ? "" : open ? says.closes[minute] || says.open : says.opens[minute] || says.closed;

const say = (badge) => {
  const hours = JSON.parse(badge.dataset.hours);
  const state = stateAt(hours, new Date());
  const [open] = state;
  badge.textContent = textOf(hours, state);
  badge.classList.toggle("badge-open", open === true);
  return open;
};

/* Open first, then what fits speakers of the page's language; equals stay as they were written. */
const rank = (card) => {
  const badge = card.querySelector("[data-hours]");
  const open = badge ? say(badge) : true;
  return (open ? 0 : open === null ? 10 : 20) + Number(card.dataset.rank || 0);
};

const isTimely = (badge) => isKnown(JSON.parse(badge.dataset.hours), dayOf(ukClock(new Date())));

const sayAll = () => document.querySelectorAll("[data-hours]").forEach(say);

for (const list of document.querySelectorAll(".open-first")) {
  if (![...list.querySelectorAll("[data-hours]")].every(isTimely)) continue;
  const ranked = [...list.children].map((card) => [rank(card), card]);
  list.append(...ranked.sort(([one], [other]) => one - other).map(([, card]) => card));
}
sayAll();
setInterval(sayAll, 30000);
document.addEventListener("visibilitychange", sayAll);
