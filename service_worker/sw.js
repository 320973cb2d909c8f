/* webapp/pwa/service_worker.py prepends BUILD, the SHA-256 of this build's index, and DECOY_PATHS, each language's decoy
   page. README.md beside this file has the format of the bundle. */
const PREFIX = "camau-";
const CACHE = PREFIX + BUILD;
const INDEX = "/index";
const CHECKED = "/checked";
const NETWORK_TIMEOUT = 3000; /* ms */
const LOCK = "away";
const ignore = () => {};

async function sha256(text) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* Return undefined for an evicted entry or blocked storage, so that the network is tried. */
async function readEntry(cacheName, path) {
  try {
    return await (await caches.match(path, { cacheName })).text();
  } catch {}
}

/* Verify the index by the name of its cache; its hashes verify each entry later. Return undefined for an incomplete build.
   A bundle whose last update check is unknown counts as stale: checked 1 ms into 1970. */
async function storedBundle(cacheName) {
  const [text, checked] = await Promise.all([readEntry(cacheName, INDEX), readEntry(cacheName, CHECKED)]);
  if (!text || PREFIX + (await sha256(text)) !== cacheName) return;
  const [head, ...hashes] = text.split("\n");
  return { ...JSON.parse(head), cacheName, hashes, checked: Number(checked) || 1 };
}

/* Start reading before the first event: what wakes a worker is a navigation. */
let readingBundle = storedBundle(CACHE);
async function currentBundle() {
  if (!(await readingBundle)) readingBundle = storedBundle(CACHE);
  return readingBundle;
}

/* Verify an entry and make it a response; return undefined if it is missing or altered. A number among the lines is an
   index into the shared ones. `data-checked` tells a page when its bundle was last known to be current. */
async function assetResponse(bundle, path, entry) {
  const position = bundle ? bundle.files.indexOf(path) : -1;
  const text = position >= 0 && (await (entry || readEntry(bundle.cacheName, path)));
  if (!text || (await sha256(text)) !== bundle.hashes[position]) return;
  const [headerSet, lines] = JSON.parse(text);
  const body =
    typeof lines === "string"
      ? Uint8Array.from(atob(lines), (character) => character.charCodeAt(0))
      : lines
          .map((line) => (typeof line === "string" ? line : bundle.shared[line]))
          .join("\n")
          .replace(/^<!doctype html>\n<html/, `$& data-checked="${bundle.checked}"`);
  return new Response(body, { headers: bundle.headers[headerSet] });
}

async function recordCheck() {
  const now = Date.now();
  await (await caches.open(CACHE)).put(CHECKED, new Response(`${now}`));
  const bundle = await readingBundle;
  if (bundle) bundle.checked = now;
}

/* Write nothing before everything is verified, and the index last, so that an interrupted install never counts.
   Cookies go with it, though nobody needs them: for a request without any the browser opens a new connection. */
async function precache() {
  const address = `/pack.${BUILD.slice(0, 12)}.json`;
  const response = await fetch(address, { cache: "no-store", redirect: "error" });
  const [head, ...entries] = (await response.text()).slice(1, -1).split(",\n");
  const text = [head, ...(await Promise.all(entries.map(sha256)))].join("\n");
  if ((await sha256(text)) !== BUILD) throw new Error("integrity");
  const { files } = JSON.parse(head);
  const cache = await caches.open(CACHE);
  await Promise.all(entries.map((entry, position) => cache.put(files[position], new Response(entry))));
  await recordCheck();
  await cache.put(INDEX, new Response(text));
  readingBundle = storedBundle(CACHE);
}

/* Browsers may evict a single entry. */
async function isComplete() {
  const bundle = await currentBundle();
  for (const path of bundle ? bundle.files : [INDEX]) if (!(await assetResponse(bundle, path))) return false;
  return true;
}

let pendingDownload; /* at most one until the worker stops */
const repair = () => {
  if (!pendingDownload) pendingDownload = precache().catch(ignore);
  return pendingDownload;
};

async function install() {
  try {
    if (!(await isComplete())) await precache();
  } catch (error) {
    if (!(await currentBundle())) await caches.delete(CACHE);
    throw error;
  }
  await self.skipWaiting();
}

const previousCaches = async () =>
  (await caches.keys().catch(() => [])).filter((name) => name.startsWith(PREFIX) && name !== CACHE);

/* Keep one previous build for the pages still open on it. */
async function cleanup() {
  const previous = await previousCaches();
  const complete = [];
  for (const name of previous) if (await storedBundle(name)) complete.push(name);
  const newest = complete.pop();
  for (const name of previous) if (name !== newest) await caches.delete(name);
  await self.clients.claim();
}

/* Run when a page is painted and online; a navigation verifies only its own entry. */
let auditing;
async function audit() {
  await recordCheck();
  if (!auditing) auditing = isComplete();
  if (!(await auditing)) await repair();
}

/* Negotiate as the server does: the language of the path, else the first that the browser prefers. */
const languageOf = (path) =>
  [path.slice(1, 3), ...navigator.languages.map((tag) => tag.slice(0, 2)), "en"].find(
    (code) => code in DECOY_PATHS,
  );

/* The lock is an empty cache, which pages can create too, or the cookie, where a worker may read it. */
async function isLocked() {
  const [cookie, cache] = await Promise.all([
    self.cookieStore && cookieStore.get(LOCK).catch(ignore),
    caches.has(LOCK).catch(ignore),
  ]);
  return cache || (cookie && cookie.value === "1");
}
async function lock() {
  await caches.open(LOCK).catch(ignore);
  for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage(LOCK);
}
async function unlock() {
  await caches.delete(LOCK).catch(ignore);
  if (self.cookieStore) await cookieStore.delete(LOCK);
}

/* Resolve to undefined on a failure or timeout. */
const networkWithTimeout = ({ request }) =>
  Promise.race([fetch(request).catch(ignore), new Promise((done) => setTimeout(done, NETWORK_TIMEOUT))]);

/* A 5xx counts as no network: a proxy answers for a server that is down. */
async function networkOrRedirect(event, path) {
  const response = await networkWithTimeout(event);
  return response && response.status < 500 ? response : Response.redirect(path);
}

async function fromAnyBundle(path) {
  const response = await assetResponse(await currentBundle(), path);
  if (response) return response;
  for (const name of await previousCaches()) {
    const older = await assetResponse(await storedBundle(name), path);
    if (older) return older;
  }
}

/* Must never fail: the browser's error page would show what was open before. */
async function decoyPage(event, path) {
  const response = (await fromAnyBundle(path)) || (await networkWithTimeout(event));
  if (response && response.status < 500) return response;
  const [, , name] = path.split("/");
  const empty = `<!doctype html><title>${name}</title><meta name=viewport content=width=device-width><textarea>`;
  return new Response(empty, { headers: { "Content-Type": "text/html" } });
}

/* Read lock, index and entry in parallel: on a phone each read delays the paint. */
async function handleNavigation(event, path) {
  const { headers, method } = event.request;
  const decoy = DECOY_PATHS[languageOf(path)];
  if (path === decoy || `${path}/` === decoy) return decoyPage(event, decoy);
  if (path === `${decoy}out` && method === "GET" && !headers.has("Sec-Purpose")) {
    await lock().catch(ignore);
    return networkOrRedirect(event, decoy);
  }
  if (path === `${decoy}in` && method === "POST") {
    await unlock().catch(ignore);
    return networkOrRedirect(event, decoy.slice(0, 4));
  }
  const entry = readEntry(CACHE, path);
  const [locked, bundle] = await Promise.all([isLocked().catch(ignore), currentBundle()]);
  if (locked) return Response.redirect(decoy);
  if (method !== "GET") return fetch(event.request);
  if (bundle && path === "/")
    return Response.redirect(bundle.homes[`//${location.host}`] || `/${languageOf(path)}/`);
  const response = (await assetResponse(bundle, path, entry)) || (await assetResponse(bundle, `${path}/`));
  if (response) return response;
  if (!bundle || bundle.files.some((name) => name === path || name === `${path}/`)) event.waitUntil(repair());
  return (
    (bundle && ((await networkWithTimeout(event)) || (await assetResponse(bundle, "/offline/")))) ||
    fetch(event.request)
  );
}

const cacheFirst = async ({ request }, path) => (await fromAnyBundle(path)) || fetch(request);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(cleanup()));
self.addEventListener("message", (event) => event.waitUntil(audit().catch(ignore)));
self.addEventListener("fetch", (event) => {
  const { destination, method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin) return;
  if (mode === "navigate") event.respondWith(handleNavigation(event, pathname));
  else if (destination && method === "GET") event.respondWith(cacheFirst(event, pathname));
});
