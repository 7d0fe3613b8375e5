import { Clock } from "../lib/clock.js";
import { Component, reportFault } from "../lib/component.js";
import { heldBoard } from "./held_board.js";
import { HighlightQueue } from "./highlight_queue.js";
import { sceneOf, wordLists } from "./scene.js";
import { SETTINGS } from "./screen_settings.js";
import { Stage } from "./stage.js";
import { appeared, momentPassed } from "./time_left.js";
import { notesOf } from "./views/notes.js";
import { readable } from "./views/paper.js";

/** @typedef {import("./board_types.js").Board} Board */
/** @typedef {import("../lib/connection.js").Connection} Connection */
/** @typedef {import("./screen_settings.js").ScreenSettings} ScreenSettings */
/** @typedef {import("./board_types.js").Moment} Moment */

const QUEUE_TICK_MS = 500;
const TURN_MS = 12_000;
/** How many notes lie on the screen: beside the words, alone on it, and with large letters. */
const PLACES = Object.freeze({ beside: 7, alone: 8, large: 5 });

/** The hall screen: keeps the last board, lets highlights in one by one and draws whenever something changed. */
export class Projector extends Component {
  static moduleName = "projector";

  #say;
  #settings;
  #stage;
  #clock = new Clock();
  #queue = new HighlightQueue({ places: PLACES.beside });
  #scope = "";
  /** @type {Board|null} */
  #live = null;
  /** @type {Board|null} */
  #held = null;
  /** @type {number|null} when a check began while this screen looked on */
  #checkSince = null;
  #turn = 0;
  #asked = false;
  /** @type {number|null} */
  #left = null;

  /**
   * @param {HTMLElement} root
   * @param {{connection: Connection, say: Moment["say"], settings: ScreenSettings}} services
   */
  constructor(root, { connection, say, settings }) {
    super(root);
    this.#say = say;
    this.#settings = settings;
    this.#stage = new Stage(this.ref("picture"));
    this.#listen(connection);
    this.#clock.onTick(() => this.#ticked());
    setInterval(() => this.#letIn(), QUEUE_TICK_MS);
    setInterval(() => this.#turnOver(), TURN_MS);
    settings.addEventListener("change", () => this.#apply());
    globalThis.addEventListener("resize", () => this.#stage.refit());
    document.fonts?.ready.then(() => this.#stage.refit());
    this.#apply();
  }

  /** @param {Connection} connection */
  #listen(connection) {
    connection.addEventListener("board", (event) => this.#receive(/** @type {CustomEvent<Board>} */ (event).detail));
    connection.addEventListener("online", () => this.#connected(true));
    connection.addEventListener("offline", () => this.#connected(false));
    connection.addEventListener("refused", () => {
      this.ref("notice").textContent = this.#say("projector.refused");
      this.ref("offline").hidden = false;
    });
  }

  /** @param {Board} board */
  #receive(board) {
    this.#noticeCheck(board);
    this.#held = board.view.frozen ? (this.#held ?? this.#live ?? board) : null;
    this.#live = board;
    this.#clock.set(board.timer);
    this.#offer();
    this.#request();
  }

  /**
   * Themes appear one by one at a check, unless the facilitator decides how many or the screen came later.
   * @param {Board} board
   */
  #noticeCheck(board) {
    const before = this.#live?.step?.id;
    if (before === board.step?.id) return;
    this.#checkSince = before !== undefined && board.step?.kind === "check" ? performance.now() : null;
  }

  /** What is on the screen: the live board, or the one that is held still. Black is always at once. */
  get #board() {
    if (!this.#live || !this.#held || this.#live.view.name === "black") return this.#live;
    return heldBoard(this.#held, this.#live);
  }

  /** Tell the queue what may be seen; another question starts afresh. */
  #offer() {
    const board = this.#board;
    if (!board) return;
    const scope = board.step?.kind === "ideas" ? board.step.id : "all";
    if (scope !== this.#scope) this.#queue.clear();
    this.#scope = scope;
    this.#queue.resize(this.#places(board));
    this.#queue.offer(readable(notesOf(board)).sort(byArrival).map((note) => note.id));
  }

  /** @param {Board} board */
  #places(board) {
    if (this.#settings.has("groot")) return PLACES.large;
    return wordLists(board).length === 0 ? PLACES.alone : PLACES.beside;
  }

  #letIn() {
    if (this.#held || !this.#live) return;
    const scene = sceneOf(this.#live);
    if (this.#queue.tick(performance.now()) && scene === "notes") this.#request();
    if (this.#checkSince !== null && scene === "themes") this.#request();
  }

  #turnOver() {
    if (this.#held) return;
    this.#turn += 1;
    this.#request();
  }

  #ticked() {
    const left = this.#clock.face.left_ms;
    const moment = momentPassed(this.#left, left);
    this.#left = left;
    if (moment !== null) this.ref("said").textContent = this.#announcement(moment / 60_000);
    this.#request();
  }

  /** @param {number} minutes */
  #announcement(minutes) {
    return minutes === 0 ? this.#say("projector.time.over") : this.#say("projector.time.minutes", { n: minutes });
  }

  /** @param {boolean} online */
  #connected(online) {
    this.ref("notice").textContent = this.#say("projector.offline");
    this.ref("offline").hidden = online;
  }

  #apply() {
    for (const name of SETTINGS) document.documentElement.classList.toggle(name, this.#settings.has(name));
    this.#offer();
    this.#draw();
    this.#stage.refit();
  }

  /** Draw once, however many reasons there are before the next frame. */
  #request() {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.#draw();
    });
  }

  #draw() {
    const board = this.#board;
    if (!board) return;
    try {
      this.#stage.draw(board, this.#moment());
      document.title = `${board.step?.title ?? board.workshop.title} · ${board.workshop.title}`;
    } catch (fault) {
      reportFault(fault); // the last good picture stays
    }
  }

  /** @returns {Moment} */
  #moment() {
    return {
      say: this.#say,
      language: document.documentElement.lang,
      face: this.#clock.face,
      shown: this.#queue.shown,
      turn: this.#turn,
      large: this.#settings.has("groot"),
      appeared: this.#checkSince === null ? null : appeared(performance.now() - this.#checkSince),
    };
  }
}

/**
 * @param {{at: string}} one
 * @param {{at: string}} other
 */
function byArrival(one, other) {
  return one.at < other.at ? -1 : Number(one.at > other.at);
}
