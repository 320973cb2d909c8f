/* Load the script that only adds to a page after the first paint, which it would delay on a slow phone: at once only for
   a page that is held for its notes. */
const { app } = document.currentScript.dataset;
const load = () => {
  const script = document.createElement("script");
  script.src = app;
  document.head.append(script);
};

addEventListener("DOMContentLoaded", () => {
  if (document.documentElement.dataset.held === undefined) requestAnimationFrame(() => setTimeout(load));
  else load();
});
