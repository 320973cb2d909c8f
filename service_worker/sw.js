/* BUILD, which names this build, and JOTTERS, the address of each language's Jotter, are written in front by
   webapp/static_site/bundle.py. README.md beside this file has the format of the pack and the reasons. */
const PREFIX = "camau-";
const CACHE = PREFIX + BUILD;
const INDEX = "/index";
const CHECKED = "/checked";
const NETWORK_TIMEOUT = 3000; /* ms after which the offline page answers for a page that is not precached */
const AWAY = "away";
const ignore = () => {};

async function sha256(text) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* The text of an entry; undefined where it was evicted or storage is blocked: the network may still help. */
async function stored(cacheName, path) {
  try {
    return await (await caches.match(path, { cacheName })).text();
  } catch {}
}

/* The index vouches for every entry, and the name of the cache for the index; undefined where there is no whole build.
   Without a day, the copy counts as older than its facts. */
async function openIndex(cacheName) {
  const [text, checked] = await Promise.all([stored(cacheName, INDEX), stored(cacheName, CHECKED)]);
  if (!text || PREFIX + (await sha256(text)) !== cacheName) return;
  const [head, ...hashes] = text.split("\n");
  return { ...JSON.parse(head), cacheName, hashes, checked: Number(checked) || 1 };
}

/* Read before the first event arrives: a worker that wakes has a page to answer. */
let ownIndex = openIndex(CACHE);
async function index() {
  if (!(await ownIndex)) ownIndex = openIndex(CACHE);
  return ownIndex;
}

/* A file, checked again; undefined if it is not the one that was precached. A number is the place of a shared part, and
   a string the part itself, whatever it says. A page also learns when its copy was last known to be the newest. */
async function precached(opened, path, entry) {
  const place = opened ? opened.files.indexOf(path) : -1;
  const text = place >= 0 && (await (entry || stored(opened.cacheName, path)));
  if (!text || (await sha256(text)) !== opened.hashes[place]) return;
  const [kind, parts] = JSON.parse(text);
  const body =
    typeof parts === "string"
      ? Uint8Array.from(atob(parts), (letter) => letter.charCodeAt(0))
      : parts
          .map((part) => (typeof part === "string" ? part : opened.shared[part]))
          .join("\n")
          .replace(/^<!doctype html>\n<html/, `$& data-checked="${opened.checked}"`);
  return new Response(body, { headers: opened.headers[kind] });
}

async function noteChecked() {
  const now = Date.now();
  await (await caches.open(CACHE)).put(CHECKED, new Response(`${now}`));
  const opened = await ownIndex;
  if (opened) opened.checked = now;
}

/* Nothing is written before all of it is checked. No cookie goes along: the pack is the same for everybody.
   The index is written last, so that a build which was interrupted is none. */
async function precache() {
  const address = `/pack.${BUILD.slice(0, 12)}.json`;
  const answer = await fetch(address, { cache: "no-store", credentials: "omit", redirect: "error" });
  const [head, ...entries] = (await answer.text()).slice(1, -1).split(",\n");
  const text = [head, ...(await Promise.all(entries.map(sha256)))].join("\n");
  if ((await sha256(text)) !== BUILD) throw new Error("integrity");
  const { files } = JSON.parse(head);
  const cache = await caches.open(CACHE);
  await Promise.all(entries.map((entry, place) => cache.put(files[place], new Response(entry))));
  await noteChecked();
  await cache.put(INDEX, new Response(text));
  ownIndex = openIndex(CACHE);
}

/* Browsers may evict one entry and keep the rest. */
async function isWhole() {
  const opened = await index();
  for (const path of opened ? opened.files : [INDEX]) if (!(await precached(opened, path))) return false;
  return true;
}

let repairing; /* once for as long as the worker is awake */
const repair = () => {
  if (!repairing) repairing = precache().catch(ignore);
  return repairing;
};

async function install() {
  try {
    if (!(await isWhole())) await precache();
  } catch (failed) {
    if (!(await index())) await caches.delete(CACHE);
    throw failed;
  }
  await self.skipWaiting();
}

const otherCaches = async () =>
  (await caches.keys().catch(() => [])).filter((name) => name.startsWith(PREFIX) && name !== CACHE);

/* The build before stays, for pages still open on it. */
async function cleanup() {
  const others = await otherCaches();
  const whole = [];
  for (const name of others) if (await openIndex(name)) whole.push(name);
  const previous = whole.pop();
  for (const name of others) if (name !== previous) await caches.delete(name);
  await self.clients.claim();
}

/* After the page has been painted, and with a signal to repair by: on the way to the paint only what it shows is read. */
let audited;
async function audit() {
  await noteChecked();
  if (!audited) audited = isWhole();
  if (!(await audited)) await repair();
}

/* The language of an address or, as the server does, the first that the browser asks for. */
const language = (path) =>
  [path.slice(1, 3), ...navigator.languages.map((tag) => tag.slice(0, 2)), "en"].find(
    (code) => code in JOTTERS,
  );

/* Whether the reader has left. The lock is a cache with nothing in it, which pages can make too, or the cookie, where
   the browser lets a worker read it. */
async function isLocked() {
  const [cookie, cache] = await Promise.all([
    self.cookieStore && cookieStore.get(AWAY).catch(ignore),
    caches.has(AWAY).catch(ignore),
  ]);
  return cache || (cookie && cookie.value === "1");
}
async function lock() {
  await caches.open(AWAY).catch(ignore);
  for (const tab of await clients.matchAll({ includeUncontrolled: true })) tab.postMessage(AWAY);
}
async function unlock() {
  await caches.delete(AWAY).catch(ignore);
  if (self.cookieStore) await cookieStore.delete(AWAY);
}

/* What the network answers in time, else nothing. */
const networkInTime = ({ request }) =>
  Promise.race([fetch(request).catch(ignore), new Promise((done) => setTimeout(done, NETWORK_TIMEOUT))]);

/* The same, or another page of ours where there is no network or no server behind it. */
async function networkOrRedirect(event, path) {
  const answer = await networkInTime(event);
  return answer && answer.status < 500 ? answer : Response.redirect(path);
}

/* From this build, or from the one before. */
async function fromAnyBuild(path) {
  const answer = await precached(await index(), path);
  if (answer) return answer;
  for (const name of await otherCaches()) {
    const older = await precached(await openIndex(name), path);
    if (older) return older;
  }
}

/* It must never fail: precached, from the network, or an empty one. */
async function jotter(event, path) {
  const answer = (await fromAnyBuild(path)) || (await networkInTime(event));
  if (answer && answer.status < 500) return answer;
  const [, , name] = path.split("/");
  const empty = `<!doctype html><title>${name}</title><meta name=viewport content=width=device-width><textarea>`;
  return new Response(empty, { headers: { "Content-Type": "text/html" } });
}

/* Storage is asked for lock, index and page at once: on a phone each of them is a wait. */
async function navigation(event, path) {
  const { headers, method } = event.request;
  const own = JOTTERS[language(path)];
  if (path === own || `${path}/` === own) return jotter(event, own);
  if (path === `${own}out` && method === "GET" && !headers.has("Sec-Purpose")) {
    await lock().catch(ignore);
    return networkOrRedirect(event, own);
  }
  if (path === `${own}in` && method === "POST") {
    await unlock().catch(ignore);
    return networkOrRedirect(event, own.slice(0, 4));
  }
  const entry = stored(CACHE, path);
  const [locked, opened] = await Promise.all([isLocked().catch(ignore), index()]);
  if (locked) return Response.redirect(own);
  if (method !== "GET") return fetch(event.request);
  if (opened && path === "/")
    return Response.redirect(opened.homes[`//${location.host}`] || `/${language(path)}/`);
  const answer = (await precached(opened, path, entry)) || (await precached(opened, `${path}/`));
  if (answer) return answer;
  if (!opened || opened.files.some((name) => name === path || name === `${path}/`)) event.waitUntil(repair());
  return (
    (opened && ((await networkInTime(event)) || (await precached(opened, "/offline/")))) ||
    fetch(event.request)
  );
}

/* What a page is made of. */
const cacheFirst = async ({ request }, path) => (await fromAnyBuild(path)) || fetch(request);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(cleanup()));
self.addEventListener("message", (event) => event.waitUntil(audit().catch(ignore)));
self.addEventListener("fetch", (event) => {
  const { destination, method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin) return;
  if (mode === "navigate") event.respondWith(navigation(event, pathname));
  else if (destination && method === "GET") event.respondWith(cacheFirst(event, pathname));
});
