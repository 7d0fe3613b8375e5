import { Component } from "../lib/component.js";
import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";
import { part, stamp, write } from "./stamp.js";

/** @typedef {import("./shapes.js").WordList} WordList */
/** @typedef {import("./shapes.js").WordCount} WordCount */

/** The words of each round, most named first; people tick words that mean the same. */
export class WordLists extends Component {
  static moduleName = "word-lists";

  #services;
  /** @type {Map<string, Set<string>>} */
  #ticked = new Map();

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    services.connection.addEventListener("board", () => this.#draw());
    root.addEventListener("change", (event) => this.#tick(event));
    root.addEventListener("click", (event) => this.#press(event));
  }

  #draw() {
    const lists = this.#services.actions.board?.words ?? [];
    this.ref("no-words").hidden = lists.length > 0;
    reconcile(this.ref("lists"), [...lists].reverse(), {
      key: (list) => list.step,
      create: () => stamp(this.ref("list")),
      update: (element, list) => this.#update(element, list),
    });
  }

  /**
   * @param {HTMLElement} element
   * @param {WordList} list
   */
  #update(element, list) {
    element.dataset.step = list.step;
    write(part(element, "title"), list.title);
    write(part(element, "total"), say("board.words.total", { n: list.total }));
    const most = list.words[0]?.count ?? 1;
    reconcile(part(element, "words"), list.words, {
      key: (word) => word.word,
      create: () => stamp(this.ref("word")),
      update: (row, word) => this.#word(row, word, most),
    });
    this.#offer(element, list.step);
  }

  /**
   * @param {HTMLElement} row
   * @param {WordCount} word
   * @param {number} most
   */
  #word(row, word, most) {
    const box = /** @type {HTMLInputElement} */ (part(row, "box"));
    box.value = word.word;
    write(part(row, "name"), word.word);
    write(part(row, "count"), String(word.count));
    const bar = /** @type {HTMLMeterElement} */ (part(row, "bar"));
    bar.max = most;
    bar.value = word.count;
    const merged = word.merged.filter((other) => other !== word.word);
    write(part(row, "merged"), merged.length ? say("board.words.with", { words: merged.join(", ") }) : "");
    const split = part(row, "split");
    split.hidden = merged.length === 0;
    split.dataset.word = word.word;
  }

  /** @param {Event} event */
  #tick(event) {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const list = /** @type {HTMLElement | null} */ (box.closest("[data-step]"));
    const step = list?.dataset.step;
    if (box.type !== "checkbox" || !list || !step) return;
    const ticked = this.#ticked.get(step) ?? new Set();
    if (box.checked) ticked.add(box.value);
    else ticked.delete(box.value);
    this.#ticked.set(step, ticked);
    this.#offer(list, step);
  }

  /**
   * The ticked words that are still in the list, most named first; the first one gives its name.
   * @param {string} step
   */
  #chosen(step) {
    const list = this.#services.actions.board?.words.find((other) => other.step === step);
    const ticked = this.#ticked.get(step) ?? new Set();
    return (list?.words ?? []).filter((word) => ticked.has(word.word)).map((word) => word.word);
  }

  /**
   * @param {HTMLElement} list
   * @param {string} step
   */
  #offer(list, step) {
    const chosen = this.#chosen(step);
    const into = /** @type {HTMLSelectElement} */ (part(list, "into"));
    const kept = chosen.includes(into.value) ? into.value : (chosen[0] ?? "");
    into.replaceChildren(...chosen.map((word) => new Option(word, word, false, word === kept)));
    part(list, "merge-bar").hidden = chosen.length < 2;
    write(part(list, "merge-count"), say("board.words.chosen", { n: chosen.length }));
  }

  /** @param {Event} event */
  #press(event) {
    const button = /** @type {HTMLElement | null} */ (
      /** @type {Element} */ (event.target).closest("[data-act]")
    );
    const list = /** @type {HTMLElement | null} */ (button?.closest("[data-step]"));
    const step = list?.dataset.step;
    if (!button || !list || !step) return;
    if (button.dataset.act === "split-word") this.#split(step, button.dataset.word ?? "");
    if (button.dataset.act === "merge-words") this.#merge(list, step);
  }

  /**
   * @param {HTMLElement} list
   * @param {string} step
   */
  async #merge(list, step) {
    const words = this.#chosen(step);
    const into = /** @type {HTMLSelectElement} */ (part(list, "into")).value;
    const { dispatch, status, actions } = this.#services;
    const answer = await dispatch.keep("merge_words", { step, words, into });
    if (!answer.ok) return;
    this.#ticked.delete(step);
    for (const box of list.querySelectorAll("input")) box.checked = false;
    this.#offer(list, step);
    const undo = { action: say("board.undo"), act: () => actions.undo() };
    status.say(say("board.said.words-merged", { word: into }), undo);
  }

  /**
   * @param {string} step
   * @param {string} word
   */
  async #split(step, word) {
    const { dispatch, status } = this.#services;
    const answer = await dispatch.keep("split_word", { step, word });
    if (answer.ok) status.say(say("board.said.word-split", { word }));
  }
}
