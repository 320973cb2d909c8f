/* Beside each number of a copy that has not been checked for a month, the day of its last check. The clock may be wrong
   by years: a check in the future counts for nothing, and none is older than the facts themselves. */
const MONTH = 30 * 864e5;
const { checked } = document.documentElement.dataset;
const { facts, stale } = document.querySelector("[data-stale]").dataset;
const now = Date.now();
const known = new Date(Math.max(checked <= now ? checked : 0, Date.parse(facts)));

if (checked && Math.abs(now - known) > MONTH) {
  const day = known.toLocaleDateString("en-GB", { timeZone: "Europe/London" });
  const numbers = document.querySelectorAll(
    '.solid[href^="sms:"], .solid[href^="tel:"]:not([href$=":999"]):not([href$=":101"])',
  );
  for (const part of new Set(Array.from(numbers, (number) => number.closest(".buttons, p") || number))) {
    const note = document.createElement("p");
    note.className = "note stale";
    note.textContent = stale.replace("{day}", day);
    part.before(note);
  }
}
