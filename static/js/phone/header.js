import { Component } from "../lib/component.js";

const QUIET = new Set(["waiting", "welcome"]);
/** Run-sheets, and what organisers put in them. */
const WRITTEN_IN = "nl";
const WITHOUT_PROGRESS = new Set(["welcome", "closing"]);

/** The green door: where we are in the meeting, the question, and the time that is left. */
export class Header extends Component {
  #say;

  /**
   * @param {HTMLElement} root the page
   * @param {typeof import("../lib/say.js").say} say
   */
  constructor(root, say) {
    super(root);
    this.#say = say;
  }

  /**
   * @param {string} scene
   * @param {import("./words.js").Words} words
   * @param {any} board
   */
  draw(scene, { heading, lead }, board) {
    this.root.classList.toggle("page--quiet", QUIET.has(scene));
    this.#fill("heading", heading);
    this.#fill("lead", lead);
    const written = [board.step, board.beside].flatMap((step) => (step ? [step.title, step.text] : []));
    for (const [name, text] of [["heading", heading], ["lead", lead]]) this.#inTheirWords(name, written.includes(text));
    this.ref("lead").hidden = !lead;
    this.ref("progress-part").hidden = WITHOUT_PROGRESS.has(scene);
    this.#course(board.chapters);
    document.title = `${heading} · ${board.workshop.title}`;
  }

  /** The question has changed: whoever listens or uses a keyboard starts there. */
  focus() {
    globalThis.scrollTo(0, 0);
    this.ref("heading").focus({ preventScroll: true });
  }

  /**
   * @param {import("../lib/clock.js").Face} face
   * @param {boolean} wanted
   */
  time({ text, state }, wanted) {
    const time = this.ref("time");
    time.hidden = !wanted || state === "none";
    time.className = `door__time door__time--${state} figures`;
    this.#fill("time-label", this.#say(state === "running" || state === "last-minute" ? "timer.left" : `timer.${state}`));
    this.#fill("time-left", state === "over" ? "" : text);
  }

  /**
   * What the organisers wrote stays in their language, also on a page in another one.
   * @param {string} name
   * @param {boolean} theirs
   */
  #inTheirWords(name, theirs) {
    this.ref(name).toggleAttribute("lang", theirs);
    if (theirs) this.ref(name).lang = WRITTEN_IN;
  }

  /** @param {{ name: string, state: string }[]} chapters */
  #course(chapters) {
    const now = chapters.findIndex((chapter) => chapter.state === "now");
    this.ref("progress").hidden = now < 0;
    if (now < 0) return;
    const params = { n: now + 1, total: chapters.length, name: chapters[now].name };
    this.#fill("progress-text", this.#say("common.chapter", params));
    const bricks = chapters.map(({ state }) => {
      const brick = document.createElement("i");
      if (state !== "to_come") brick.className = `course__${state}`;
      return brick;
    });
    this.ref("course").replaceChildren(...bricks);
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  #fill(name, text) {
    const element = this.ref(name);
    if (element.textContent !== text) element.textContent = text;
  }
}
