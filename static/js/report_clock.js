/* From the half day on which a report was sent to the day on which its answer can be looked for. The half days are
   buttons; what is tapped is kept nowhere. Days are counted from 1970, a Thursday, and half days from 06:00. */
const MORNING = 360;
const HALF_DAY = 720;
const OFFERED = 6;
const SATURDAY = 5;

const weekdayOf = (day) => (day + 3) % 7; /* Monday is 0 */

const isWorkingDay = (day, { holidays }) => weekdayOf(day) < SATURDAY && !holidays.includes(day);

/* The working day by whose end there is usually an answer: whole ones, after the day of the report. Its night, until
   06:00, is still that day. */
const answerDay = (clock, half) => {
  let day = Math.floor(half / 2);
  for (let left = clock.workingDays; left > 0; ) {
    day += 1;
    if (isWorkingDay(day, clock)) left -= 1;
  }
  return day;
};

/* The half days to choose from, the newest first: none by a clock from before the facts, or from after what the page
   knows. It is wrong. */
const halvesAt = (clock, moment) => {
  const minute = ukMinute(moment);
  if (dayOf(minute) < clock.from || dayOf(minute) > clock.until) return [];
  const newest = Math.floor((minute - MORNING) / HALF_DAY);
  return Array.from({ length: OFFERED }, (_, back) => newest - back);
};

const nameOf = ({ names }, half) => names[weekdayOf(Math.floor(half / 2)) * 2 + (half % 2)];

const answerFor = (clock, half, moment) => {
  const day = answerDay(clock, half);
  const ahead = day - dayOf(ukMinute(moment));
  return ahead < 0 ? clock.says.passed : clock.says.soon[ahead] || clock.says.days[weekdayOf(day)];
};

for (const place of document.querySelectorAll("[data-clock]")) {
  const clock = JSON.parse(place.dataset.clock);
  const [choices, told] = [place.querySelector(".buttons"), place.querySelector("[role=status]")];
  for (const half of halvesAt(clock, new Date())) {
    const button = document.createElement("button");
    button.className = "solid alt";
    button.type = "button";
    button.textContent = nameOf(clock, half);
    button.onclick = () => {
      told.textContent = answerFor(clock, half, new Date());
    };
    choices.append(button);
    place.hidden = false;
  }
  addEventListener("pagehide", () => {
    told.textContent = "";
  });
}
