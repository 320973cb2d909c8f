/* Takes away what the phone keeps of this site, each step by itself, and says what is left. The page stays open:
   opening another would keep a new copy. */
const { caches, navigator } = window;
const nothing = () => {};
const attempt = async (step) => step();

const workers = async () => (navigator.serviceWorker ? navigator.serviceWorker.getRegistrations() : []);
const names = async () => (caches ? caches.keys() : []);
const cookies = () => document.cookie.split("; ").filter(Boolean);
const keys = () => [...Object.keys(localStorage), ...Object.keys(sessionStorage)];

/* The copies go twice: a worker that still runs could write while it is taken off. */
const copies = async () => Promise.all((await names()).map((name) => caches.delete(name)));
const steps = (form) => [
  copies,
  async () => Promise.all((await workers()).map((worker) => worker.unregister())),
  copies,
  () => localStorage.clear(),
  () => sessionStorage.clear(),
  () => {
    for (const cookie of cookies()) document.cookie = `${cookie.split("=")[0]}=;path=/;max-age=0`;
  },
  /* The server also clears what no script can see. */
  () => fetch(form.action, { method: "POST", redirect: "manual" }),
];

/* Where a browser refuses to let us look, it refused to keep anything too. Any other fault may hide something. */
const unless = (error) => (error.name === "SecurityError" ? [] : [error]);
const left = async () => {
  const found = [names, workers, keys, cookies].map((look) => attempt(look).catch(unless));
  return [].concat(...(await Promise.all(found)));
};

document.addEventListener("submit", async (event) => {
  if (!event.target.matches("[data-clear-site-data]")) return;
  event.preventDefault();
  for (const step of steps(event.target)) await attempt(step).catch(nothing);
  location.replace((await left()).length ? "#left" : "#done");
});

/* "Cover when I switch apps": kept on the phone only while it is on. Where storage is off, it is not offered. */
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
