import { Clock } from "../lib/clock.js";
import { Component } from "../lib/component.js";
import { element } from "../desk/element.js";
import { say } from "../lib/say.js";

/** The door: which table this is, where we are, the question, and what to do for who writes. */
export class TableHead extends Component {
  static moduleName = "table-head";

  #clock = new Clock();
  #status;
  #step = "";

  /**
   * @param {HTMLElement} root
   * @param {{ connection: EventTarget, status: import("../lib/status.js").StatusLine }} services
   */
  constructor(root, { connection, status }) {
    super(root);
    this.#status = status;
    connection.addEventListener("board", (event) => this.#take(/** @type {CustomEvent} */ (event).detail));
    this.#clock.onTick(({ text, state }) => {
      this.ref("clock").textContent = text;
      this.ref("timer").hidden = state === "none";
      this.ref("timer").className = `timer table-timer timer--${state}`;
    });
  }

  /** @param {Record<string, any>} board */
  #take(board) {
    this.ref("table").textContent = say("table.number", { number: String(board.table) });
    this.#progress(board.chapters);
    this.#clock.set(board.timer);
    this.#question(board.step);
  }

  /** @param {{ name: string, state: string }[]} chapters */
  #progress(chapters) {
    const now = chapters.findIndex(({ state }) => state === "now");
    this.ref("progress").hidden = now < 0;
    if (now < 0) return;
    const params = { n: now + 1, total: chapters.length, name: chapters[now]?.name ?? "" };
    this.ref("progress-text").textContent = say("common.chapter", params);
    this.ref("course").replaceChildren(
      ...chapters.map(({ state }) => element("i", { class: state === "to_come" ? null : `course__${state}` })),
    );
  }

  /** @param {Record<string, any> | null} step */
  #question(step) {
    const title = this.ref("title");
    title.textContent = step?.title ?? say("table.welcome");
    this.ref("text").textContent = lead(step);
    this.ref("host").hidden = !step?.host;
    this.ref("host-text").textContent = step?.host ?? "";
    document.title = `${title.textContent} · ${this.ref("table").textContent}`;
    const id = step?.id ?? "";
    if (this.#step && id !== this.#step) {
      this.#status.actionTaken();
      if (!isWriting()) title.focus();
    }
    this.#step = id;
  }
}

/** Somebody who is typing is not pulled away. */
function isWriting() {
  const at = document.activeElement;
  return (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) && at.value !== "" && at.offsetParent !== null;
}

/**
 * What the step asks of this table. A plan card asks it field by field; what the theme team is told is no task of a table.
 * @param {Record<string, any> | null} step
 * @returns {string}
 */
function lead(step) {
  if (!step || (step.kind === "elaborate" && step.about !== "cases")) return "";
  return step.kind === "group" ? say("common.grouping") : step.text;
}
