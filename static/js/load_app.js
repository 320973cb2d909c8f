/* Load the script that only adds to a page after the first paint, which it would delay on a slow phone: drawing goes on
   after the first frame is made, and a second waits for it. At once only for a page that is held for its notes. */
const app = document.currentScript.getAttribute("data-app");
const load = () => {
  const script = document.createElement("script");
  script.src = app;
  document.head.append(script);
};

addEventListener("DOMContentLoaded", () => {
  if (document.documentElement.hasAttribute("data-held")) load();
  else requestAnimationFrame(() => requestAnimationFrame(load));
});
