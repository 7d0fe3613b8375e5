import { deviceShelf } from "../lib/device_shelf.js";
import { newId } from "../lib/ids.js";
import { Outbox } from "../lib/outbox.js";
import { sayError } from "../lib/say.js";

/**
 * @typedef {import("../lib/outbox.js").Answer} Answer
 * @typedef {import("../lib/outbox.js").Entry} Entry
 * @typedef {{ send: (command: string, payload?: Record<string, any>, options?: { timeout_ms?: number }) => Promise<Answer>,
 *   addEventListener: EventTarget["addEventListener"] }} Sender
 * @typedef {{ say: (text: string) => void }} Announcer
 * @typedef {{ name: string, shelf?: import("../lib/device_shelf.js").Shelf | null,
 *   words?: (error: { code: string, params?: any }) => string }} Options
 * @typedef {{ command: string, payload: Record<string, any>, answered: Promise<Answer> }} Unsent
 */

/** Another tab of this device sent it and was told: what became of it is on the board. @type {Answer} */
const ELSEWHERE = { ok: false, error: { code: "answered_elsewhere", params: {}, retry: false } };

/**
 * Sends what people do on this screen and says every refusal in words. Work on the board is kept
 * on this device until it is answered. Fires "change" when work starts or stops waiting.
 */
export class Dispatch extends EventTarget {
  #connection;
  #status;
  #say;
  #outbox;
  /** @type {Map<string, (answer: Answer) => void>} */
  #awaited = new Map();

  /** What was kept before this page was loaded, and is sent now. @type {Unsent[]} */
  unsent;

  /**
   * @param {Sender} connection
   * @param {Announcer} status
   * @param {Options} options `name`: one per workshop and audience
   */
  constructor(connection, status, { name, shelf = deviceShelf(), words = sayError }) {
    super();
    this.#connection = connection;
    this.#status = status;
    this.#say = words;
    const send = (/** @type {string} */ command, /** @type {Record<string, any>} */ payload) =>
      connection.send(command, payload);
    this.#outbox = new Outbox({ name, send, shelf });
    this.#outbox.addEventListener("change", () => this.#changed());
    this.#outbox.addEventListener("answered", (event) => {
      this.#answered(/** @type {CustomEvent} */ (event).detail);
    });
    this.unsent = this.#outbox.entries.map(({ key, command, payload }) => ({
      command,
      payload,
      answered: this.#answerOf(key),
    }));
    connection.addEventListener("online", () => this.#outbox.flush());
  }

  /** How much waits for a connection. */
  get waiting() {
    return this.#outbox.entries.length;
  }

  /**
   * Now or not at all: steps, time, screen, undo.
   * @param {string} command
   * @param {Record<string, any>} [payload]
   * @param {{ timeout_ms?: number }} [options]
   */
  async send(command, payload = {}, options = {}) {
    const answer = await this.#connection.send(command, payload, options);
    if (!answer.ok) this.#status.say(this.#say(answer.error));
    return answer;
  }

  /**
   * Work on the board: without a connection it waits, also over a reload, and goes out in order.
   * Its payloads say what should be so, not what should change, so sending one twice is harmless.
   * @param {string} command
   * @param {Record<string, any>} payload
   * @returns {Promise<Answer>}
   */
  keep(command, payload) {
    const key = newId();
    const answer = this.#answerOf(key);
    this.#outbox.add(command, payload, { key });
    return answer;
  }

  /** What another tab was answered leaves the outbox here without an answer of its own. */
  #changed() {
    const waiting = new Set(this.#outbox.entries.map((entry) => entry.key));
    for (const [key, resolve] of this.#awaited) {
      if (waiting.has(key)) continue;
      this.#awaited.delete(key);
      resolve(ELSEWHERE);
    }
    this.dispatchEvent(new Event("change"));
  }

  /** @param {string} key @returns {Promise<Answer>} */
  #answerOf(key) {
    return new Promise((resolve) => this.#awaited.set(key, resolve));
  }

  /** @param {{ entry: Entry, answer: Answer }} detail */
  #answered({ entry, answer }) {
    if (!answer.ok) this.#status.say(this.#say(answer.error));
    this.#awaited.get(entry.key)?.(answer);
    this.#awaited.delete(entry.key);
  }
}
