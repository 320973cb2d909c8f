/* BUILD, the SHA-256 of the pack, and JOTTERS, the address of each language's Jotter, are written in front by
   webapp/offline.py. The pack is the whole site in one file:
   it is kept as it came, so a build is on the phone whole or not at all, and its hash is checked again each time
   the worker wakes. README.md beside this file says why. */
const PREFIX = "camau-";
const CACHE = PREFIX + BUILD;
const PACK = "/pack";
const CHECKED = "/checked";
const PATIENCE = 3000; /* ms a page that is not kept may take before the offline page speaks */
const AWAY = "away";
const nothing = () => {};

async function opened(bytes, name) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (PREFIX + hash !== name) throw new Error("altered");
  return JSON.parse(new TextDecoder().decode(bytes));
}

/* What is kept of a build; undefined where it is missing or altered, or storage is blocked: the network may still help. */
async function kept(cacheName) {
  try {
    const pack = await opened(await (await caches.match(PACK, { cacheName })).arrayBuffer(), cacheName);
    pack.checked = Number(await (await caches.match(CHECKED, { cacheName })).text());
    return pack;
  } catch {}
}

let ours; /* the pack of this build, opened once for as long as the worker is awake */
async function mine() {
  if (!ours) ours = await kept(CACHE);
  return ours;
}

async function noteChecked() {
  const now = `${Date.now()}`;
  await (await caches.open(CACHE)).put(CHECKED, new Response(now));
  if (ours) ours.checked = now;
}

/* Nothing is written before all of it is checked. No cookie goes along: the pack is the same for everybody. */
async function download() {
  const path = `${PACK}.${BUILD.slice(0, 12)}.json`;
  const answer = await fetch(path, { cache: "no-store", credentials: "omit", redirect: "error" });
  const bytes = await answer.arrayBuffer();
  await opened(bytes, CACHE);
  try {
    await noteChecked();
    await (await caches.open(CACHE)).put(PACK, new Response(bytes));
  } catch (full) {
    await caches.delete(CACHE);
    throw full;
  }
}

async function install() {
  if (!(await mine())) await download();
  await self.skipWaiting();
}

const others = async () =>
  (await caches.keys().catch(() => [])).filter((name) => name.startsWith(PREFIX) && name !== CACHE);

/* The build before stays, for pages still open on it. */
async function activate() {
  for (const name of (await others()).slice(0, -1)) await caches.delete(name);
  await self.clients.claim();
}

/* A number is the place of a shared part, and a string the part itself, whatever it says. A page also learns when its
   copy was last known to be the newest. */
function unpacked({ files, headers, shared, checked }, path) {
  const [kind, parts] = files[path];
  const body =
    typeof parts === "string"
      ? Uint8Array.from(atob(parts), (letter) => letter.charCodeAt(0))
      : parts
          .map((part) => (typeof part === "string" ? part : shared[part]))
          .join("\n")
          .replace(/^<!doctype html>\n<html/, `$& data-checked="${checked}"`);
  return new Response(body, { headers: headers[kind] });
}

/* The language of an address or, as the server does, the first that the browser asks for. */
const language = (path) =>
  [path.slice(1, 3), ...navigator.languages.map((tag) => tag.slice(0, 2)), "en"].find(
    (code) => code in JOTTERS,
  );

/* Whether the reader has left. The lock is a cache with nothing in it, which pages can make too, or the cookie, where
   the browser lets a worker read it. */
const locked = async () => {
  const cookie = self.cookieStore && (await cookieStore.get(AWAY).catch(nothing));
  return (cookie && cookie.value === "1") || caches.has(AWAY);
};
async function lock() {
  await caches.open(AWAY).catch(nothing);
  for (const tab of await clients.matchAll({ includeUncontrolled: true })) tab.postMessage(AWAY);
}
async function unlock() {
  await caches.delete(AWAY).catch(nothing);
  if (self.cookieStore) await cookieStore.delete(AWAY);
}

/* What the network answers in time, else nothing. */
const inTime = ({ request }) =>
  Promise.race([fetch(request).catch(nothing), new Promise((done) => setTimeout(done, PATIENCE))]);

/* The same, or another page of ours where there is no network or no server behind it. */
async function orElse(event, path) {
  const answer = await inTime(event);
  return answer && answer.status < 500 ? answer : Response.redirect(path);
}

/* It must never fail: of this build, of the one before, from the network, or an empty one. */
async function jotter(event, path) {
  for (const cache of [CACHE, ...(await others().catch(() => []))]) {
    const pack = cache === CACHE ? await mine() : await kept(cache);
    if (pack && path in pack.files) return unpacked(pack, path);
  }
  const answer = await inTime(event);
  if (answer && answer.status < 500) return answer;
  const [, , name] = path.split("/");
  const empty = `<!doctype html><title>${name}</title><meta name=viewport content=width=device-width><textarea>`;
  return new Response(empty, { headers: { "Content-Type": "text/html" } });
}

let mending;
async function page(event, path) {
  const { headers, method } = event.request;
  const own = JOTTERS[language(path)];
  if (path === own || `${path}/` === own) return jotter(event, own);
  if (path === `${own}out` && method === "GET" && !headers.has("Sec-Purpose")) {
    await lock().catch(nothing);
    return orElse(event, own);
  }
  if (path === `${own}in` && method === "POST") {
    await unlock().catch(nothing);
    return orElse(event, own.slice(0, 4));
  }
  if (await locked().catch(nothing)) return Response.redirect(own);
  const pack = await mine();
  if (!pack && method === "GET") {
    if (!mending) mending = download().catch(nothing);
    event.waitUntil(mending);
  }
  if (!pack || method !== "GET") return fetch(event.request);
  if (path === "/") return Response.redirect(pack.homes[`//${location.host}`] || `/${language(path)}/`);
  const name = [path, `${path}/`].find((name) => name in pack.files);
  if (name) return unpacked(pack, name);
  return (await inTime(event)) || unpacked(pack, "/offline/");
}

/* What a page is made of: of this build, of the one before, or from the network. */
async function part({ request }, path) {
  for (const name of [CACHE, ...(await others())]) {
    const pack = name === CACHE ? await mine() : await kept(name);
    if (pack && path in pack.files) return unpacked(pack, path);
  }
  return fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.waitUntil(noteChecked().catch(nothing)));
self.addEventListener("fetch", (event) => {
  const { destination, method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin) return;
  if (mode === "navigate") event.respondWith(page(event, pathname));
  else if (destination && method === "GET") event.respondWith(part(event, pathname));
});
