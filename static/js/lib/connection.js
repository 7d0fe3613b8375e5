import { io as connect } from "../../vendor/socket.io.esm.min.js";
import { BoardState } from "./board_state.js";

/**
 * @typedef {import("./board_state.js").WireBoard} WireBoard
 * @typedef {import("./board_state.js").MergedBoard} MergedBoard
 * @typedef {import("./outbox.js").Answer} Answer
 */

const ACK_TIMEOUT_MS = 8000;
const RETRY_REFUSED_MS = 3000;
const RETRYABLE = new Set(["busy", "try_again", "too_fast"]);

/**
 * The live connection of one screen. Fires "board" (detail: MergedBoard), "own", "joined",
 * "refused" (detail: {code}), "online" and "offline".
 */
export class Connection extends EventTarget {
  #socket;
  #auth;
  #state = new BoardState();
  #online = false;

  /** @param {{ namespace: string, auth: Record<string, any> }} `auth`: the code or the token that says who this is */
  constructor({ namespace, auth }) {
    super();
    this.#auth = { ...auth };
    this.#socket = /** @type {any} */ (connect)(namespace, {
      autoConnect: false,
      auth: (/** @type {(auth: object) => void} */ give) => give(this.#credentials()),
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 1000,
      randomizationFactor: 0.5,
      timeout: 10000,
    });
    this.#listen();
  }

  /** Start; boards come unasked. */
  open() {
    this.#socket.connect();
    return this;
  }

  close() {
    this.#socket.disconnect();
  }

  get online() {
    return this.#online;
  }

  /** The last merged board; null before the first. */
  get board() {
    return this.#state.board;
  }

  get revision() {
    return this.#state.revision;
  }

  /**
   * Send a command and wait for its answer. Never throws: no connection or no answer in time is
   * the code "no_answer".
   * @param {string} command
   * @param {Record<string, any>} payload
   * @param {{ timeout_ms?: number }} options
   * @returns {Promise<Answer>}
   */
  async send(command, payload = {}, { timeout_ms = ACK_TIMEOUT_MS } = {}) {
    if (!this.#socket.connected) return noAnswer();
    try {
      return await this.#socket.timeout(timeout_ms).emitWithAck(command, payload);
    } catch {
      return noAnswer(); // the only thing emitWithAck throws is that time ran out
    }
  }

  #credentials() {
    const revision = this.#state.revision;
    return revision === null ? this.#auth : { ...this.#auth, revision };
  }

  #listen() {
    const socket = this.#socket;
    socket.on("connect", () => this.#setOnline(true));
    socket.on("disconnect", (/** @type {string} */ reason) => this.#lost(reason));
    socket.on("connect_error", (/** @type {any} */ error) => this.#failed(error));
    socket.on("board", (/** @type {WireBoard} */ board) => this.#merge(board));
    socket.on("own", (/** @type {object} */ own) => this.#fire("own", own));
    socket.on("joined", (/** @type {{ token: string }} */ joined) => {
      this.#auth.token = joined.token;
      this.#fire("joined", joined);
    });
    socket.on("restarting", (/** @type {{ after_ms: number }} */ { after_ms }) => {
      socket.disconnect();
      setTimeout(() => socket.connect(), after_ms);
    });
    globalThis.addEventListener?.("online", () => this.#wake());
    globalThis.document?.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#wake();
    });
  }

  /** @param {WireBoard} board */
  #merge(board) {
    const outcome = this.#state.merge(board);
    if (outcome === "merged") this.#fire("board", this.#state.board);
    if (outcome === "gap") this.send("sync", { revision: this.#state.revision });
  }

  /** @param {string} reason */
  #lost(reason) {
    this.#setOnline(false);
    // Socket.IO does not come back by itself when the server ended the connection.
    if (reason === "io server disconnect") this.#connectLater();
  }

  /** @param {any} error */
  #failed(error) {
    this.#setOnline(false);
    if (this.#socket.active) return; // the transport failed; Socket.IO tries again
    const code = error.data?.code ?? error.message;
    if (RETRYABLE.has(code)) this.#connectLater();
    else this.#fire("refused", { code });
  }

  #connectLater() {
    setTimeout(() => this.#socket.connect(), RETRY_REFUSED_MS * (0.5 + Math.random()));
  }

  /** A phone that was asleep finds out at once whether its connection still lives. */
  async #wake() {
    if (!this.#socket.connected) {
      if (this.#socket.active) this.#socket.connect();
      return;
    }
    const answer = await this.send("sync", { revision: this.#state.revision }, { timeout_ms: 3000 });
    if (!answer.ok && answer.error.code === "no_answer") this.#socket.disconnect().connect();
  }

  /** @param {boolean} online */
  #setOnline(online) {
    if (this.#online === online && online) return;
    this.#online = online;
    this.#fire(online ? "online" : "offline", null);
  }

  /**
   * @param {string} name
   * @param {any} detail
   */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** @returns {Answer} */
function noAnswer() {
  return { ok: false, error: { code: "no_answer", params: {}, retry: true } };
}
