/* The page a locked phone sees. "#go" is in the address of the tab that was left, and of no other. */
const { exitUrl, home } = document.documentElement.dataset;
const { pathname: here, hash } = location;

/* A redirect keeps the fragment: that of a screen is still in the address. */
if (hash) history.replaceState(null, "", here);
if (hash === "#go") {
  /* A new entry takes away what Forward could reach; replacing alone does not. */
  history.pushState(null, "", here);
  /* The worker's lock, which also is on the disk before the browser can be ended. */
  const lasting = window.caches && caches.open("away").catch(() => {});
  const installed = navigator.standalone || matchMedia("(display-mode: standalone)").matches;
  if (!installed) {
    Promise.all([fetch("/up.txt", { cache: "no-store" }), lasting]).then(
      ([answer]) => answer.ok && !answer.redirected && location.replace(exitUrl),
      () => {},
    );
  }
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const open = () => location.replace(home);
  try {
    for (const key of ["away", "quiet"]) localStorage.removeItem(key);
  } catch {}
  document.cookie = "away=;path=/;max-age=0";
  /* The server can also take away what no script can see. */
  const told = fetch(event.target.action, { method: "POST", redirect: "manual" });
  Promise.all([told, window.caches && caches.delete("away")]).then(open, open);
  setTimeout(open, 3000);
});
