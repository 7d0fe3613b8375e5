import { deviceShelf } from "./device_shelf.js";

/**
 * Keeps what was sent on this device until the server has it on disk; sends again after a lost
 * connection, a reload or an empty battery. Ids make sending again harmless.
 *
 * @typedef {{ ok: true, revision: number } | { ok: false, error: { code: string, params: Record<string, any>, retry: boolean } }} Answer
 * @typedef {import("./device_shelf.js").Shelf} Shelf
 * @typedef {{ key: string, command: string, payload: Record<string, any>, made_at: number }} Entry
 */

const RETRY_MS = 2000;
const DAY_MS = 86_400_000; // older than a day is not told: the server takes no more

/** The queue itself: pure, oldest first; a newer thing with the same key replaces the older. */
export class OutboxQueue {
  /** @type {Entry[]} */
  #entries;

  /** @param {Entry[]} entries */
  constructor(entries = []) {
    this.#entries = [...entries];
  }

  get entries() {
    return [...this.#entries];
  }

  get first() {
    return this.#entries[0];
  }

  /** @param {Entry} entry */
  add(entry) {
    const at = this.#entries.findIndex((known) => known.key === entry.key);
    if (at < 0) this.#entries.push(entry);
    else this.#entries[at] = entry;
  }

  /**
   * Take an entry out; false when it was replaced meanwhile by a newer one.
   * @param {Entry} entry
   */
  remove(entry) {
    const at = this.#entries.indexOf(entry);
    if (at >= 0) this.#entries.splice(at, 1);
    return at >= 0;
  }
}

/** Fires "change", and "answered" with `{entry, answer}` for every final answer. */
export class Outbox extends EventTarget {
  #queue;
  #shelf;
  #name;
  #send;
  #now;
  #sending = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;

  /**
   * @param {{
   *   name: string,
   *   send: (command: string, payload: Record<string, any>) => Promise<Answer>,
   *   shelf?: Shelf | null,
   *   now?: () => number,
   * }} how `name`: one per workshop and participant; `send`: the connection's
   */
  constructor({ name, send, shelf = deviceShelf(), now = Date.now }) {
    super();
    this.#name = `outbox.${name}`;
    this.#send = send;
    this.#shelf = shelf;
    this.#now = now;
    this.#queue = new OutboxQueue(this.#read());
  }

  /** What still waits, oldest first. */
  get entries() {
    return this.#queue.entries;
  }

  /**
   * Keep it, then send it. Never throws; the answer comes as "answered".
   * @param {string} command
   * @param {Record<string, any>} payload
   * @param {{ key?: string, made_at?: number }} options `key`: what replaces what, default the payload's id
   */
  add(command, payload, { key, made_at = this.#now() } = {}) {
    this.#queue.add({ key: key ?? `${command}:${payload.id}`, command, payload, made_at });
    this.#save();
    return this.flush();
  }

  /**
   * Forget something that was never sent.
   * @param {Entry} entry
   */
  drop(entry) {
    if (this.#queue.remove(entry)) this.#save();
  }

  /** Send what waits, in order; call it at every connect. */
  async flush() {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#again);
    try {
      for (let entry = this.#queue.first; entry; entry = this.#queue.first) {
        const answer = await this.#send(entry.command, this.#aged(entry));
        if (!answer.ok && answer.error.retry) {
          this.#later(answer.error.params.retry_after_ms);
          break;
        }
        if (this.#queue.remove(entry)) {
          this.#keep();
          this.dispatchEvent(new CustomEvent("answered", { detail: { entry, answer } }));
          this.dispatchEvent(new Event("change"));
        }
      }
    } finally {
      this.#sending = false;
    }
  }

  /** Stop trying by itself; what waits stays kept. */
  close() {
    clearTimeout(this.#again);
  }

  /**
   * A note that waited tells how long ago it was written: then it may come in after closing.
   * @param {Entry} entry
   */
  #aged(entry) {
    if (!("age_ms" in entry.payload)) return entry.payload;
    return { ...entry.payload, age_ms: Math.min(DAY_MS, Math.max(0, this.#now() - entry.made_at)) };
  }

  /** @param {number | undefined} wait_ms */
  #later(wait_ms) {
    const base = wait_ms ?? RETRY_MS;
    this.#again = setTimeout(() => this.flush(), base + Math.random() * base);
  }

  /** @returns {Entry[]} */
  #read() {
    try {
      return JSON.parse(this.#shelf?.getItem(this.#name) ?? "[]");
    } catch {
      return []; // what another version or program left there is not ours to read
    }
  }

  #save() {
    this.#keep();
    this.dispatchEvent(new Event("change"));
  }

  #keep() {
    try {
      this.#shelf?.setItem(this.#name, JSON.stringify(this.#queue.entries));
    } catch {
      // A full or forbidden store: the queue in memory still sends as long as the page lives.
    }
  }
}
