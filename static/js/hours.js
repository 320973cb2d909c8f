/* Says beside a service whether it is open now, by the clock in the UK, whatever the phone's own zone. */
const UK_CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

const previousDay = (day) => new Date(Date.parse(day) - 864e5).toISOString().slice(0, 10);

/* Whether the opening that starts on `day` takes place; null where nobody knows. */
function opensOn({ weekdays, bankHolidays, holidays, knownUntil }, day) {
  if (weekdays && [0, 6].includes(new Date(day).getUTCDay())) return false;
  if (bankHolidays === "open") return true;
  if (holidays.includes(day)) return bankHolidays === "closed" ? false : null;
  return day <= knownUntil ? true : null;
}

/* `opens` and `closes` are minutes after midnight; a `closes` that is not later is on the next morning. */
function isOpen(hours, moment) {
  const part = Object.fromEntries(UK_CLOCK.formatToParts(moment).map(({ type, value }) => [type, value]));
  const today = `${part.year}-${part.month}-${part.day}`;
  const now = part.hour * 60 + Number(part.minute);
  const { opens, closes } = hours;
  if (opens < closes) return opens <= now && now < closes && opensOn(hours, today);
  if (now >= opens) return opensOn(hours, today);
  return now < closes && opensOn(hours, previousDay(today));
}

function showHours() {
  for (const badge of document.querySelectorAll("[data-hours]")) {
    const open = isOpen(JSON.parse(badge.dataset.hours), new Date());
    badge.textContent = open === null ? "" : open ? badge.dataset.open : badge.dataset.closed;
    badge.classList.toggle("badge-open", open === true);
  }
}

if (document.querySelector("[data-hours]")) {
  showHours();
  setInterval(showHours, 30000);
  document.addEventListener("visibilitychange", showHours);
}
