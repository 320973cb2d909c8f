/* The exit, in the head of every page so that it works before anything else has arrived. The lock (a cookie that the
   server reads too, and storage, which outlives it) sends every return to the Jotter until Continue. */
const root = document.documentElement;
const { decoy, decoyTitle, decoyIcon } = root.dataset;
const worker = navigator.serviceWorker;
let presses = 0;
let lastTime = 0;

/* localStorage, not sessionStorage: a page that Firefox brings back from memory sees an old copy of that. */
const stored = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {}
};
const lock = () => {
  const secure = location.protocol === "https:" ? ";secure" : "";
  try {
    document.cookie = `away=1;path=/;samesite=lax;max-age=31536000${secure}`;
    localStorage.setItem("away", "1");
  } catch {}
};
const left = () => document.cookie.split("; ").includes("away=1") || stored("away");
const locked = () => left() || stored("quiet");

const cover = () => root.style.setProperty("display", "none", "important");
const go = (hash = "") => {
  cover();
  document.title = decoyTitle;
  for (const icon of document.querySelectorAll("link[rel=icon]")) icon.href = decoyIcon;
  location.replace(decoy + hash);
};
const leave = (event) => {
  event.preventDefault(); /* else the browser's own Esc stops the page we are going to */
  lock();
  go("#go");
};
/* Somebody left by another tab, or by a way that no script of this page saw. */
const follow = () => {
  if (left() && !root.style.display) go();
};

if (locked()) go();

addEventListener("pagehide", cover);
addEventListener("pageshow", (event) => {
  if (locked()) go();
  else if (event.persisted) root.removeAttribute("style");
});
addEventListener("storage", follow);
/* Back from one screen of a page to another loads nothing, and can end the way out of the tab that was left. */
addEventListener("popstate", () => {
  if (left()) go(root.style.display && "#go");
});
document.addEventListener("visibilitychange", follow);
if (window.cookieStore) cookieStore.addEventListener("change", follow);
const relock = (found) => {
  if (!found) return;
  lock();
  follow();
};
if (worker) worker.addEventListener("message", ({ data }) => relock(data === "away"));
/* All that is on the disk where the browser was ended within seconds of leaving. */
if (window.caches) caches.has("away").then(relock, () => {});

const near = ({ target }, selector) => target.closest && target.closest(selector);
const show = () => root.style.removeProperty("opacity");
/* The finger is still down: a link under `display: none` would lose the click, a transparent one keeps it.
   The click, if it comes, comes soon after the finger is up; a page that it covered stays covered. */
addEventListener("pointerdown", (event) => {
  if (near(event, "[data-exit]")) root.style.setProperty("opacity", "0", "important");
});
addEventListener("pointerup", () => setTimeout(show, 400));
addEventListener("pointercancel", show);
/* The middle button and the menu of a link would open another tab and leave this one as it is. */
for (const press of ["click", "auxclick", "contextmenu"])
  addEventListener(press, (event) => {
    if (near(event, "[data-exit]")) leave(event);
  });

/* Three presses, none later than a second and a half. A keyboard on the screen sends no `code`. */
addEventListener("keydown", (event) => {
  const { key, code, repeat, timeStamp } = event;
  if (repeat) return;
  const typing = near(event, "input, textarea, select, dialog, [contenteditable]");
  presses =
    !code || typing || !/^(Escape|Shift)$/.test(key) ? 0 : timeStamp - lastTime < 1500 ? presses + 1 : 1;
  lastTime = timeStamp;
  if (presses === 3) leave(event);
});
