/* Delete everything that the browser stores of this site, each step independently, and report whether anything is left.
   The page stays open: opening another would store a new copy. */
const { caches, navigator } = window;
const ignore = () => {};
const attempt = async (step) => step();

const workers = async () => (navigator.serviceWorker ? navigator.serviceWorker.getRegistrations() : []);
const names = async () => (caches ? caches.keys() : []);
const cookies = () => document.cookie.split("; ").filter(Boolean);
const keys = () => [...Object.keys(localStorage), ...Object.keys(sessionStorage)];

/* Run before and after unregistering: a worker that is still running could write in between. */
const deleteCaches = async () => Promise.all((await names()).map((name) => caches.delete(name)));
const steps = (form) => [
  deleteCaches,
  async () => Promise.all((await workers()).map((worker) => worker.unregister())),
  deleteCaches,
  () => localStorage.clear(),
  () => sessionStorage.clear(),
  () => {
    for (const cookie of cookies()) document.cookie = `${cookie.split("=")[0]}=;path=/;max-age=0`;
  },
  /* The server also clears cookies that no script can see. */
  () => fetch(form.action, { method: "POST", redirect: "manual" }),
];

/* A browser that refuses access to a store keeps nothing in it. Any other error may hide something: count it as left. */
const remainsAfter = (error) => (error.name === "SecurityError" ? [] : [error]);
const remaining = async () => {
  const found = [names, workers, keys, cookies].map((list) => attempt(list).catch(remainsAfter));
  return [].concat(...(await Promise.all(found)));
};

document.addEventListener("submit", async (event) => {
  if (!event.target.matches("[data-clear-site-data]")) return;
  event.preventDefault();
  for (const step of steps(event.target)) await attempt(step).catch(ignore);
  location.replace((await remaining()).length ? "#left" : "#done");
});

/* "Cover when I switch apps" is stored only while it is on, and not offered where storage is off. */
const choice = document.querySelector("[data-cover]");
try {
  const box = choice && choice.querySelector("input");
  if (box) {
    box.checked = localStorage.getItem("cover") === "1";
    box.onchange = () =>
      box.checked ? localStorage.setItem("cover", "1") : localStorage.removeItem("cover");
    choice.hidden = false;
  }
} catch {}
