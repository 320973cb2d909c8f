/* UK time, whatever the phone's zone: put in front of each script that needs it (webapp/assets/minify.py). */
const WHOLE_DAY = 1440;
const MARCH = 2;
const OCTOBER = 9;

/* Return the last Sunday of a month of 31 days at 01:00 UTC: when the clocks change. */
const lastSunday = (year, month) => {
  const last = new Date(Date.UTC(year, month, 31, 1));
  return last - last.getUTCDay() * 864e5;
};

/* Return UK time in minutes since 1970, as if it were UTC. Not by `Intl.DateTimeFormat`: constructing one takes longer than
   everything else before the first paint. */
const ukMinute = (moment) => {
  const year = moment.getUTCFullYear();
  const isSummer = lastSunday(year, MARCH) <= moment && moment < lastSunday(year, OCTOBER);
  return Math.floor(moment / 6e4) + (isSummer ? 60 : 0);
};

const dayOf = (minute) => Math.floor(minute / WHOLE_DAY);
