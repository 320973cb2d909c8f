/* One service worker: its script in a realm of its own, with what a ServiceWorkerGlobalScope offers. */
import { createContext, runInContext } from "node:vm";

const NEVER = new Promise(() => {});

export class Worker {
  listeners = {};
  state = "parsed";
  skips = false;
  dead = false;
  timers = [];

  constructor(phone, script) {
    this.phone = phone;
    this.script = script;
  }

  /* A killed worker's promises never settle. */
  outlived =
    (act) =>
    async (...given) => {
      const found = await (this.dead ? NEVER : act(...given));
      return this.dead ? NEVER : found;
    };

  #caches() {
    const wrap = (cache) => ({
      put: this.outlived((...given) => cache.put(...given)),
      match: this.outlived((...given) => cache.match(...given)),
      delete: this.outlived((...given) => cache.delete(...given)),
      keys: this.outlived(() => cache.keys()),
    });
    const { storage } = this.phone;
    return {
      ...wrap(storage),
      has: this.outlived((name) => storage.has(name)),
      open: this.outlived(async (name) => wrap(await storage.open(name))),
    };
  }

  /* Evaluate the script; throw what it throws. */
  start() {
    const { origin } = this.phone;
    const scope = {
      location: new URL("/sw.js", origin),
      navigator: { languages: this.phone.languages },
      caches: this.#caches(),
      fetch: this.outlived((request, options) => this.phone.fetch(request, options)),
      clients: { claim: async () => this.phone.claim(this), matchAll: async () => this.phone.clients() },
      registration: { unregister: async () => this.phone.unregister() },
      skipWaiting: async () => {
        this.skips = true;
      },
      addEventListener: (type, listener) => {
        this.listeners[type] ??= [];
        this.listeners[type].push(listener);
      },
      setTimeout: (then) => this.timers.push(then),
      Response: class extends Response {
        static redirect = (url, status) => Response.redirect(new URL(url, origin), status);
      },
      ...{ Headers, Request, TextDecoder, TextEncoder, URL, atob, btoa, crypto },
    };
    scope.self = scope;
    runInContext(this.script, createContext(scope), { filename: "sw.js" });
    return this;
  }

  /* Dispatch an event, and wait for its `waitUntil` promises. */
  async dispatch(type, more = {}) {
    const waits = [];
    const event = { type, waitUntil: (promise) => waits.push(promise), ...more };
    for (const listener of this.listeners[type] ?? []) listener(event);
    for (let done = 0; done < waits.length; done += 1) await waits[done];
  }

  /* Return the response to a request, or undefined where the worker leaves it to the network. */
  async answer(request) {
    let answer;
    const event = {
      respondWith(promise) {
        answer = promise;
        this.waitUntil(promise.catch(() => {})); /* as on the platform: until then more may be waited for */
      },
    };
    const over = this.dispatch("fetch", { request, ...event });
    this.over = over.catch(() => {});
    if (!answer) return undefined;
    const response = await answer;
    const redirected = response?.redirected && request.mode === "navigate";
    if (!(response instanceof Response) || response.bodyUsed || response.type === "error" || redirected)
      throw new TypeError("the worker's answer cannot be used");
    return response;
  }

  /* Fire every timer. */
  advance() {
    for (const then of this.timers.splice(0)) then();
  }
}
