import { deviceShelf } from "./device_shelf.js";
import { OutboxQueue, readEntries } from "./outbox_queue.js";

/**
 * Keeps what was sent on this device until the server has it on disk; sends again after a lost
 * connection, a reload or an empty battery. Ids make sending again harmless.
 *
 * @typedef {{ ok: true, revision: number } | { ok: false, error: { code: string, params: Record<string, any>, retry: boolean } }} Answer
 * @typedef {import("./device_shelf.js").Shelf} Shelf
 * @typedef {import("./outbox_queue.js").Entry} Entry
 */

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 30_000;
const DAY_MS = 86_400_000; // older than a day is not told: the server takes no more

/**
 * How long to wait after so many failures in a row: twice as long each time, and never as long as
 * the neighbour, so that a hall does not come back all at once.
 * @param {number} failures 1 or more
 * @param {number} chance from 0 to 1
 */
export function waitAfter(failures, chance = Math.random()) {
  const base = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
  return base * (0.5 + chance);
}

/**
 * Fires "change", and "answered" with `{entry, answer}` for every final answer. Two pages of one
 * device share what is kept: either may send it, and what one was answered leaves the other.
 */
export class Outbox extends EventTarget {
  #queue;
  #shelf;
  #name;
  #send;
  #now;
  #passed;
  #sending = false;
  #failures = 0;
  #stored = true;
  /** @type {WeakMap<Entry, number>} what was made in this page, by a clock that nobody sets */
  #made = new WeakMap();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;

  /**
   * @param {{
   *   name: string,
   *   send: (command: string, payload: Record<string, any>) => Promise<Answer>,
   *   shelf?: Shelf | null,
   *   now?: () => number,
   *   passed?: () => number,
   * }} how `name`: one per workshop and participant; `send`: the connection's; `now`: the device's
   *   clock; `passed`: milliseconds that only go up
   */
  constructor({ name, send, shelf = deviceShelf(), now = Date.now, passed = () => performance.now() }) {
    super();
    this.#name = `outbox.${name}`;
    this.#send = send;
    this.#shelf = shelf;
    this.#now = now;
    this.#passed = passed;
    this.#queue = new OutboxQueue(this.#read() ?? []);
    globalThis.addEventListener?.("storage", (event) => this.#elsewhere(event));
  }

  /** What still waits, oldest first. */
  get entries() {
    return this.#queue.entries;
  }

  /** Whether what waits would survive this page: false when the device's store is full or forbidden. */
  get stored() {
    return this.#stored;
  }

  /**
   * Keep it, then send it. Never throws; the answer comes as "answered".
   * @param {string} command
   * @param {Record<string, any>} payload
   * @param {{ key?: string, made_at?: number }} options `key`: what replaces what, default the payload's id
   */
  add(command, payload, { key, made_at } = {}) {
    const entry = { key: key ?? `${command}:${payload.id}`, command, payload, made_at: made_at ?? this.#now() };
    this.#made.set(entry, this.#passed() - Math.max(0, this.#now() - entry.made_at));
    this.#queue.add(entry);
    this.#keep((kept) => kept.add(entry));
    this.dispatchEvent(new Event("change"));
    return this.flush();
  }

  /**
   * Forget something that was never sent.
   * @param {Entry} entry
   */
  drop(entry) {
    if (!this.#queue.remove(entry)) return;
    this.#keep((kept) => kept.forget(entry));
    this.dispatchEvent(new Event("change"));
  }

  /** Send what waits, in order; call it at every connect. */
  async flush() {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#again);
    try {
      for (let entry = this.#queue.first; entry; entry = this.#queue.first) {
        const answer = await this.#answerTo(entry);
        if (!answer.ok && answer.error.retry) {
          this.#later(answer.error.params.retry_after_ms);
          break;
        }
        this.#failures = 0;
        this.#answered(entry, answer);
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
   * Where a clock was set while something waited, its two ages differ; the server may know which is right.
   * @param {Entry} entry
   */
  async #answerTo(entry) {
    const [age, other] = this.#agesOf(entry);
    if (!("age_ms" in entry.payload)) return this.#send(entry.command, entry.payload);
    const answer = await this.#send(entry.command, { ...entry.payload, age_ms: age });
    const doubtful = !answer.ok && answer.error.code === "step_closed" && other !== age;
    return doubtful ? this.#send(entry.command, { ...entry.payload, age_ms: other }) : answer;
  }

  /**
   * How long ago it was written: then it may come in after closing. By the clock on the wall, which
   * somebody may have set; and by the one that only goes up, which may stand still in a pocket.
   * @param {Entry} entry
   * @returns {[number, number]}
   */
  #agesOf(entry) {
    const made = this.#made.get(entry);
    const byWall = this.#now() - entry.made_at;
    const byPage = made === undefined ? byWall : this.#passed() - made;
    const within = (/** @type {number} */ age) => Math.round(Math.min(DAY_MS, Math.max(0, age)));
    return [within(Math.max(byWall, byPage)), within(byPage)];
  }

  /**
   * @param {Entry} entry
   * @param {Answer} answer
   */
  #answered(entry, answer) {
    if (!this.#queue.remove(entry)) return; // replaced meanwhile by newer words, or answered in another page
    this.#keep((kept) => kept.forget(entry));
    this.dispatchEvent(new CustomEvent("answered", { detail: { entry, answer } }));
    this.dispatchEvent(new Event("change"));
  }

  /** @param {number | undefined} wait_ms what the server asked for */
  #later(wait_ms) {
    this.#failures += 1;
    const wait = waitAfter(wait_ms === undefined ? this.#failures : 1);
    this.#again = setTimeout(() => this.flush(), Math.max(wait, wait_ms ?? 0));
  }

  /** @param {StorageEvent} event another page of this device kept or forgot something */
  #elsewhere(event) {
    if (event.key !== this.#name) return;
    const before = readEntries(event.oldValue) ?? [];
    this.#queue.follow(before, readEntries(event.newValue) ?? []);
    this.dispatchEvent(new Event("change"));
    if (this.#sending || this.#failures > 0) return;
    clearTimeout(this.#again); // should that page go away first, this one sends it
    this.#again = setTimeout(() => this.flush(), waitAfter(1));
  }

  #read() {
    try {
      return readEntries(this.#shelf?.getItem(this.#name) ?? null);
    } catch {
      return null; // a forbidden store: what is in memory still sends as long as the page lives
    }
  }

  /**
   * Change what is kept, and leave what another page of this device put there.
   * @param {(kept: OutboxQueue) => void} change
   */
  #keep(change) {
    const kept = new OutboxQueue(this.#stored ? this.#read() ?? [] : this.#queue.entries);
    change(kept);
    try {
      this.#shelf?.setItem(this.#name, JSON.stringify(kept.entries));
      this.#stored = this.#shelf !== null;
    } catch {
      this.#stored = false; // full or forbidden: `stored` tells, and the page says so
    }
  }
}
