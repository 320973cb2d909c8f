/* Clears what the phone keeps of this site, in an order in which nothing comes back; the answer of the server
   clears the cookie that no script can see. The page stays open: opening another would keep a new copy. */
async function forget() {
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  localStorage.clear();
  sessionStorage.clear();
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-forget]")) return;
  event.preventDefault();
  const done = () => location.replace("#done");
  forget()
    .catch(() => {})
    .then(() => fetch(event.target.action, { method: "POST", redirect: "manual" }))
    .then(done, done);
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
