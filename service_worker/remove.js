/* Served as /sw.js while CAMAU_KILL_SWITCH is on: delete every bundle and unregister the worker. */
async function remove() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("camau-")).map((name) => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(remove()));
