/* The exit, in the head of every page so that it works before anything else has arrived.
   Without scripting the exit is an ordinary link. */
(() => {
  const root = document.documentElement;
  const PRESSES = 3;
  const PAUSE = 1500;
  let presses = 0;
  let last = 0;

  const exitLink = () => document.querySelector("[data-exit]");

  const leave = (link) => {
    root.style.setProperty("display", "none", "important");
    location.replace(link.href);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-exit]");
    if (!link || event.button) return;
    event.preventDefault();
    leave(link);
  });

  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Escape") {
      presses = 0;
      return;
    }
    presses = event.timeStamp - last < PAUSE ? presses + 1 : 1;
    last = event.timeStamp;
    const link = exitLink();
    if (presses < PRESSES || !link) return;
    event.preventDefault(); /* else the browser's own Esc stops the page we are going to */
    leave(link);
  });

  /* A page that comes back from the browser's memory must not come back blank. */
  addEventListener("pageshow", (event) => {
    if (event.persisted) root.style.removeProperty("display");
  });
})();
