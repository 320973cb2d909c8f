/* The decoy page. Only the tab that was left has "#go" in its address. */
const { exitUrl, home } = document.documentElement.dataset;
const { pathname, hash } = location;

/* A redirect keeps the fragment, so that of a page's screen may still be in the address. */
if (hash) history.replaceState(null, "", pathname);
if (hash === "#go") {
  /* A new entry discards what Forward could reach; replacing one does not. */
  history.pushState(null, "", pathname);
  /* The worker's lock; it is on the disk before the browser can be killed. */
  const locking = window.caches && caches.open("away").catch(() => {});
  const installed = navigator.standalone || matchMedia("(display-mode: standalone)").matches;
  if (!installed) {
    Promise.all([fetch("/up.txt", { cache: "no-store" }), locking]).then(
      ([response]) => response.ok && !response.redirected && location.replace(exitUrl),
      () => {},
    );
  }
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const openHome = () => location.replace(home);
  try {
    for (const key of ["away", "quiet"]) localStorage.removeItem(key);
  } catch {}
  document.cookie = "away=;path=/;max-age=0";
  /* The server also clears cookies that no script can see. */
  const unlocking = fetch(event.target.action, { method: "POST", redirect: "manual" });
  Promise.all([unlocking, window.caches && caches.delete("away")]).then(openHome, openHome);
  setTimeout(openHome, 3000);
});
