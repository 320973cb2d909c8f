/* CacheStorage as the platform has it: what is written lasts, whole entries only, and may be refused. */

class Cache {
  entries = new Map();

  constructor(storage) {
    this.storage = storage;
  }

  key = (request) => new URL(request.url ?? request, this.storage.origin).href;

  async put(request, response) {
    if (response.status === 206) throw new TypeError("a part of a file cannot be kept");
    const body = Buffer.from(await response.arrayBuffer());
    this.storage.allow();
    const key = this.key(request);
    if (this.storage.sizeWithout(this, key) + body.length > this.storage.quota)
      throw new DOMException("no room", "QuotaExceededError");
    this.entries.set(key, { body, status: response.status, headers: [...response.headers] });
    this.storage.puts -= 1;
    if (this.storage.puts === 0) this.storage.cut();
  }

  async match(request) {
    this.storage.allow();
    const entry = this.entries.get(this.key(request));
    return entry && new Response(entry.body, { status: entry.status, headers: entry.headers });
  }

  async delete(request) {
    return this.entries.delete(this.key(request));
  }

  async keys() {
    return [...this.entries.keys()].map((url) => new Request(url));
  }
}

export class CacheStorage {
  all = new Map();
  quota = Number.POSITIVE_INFINITY;
  blocked = false;
  puts = Number.POSITIVE_INFINITY; /* how many more entries are written before `cut` is called */

  constructor(origin, cut) {
    this.origin = origin;
    this.cut = cut;
  }

  allow() {
    if (this.blocked) throw new DOMException("storage is off", "SecurityError");
  }

  sizeWithout(cache, key) {
    let size = 0;
    for (const one of this.all.values())
      for (const [name, { body }] of one.entries) if (one !== cache || name !== key) size += body.length;
    return size;
  }

  async open(name) {
    this.allow();
    if (!this.all.has(name)) this.all.set(name, new Cache(this));
    return this.all.get(name);
  }

  async has(name) {
    this.allow();
    return this.all.has(name);
  }

  async keys() {
    this.allow();
    return [...this.all.keys()];
  }

  async delete(name) {
    this.allow();
    return this.all.delete(name);
  }

  async match(request, { cacheName } = {}) {
    this.allow();
    for (const [name, cache] of this.all) {
      const found = cacheName === undefined || name === cacheName ? await cache.match(request) : undefined;
      if (found) return found;
    }
  }
}
