/* A simulated phone: storage, tabs, service worker registration and network. */
import { CacheStorage } from "./caches.mjs";
import { Worker } from "./worker.mjs";

const SCRIPTS = ["text/javascript", "application/javascript", "application/x-javascript", "text/ecmascript"];
const REDIRECTS = [301, 302, 303, 307, 308];

export class Phone {
  tabs = new Map();
  active = null;
  installing = null;
  update = Promise.resolve();
  sent = [];
  posted = [];

  constructor({ origin, languages = ["en-GB"], files = null }) {
    Object.assign(this, { origin, languages, files, storage: new CacheStorage(origin, () => this.stop()) });
  }

  /* The network: a server, or a set of files. There is no other origin. */
  async fetch(request, options = {}) {
    const url = new URL(request.url ?? request, this.origin);
    this.sent.push({ path: url.pathname, ...options });
    if (!this.files) {
      const redirect = request.mode === "navigate" ? "manual" : (options.redirect ?? "follow");
      return fetch(url, { ...options, redirect, method: request.method ?? options.method });
    }
    const file = this.files[url.pathname];
    if (!file) throw new TypeError("no network");
    return new Response(Buffer.from(file.body, "base64"), {
      status: file.status ?? 200,
      headers: file.headers,
    });
  }

  claim(worker) {
    for (const tab of this.tabs.values()) tab.controller = worker;
  }

  clients() {
    return [...this.tabs].map(([id, { url }]) => ({
      id,
      url: `${url}`,
      type: "window",
      postMessage: (data) => this.posted.push([id, data]),
    }));
  }

  unregister() {
    this.active = null;
    for (const tab of this.tabs.values()) tab.controller = null;
  }

  /* Start the worker again if the browser has stopped it. */
  #awake() {
    if (this.active?.dead) this.active = new Worker(this, this.active.script).start();
    return this.active;
  }

  async #script() {
    const answer = await this.fetch("/sw.js", { redirect: "error", cache: "no-cache" });
    const [kind] = (answer.headers.get("Content-Type") ?? "").split(";");
    if (!answer.ok || !SCRIPTS.includes(kind.trim())) throw new TypeError("no script");
    return answer.text();
  }

  async #install() {
    const script = await this.#script();
    if (script === this.active?.script) return;
    const worker = new Worker(this, script).start();
    this.installing = worker;
    try {
      await Promise.race([worker.dispatch("install"), new Promise((_, fail) => (worker.kill = fail))]);
    } finally {
      this.installing = null;
    }
    if (!worker.skips && this.active) throw new Error("a worker that waits is not part of this phone");
    if (this.active) this.active.dead = true;
    this.active = worker;
    await worker.dispatch("activate").catch(() => {});
  }

  /* Update the worker, as `registration.update()` does; return whether one is active, new or old. */
  async attempt() {
    this.update = this.update.then(() => this.#install()).catch((refused) => (this.refused = `${refused}`));
    await this.update;
    return this.active ? "activated" : "refused";
  }

  /* The same in the background, as a page does by itself. */
  async ask() {
    this.attempt();
  }

  /* Wait until no update is running. */
  async settle() {
    await this.update;
  }

  /* Stop every worker, in the middle of whatever it does. */
  stop() {
    if (this.active) this.active.dead = true;
    if (!this.installing) return;
    this.installing.dead = true;
    this.installing.kill(new Error("killed"));
  }

  /* Close the browser: only what is stored lasts. */
  restart() {
    this.stop();
    this.tabs.clear();
  }

  async #ask(worker, url, mode, destination, { method = "GET", headers = {} } = {}) {
    const request = { url: `${url}`, mode, destination, method, headers: new Headers(headers) };
    return (await worker?.answer(request)) ?? this.fetch(request);
  }

  async #received(url, answer) {
    const body = Buffer.from(await answer.arrayBuffer());
    return {
      url: `${url}`,
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: body.toString("base64"),
    };
  }

  /* Open a page in a tab, following redirects. Throw where neither the worker nor the network answers. */
  async open({ path, tab = "first", ...asked }) {
    let url = new URL(path, this.origin);
    for (let hops = 0; hops < 20; hops += 1) {
      const controller = this.#awake();
      const answer = await this.#ask(controller, url, "navigate", "document", hops ? {} : asked);
      if (REDIRECTS.includes(answer.status)) {
        url = new URL(answer.headers.get("Location"), url);
        continue;
      }
      this.tabs.set(tab, { url, controller });
      return this.#received(url, answer);
    }
    throw new TypeError("too many redirects");
  }

  /* Fetch a subresource of the page in a tab, through the worker that controls it. */
  async asset({ path, destination = "image", tab = "first" }) {
    const url = new URL(path, this.origin);
    const worker = this.tabs.get(tab)?.controller && this.#awake();
    return this.#received(url, await this.#ask(worker, url, "no-cors", destination));
  }

  async message({ data }) {
    await this.#awake()?.dispatch("message", { data });
  }

  /* Return the messages posted to tabs, each as [tab, message]. */
  async messages() {
    return this.posted;
  }

  async caches() {
    return [...this.storage.all.keys()];
  }

  /* Write a cache entry, as a page or a disk fault could; a null body deletes it. */
  async write({ cache, path, body }) {
    const opened = await this.storage.open(cache);
    await (body === null ? opened.delete(path) : opened.put(path, new Response(body)));
  }

  async read({ cache, path }) {
    return (await (await this.storage.open(cache)).match(path))?.text() ?? null;
  }

  /* Return the path of each entry of a cache, oldest first. */
  async entries({ cache }) {
    const keys = await (await this.storage.open(cache)).keys();
    return keys.map(({ url }) => new URL(url).pathname);
  }

  /* Set the limits of storage; after `puts` writes the workers are killed. */
  async limit({ quota = Number.POSITIVE_INFINITY, blocked = false, puts = Number.POSITIVE_INFINITY }) {
    Object.assign(this.storage, { quota, blocked, puts });
  }

  async network({ files }) {
    this.files = files;
  }

  /* Return the requests that reached the network, in order, with their options. */
  async requests() {
    return this.sent;
  }

  /* Return whether the worker responds to a request itself. */
  async intercepts({ request }) {
    return (await this.#awake().answer({ ...request, headers: new Headers() })) !== undefined;
  }

  /* Return whether the active worker controls the page in a tab. */
  async controls({ tab }) {
    return this.tabs.get(tab).controller === this.active;
  }

  /* Wait for the `waitUntil` promises of the last response. */
  async finish() {
    await this.active.over;
  }

  async advance() {
    this.active?.advance();
  }
}
