import { sayError } from "../lib/say.js";

/**
 * @typedef {import("../lib/outbox.js").Answer} Answer
 * @typedef {{ send: (command: string, payload?: Record<string, any>, options?: { timeout_ms?: number }) => Promise<Answer>,
 *   addEventListener: EventTarget["addEventListener"] }} Sender
 * @typedef {{ say: (text: string) => void }} Announcer
 * @typedef {{ command: string, payload: Record<string, any>, resolve: (answer: Answer) => void }} Kept
 */

const AGAIN_MS = 2000;

/**
 * Sends what people do on this screen and says every refusal in words. Fires "change" when work
 * starts or stops waiting for a connection.
 */
export class Dispatch extends EventTarget {
  #connection;
  #status;
  #say;
  /** @type {Kept[]} */
  #kept = [];
  #sending = false;

  /**
   * @param {Sender} connection
   * @param {Announcer} status
   * @param {(error: { code: string, params?: any }) => string} [words]
   */
  constructor(connection, status, words = sayError) {
    super();
    this.#connection = connection;
    this.#status = status;
    this.#say = words;
    connection.addEventListener("online", () => this.#flush());
  }

  /** How much waits for a connection. */
  get waiting() {
    return this.#kept.length;
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
   * Work on the board: without a connection it waits, and goes out in order. Its payloads say
   * what should be so, not what should change, so sending one twice is harmless.
   * @param {string} command
   * @param {Record<string, any>} payload
   * @returns {Promise<Answer>}
   */
  keep(command, payload) {
    return new Promise((resolve) => {
      this.#kept.push({ command, payload, resolve });
      this.#flush();
    });
  }

  async #flush() {
    if (this.#sending) return;
    this.#sending = true;
    while (this.#kept[0]) {
      const kept = this.#kept[0];
      const answer = await this.#connection.send(kept.command, kept.payload);
      if (!answer.ok && answer.error.retry) {
        this.#later(answer.error.params?.retry_after_ms);
        break;
      }
      this.#kept.shift();
      if (!answer.ok) this.#status.say(this.#say(answer.error));
      kept.resolve(answer);
    }
    this.#sending = false;
    this.dispatchEvent(new Event("change"));
  }

  /** @param {number | undefined} wait_ms */
  #later(wait_ms = AGAIN_MS) {
    setTimeout(() => this.#flush(), wait_ms);
  }
}
