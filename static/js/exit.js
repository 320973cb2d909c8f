/* The exit, in the head of every page so that it works before anything else has arrived.
   A lock (in storage, and in a cookie for the server) sends every return to the jotter until Continue.
   Without scripting the exit is a link to a route that sets the cookie. */
const root = document.documentElement;
const { away, awayTitle, awayIcon } = root.dataset;
const KEY = "away";
const PRESSES = 3;
const PAUSE = 1500;
const QUIET_AFTER = 300000;
const CLICK_WITHIN = 400;
let presses = 0;
let lastTime = 0;
let hiddenSince = 0;
let timer;

const read = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {}
};
const write = (value, age = "") => {
  try {
    if (value) localStorage.setItem(KEY, value);
    else localStorage.removeItem(KEY);
  } catch {}
  document.cookie = `${KEY}=1;path=/;samesite=lax${age}`;
};
const locked = () => read(KEY) || /(^|; )away=1/.test(document.cookie);

const cover = () => root.style.setProperty("display", "none", "important");
const go = (lock, hash = "") => {
  cover();
  if (lock) write(lock);
  document.title = awayTitle;
  for (const icon of document.querySelectorAll("link[rel=icon]")) icon.href = awayIcon;
  location.replace(away + hash);
};
/* localStorage, not sessionStorage: a page that Firefox brings back from memory sees an old copy of that. */
const leave = (event) => {
  event.preventDefault(); /* else the browser's own Esc stops the page we are going to */
  go("1", "#go");
};
const goQuiet = () => go("quiet");

if (locked()) go();

addEventListener("pagehide", cover);
addEventListener("pageshow", (event) => {
  if (locked()) go();
  else if (event.persisted) root.removeAttribute("style");
});
addEventListener("storage", (event) => {
  if (event.key !== KEY || !event.newValue) return;
  /* A tab that was put away must not take the page from a reader who is using another. */
  if (event.newValue === "quiet" && !document.hidden) write("", ";max-age=0");
  else go();
});
document.addEventListener("visibilitychange", () => {
  clearTimeout(timer);
  if (root.style.display) return; /* a page that is being left is hidden too */
  if (document.hidden) {
    hiddenSince = Date.now();
    if (read("cover")) goQuiet();
    else timer = setTimeout(goQuiet, QUIET_AFTER);
  } else if (hiddenSince && Date.now() - hiddenSince >= QUIET_AFTER) goQuiet();
});

const isExit = ({ target }) => target.closest && target.closest("[data-exit]");
const show = () => {
  root.style.opacity = "";
};
/* The finger is still down: a link under `display: none` would lose the click, a transparent one keeps it.
   The click, if it comes, comes soon after the finger is up; a page that it covered stays covered. */
addEventListener("pointerdown", (event) => {
  if (isExit(event) && !event.button) root.style.setProperty("opacity", "0", "important");
});
addEventListener("pointerup", () => setTimeout(show, CLICK_WITHIN));
addEventListener("pointercancel", show);
addEventListener("click", (event) => {
  if (isExit(event)) leave(event);
});

/* A keyboard on the screen sends no `code`. */
addEventListener("keydown", (event) => {
  if (event.repeat) return;
  const { key, code, timeStamp } = event;
  if (
    !code ||
    !/^(Escape|Shift)$/.test(key) ||
    event.target.closest("input, textarea, select, dialog, [contenteditable]")
  ) {
    presses = 0;
    return;
  }
  presses = timeStamp - lastTime < PAUSE ? presses + 1 : 1;
  lastTime = timeStamp;
  if (presses === PRESSES) leave(event);
});
