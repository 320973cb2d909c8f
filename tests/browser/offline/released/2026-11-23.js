/* BUILD and FILES (address → SHA-256 of its bytes) are written above by webapp/offline.py. */
const PREFIX = "camau-";
const CACHE = PREFIX + BUILD;
const OFFLINE = "/offline/";

/* Everything is fetched and checked before anything is written: a cut, a login portal or a filter's page
   leaves the old copy whole. Credentials are left out because pages are the same for everybody. */
async function install() {
  const answers = await Promise.all(
    Object.entries(FILES).map(async ([path, integrity]) => {
      const answer = await fetch(path, {
        integrity,
        cache: "no-store",
        credentials: "omit",
        redirect: "error",
      });
      if (!answer.ok) throw new Error(path);
      return [path, answer];
    }),
  );
  const cache = await caches.open(CACHE);
  await Promise.all(answers.map(([path, answer]) => cache.put(path, answer)));
  await self.skipWaiting();
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

/* Storage that fails must not stop a page that the network could bring. */
const kept = (path) =>
  caches
    .open(CACHE)
    .then((cache) => cache.match(path))
    .catch(() => undefined);

/* The front door chooses as the server does: the first language the browser asks for that we speak. */
function frontDoor() {
  const asked = navigator.languages.map((tag) => tag.slice(0, 2));
  const language = asked.find((tag) => `/${tag}/` in FILES) ?? "en";
  return Response.redirect(`/${language}/`);
}

async function page(request, path) {
  if (path === "/") return frontDoor();
  const whole = path in FILES ? path : `${path}/`;
  const copy = whole in FILES && (await kept(whole));
  if (copy) return copy;
  try {
    return await fetch(request);
  } catch {
    return (await kept(OFFLINE)) ?? Response.error();
  }
}

async function part(request, path) {
  return (await kept(path)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, pathname));
  else if (pathname in FILES) event.respondWith(part(request, pathname));
});
