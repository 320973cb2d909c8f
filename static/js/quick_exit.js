/* Quick exit, inline in the head of every page so that it works before anything else has loaded. The lock is a cookie,
   which the server reads too, and a localStorage entry, which outlives it. Until Continue it leads to the decoy page. */
const root = document.documentElement;
let presses = 0;
let last = 0;

/* localStorage, not sessionStorage: Firefox restores a page from memory with an old copy of the latter. */
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
const isLocked = () => left() || stored("quiet");
/* The worker has read cookie and cache for a page that it answers; `sw.js` marks the page. */
const vouched = window.CookieStore && root.hasAttribute("data-checked");

const hide = () => root.style.setProperty("display", "none", "important");
const showDecoy = (hash = "") => {
  const { decoy, decoyTitle, decoyIcon } = root.dataset;
  hide();
  document.title = decoyTitle;
  for (const icon of document.querySelectorAll("link[rel=icon]")) icon.href = decoyIcon;
  location.replace(decoy + hash);
};
const leave = (event) => {
  event.preventDefault(); /* the browser's own Esc would stop the navigation */
  lock();
  showDecoy("#go");
};
/* Another tab set the lock, or the server did. */
const follow = () => {
  if (left() && !root.style.display) showDecoy();
};

if (vouched ? stored("away") || stored("quiet") : isLocked()) showDecoy();

addEventListener("pagehide", hide);
/* Not persisted: this script has just looked. */
addEventListener("pageshow", (event) => {
  if (event.persisted && isLocked()) showDecoy();
  else if (event.persisted) root.removeAttribute("style");
});
/* A fragment navigation loads nothing and can cancel the exit that is under way in this tab: start it again, once that
   navigation has ended, which would now and then cancel this one too. */
addEventListener("popstate", () =>
  setTimeout(() => {
    if (left()) showDecoy(root.style.display && "#go");
  }),
);
document.addEventListener("visibilitychange", follow);
const relock = (found) => {
  if (!found) return;
  lock();
  follow();
};
const watch = () => {
  addEventListener("storage", follow);
  if (window.cookieStore) cookieStore.addEventListener("change", follow);
  const worker = navigator.serviceWorker;
  if (worker) worker.addEventListener("message", ({ data }) => relock(data === "away"));
  /* Cookie and localStorage may not be on the disk yet when a browser is killed within seconds of leaving; this is. */
  if (window.caches) caches.has("away").then(relock, () => {});
  follow();
};
/* Watching other tabs would delay the first paint of a kept page on a slow phone: begin after it, and look once for
   what was missed. */
setTimeout(watch, vouched ? 500 : 0);

const near = (event, selector) => event.target.closest && event.target.closest(selector);
const show = () => root.style.removeProperty("opacity");
/* While the finger is down a link under `display: none` would lose its click; a transparent one keeps it. A click
   follows within 400 ms of the release and hides the page for good. */
addEventListener("pointerdown", (event) => {
  if (near(event, "[data-exit]")) root.style.setProperty("opacity", "0", "important");
});
addEventListener("pointerup", () => setTimeout(show, 400));
addEventListener("pointercancel", show);
/* Middle click and context menu would open another tab and leave this one as it is. */
for (const press of ["click", "auxclick", "contextmenu"])
  addEventListener(press, (event) => {
    if (near(event, "[data-exit]")) leave(event);
  });

/* Three presses, at most 1.5 s apart. An on-screen keyboard sends no `code`. */
addEventListener("keydown", (event) => {
  const { key, code, timeStamp } = event;
  if (event.repeat) return;
  const typing = near(event, "input, textarea, select, dialog, [contenteditable]");
  presses = !code || typing || !/^(Escape|Shift)$/.test(key) ? 0 : timeStamp - last < 1500 ? presses + 1 : 1;
  last = timeStamp;
  if (presses === 3) leave(event);
});
