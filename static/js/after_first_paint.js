/* After the first paint, which either would delay on a slow phone, load the script that only adds to a page and register
   the service worker, whose copy of the site does not wait for that script. Drawing goes on after the first frame is
   made, and a second waits for it. At once only for a page that is held for its notes. */
const { app, worker } = document.currentScript.dataset;
const load = () => {
  /* Where storage is off or full nothing happens: the site works online. */
  if (worker && navigator.serviceWorker)
    navigator.serviceWorker.register(worker, { updateViaCache: "none" }).catch(() => {});
  const script = document.createElement("script");
  script.src = app;
  document.head.append(script);
};

addEventListener("DOMContentLoaded", () => {
  if (document.documentElement.hasAttribute("data-held")) load();
  else requestAnimationFrame(() => requestAnimationFrame(load));
});
