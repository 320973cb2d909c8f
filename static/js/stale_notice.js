/* Put the day of the last check beside each number of a copy that has not been checked for a month. The clock may be
   wrong by years: ignore a check in the future, and take none as older than the facts themselves. */
const MONTH = 30 * 864e5;
const { dataset } = document.documentElement;
const { checked } = dataset;
const { facts, stale } = document.querySelector("[data-stale]").dataset;
const now = Date.now();
const lastCheck = new Date(Math.max(checked <= now ? checked : 0, Date.parse(facts)));

if (checked && Math.abs(now - lastCheck) > MONTH) {
  const day = lastCheck.toLocaleDateString("en-GB", { timeZone: "Europe/London" });
  const numbers = document.querySelectorAll(
    '.solid[href^="sms:"], .solid[href^="tel:"]:not([href$=":999"]):not([href$=":101"])',
  );
  for (const block of new Set(Array.from(numbers, (number) => number.closest(".buttons, p") || number))) {
    const note = document.createElement("p");
    note.className = "note stale";
    note.textContent = stale.replace("{day}", day);
    block.before(note);
  }
}
delete dataset.held;
