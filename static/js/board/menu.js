import { paint } from "../lib/theme_colour.js";
import { placeBeside } from "./drag_path.js";
import { part, stamp, write } from "./stamp.js";

/**
 * @typedef {object} Item one line of a menu
 * @property {string} label
 * @property {() => void} act
 * @property {{ number: number } | null} [theme] shown as a brick before the label
 * @property {string} [key] a key that chooses it while the menu is open
 * @property {string} [hint] what that key is called, when not itself
 * @property {boolean} [rule] a line above it
 */

/** @type {Record<string, (at: number, last: number) => number>} */
const WALK = {
  ArrowDown: (at, last) => (at < last ? at + 1 : 0),
  ArrowUp: (at, last) => (at > 0 ? at - 1 : last),
  Home: () => 0,
  End: (_at, last) => last,
};

/** One menu for the whole board: beside what it belongs to, closed by Escape, Tab or a press beside it. */
export class Menu {
  #root;
  #template;
  /** @type {Item[]} */
  #items = [];
  /** @type {HTMLElement | null} */
  #owner = null;

  /**
   * @param {HTMLElement} root
   * @param {Element} template of one item
   */
  constructor(root, template) {
    this.#root = root;
    this.#template = template;
    root.addEventListener("keydown", (press) => this.#press(press));
    root.addEventListener("focusout", (event) => this.#left(event));
    document.addEventListener("pointerdown", (event) => {
      if (!root.hidden && !root.contains(/** @type {Node} */ (event.target))) this.close(false);
    });
  }

  get open() {
    return !this.#root.hidden;
  }

  /**
   * @param {HTMLElement} owner what it belongs to, and where the focus goes back to
   * @param {string} title
   * @param {Item[]} items
   */
  show(owner, title, items) {
    this.#owner = owner;
    this.#items = items;
    write(part(this.#root, "title"), title);
    part(this.#root, "items").replaceChildren(...items.map((item) => this.#line(item)));
    this.#root.hidden = false;
    this.#place(owner);
    this.#lines()[0]?.focus();
  }

  /** @param {boolean} back whether the focus goes back */
  close(back = true) {
    this.#root.hidden = true;
    const owner = this.#owner;
    this.#owner = null;
    if (back && owner?.isConnected) owner.focus();
  }

  /** @param {Item} item */
  #line(item) {
    const line = stamp(this.#template);
    write(part(line, "label"), item.label);
    const chip = part(line, "chip");
    chip.hidden = !item.theme;
    if (item.theme) write(chip, String(item.theme.number));
    paint(chip, item.theme);
    const key = part(line, "key");
    key.hidden = !item.key;
    write(key, item.hint ?? item.key ?? "");
    line.classList.toggle("menu__item--ruled", Boolean(item.rule));
    line.addEventListener("click", () => this.#choose(item));
    return line;
  }

  /** @param {HTMLElement} owner */
  #place(owner) {
    const { width, height } = this.#root.getBoundingClientRect();
    const window = { width: innerWidth, height: innerHeight };
    const at = placeBeside(owner.getBoundingClientRect(), { width, height }, window);
    this.#root.style.setProperty("inset-inline-start", `${at.x}px`);
    this.#root.style.setProperty("inset-block-start", `${at.y}px`);
  }

  /** @returns {HTMLElement[]} */
  #lines() {
    return Array.from(this.#root.querySelectorAll('[role="menuitem"]'));
  }

  /** @param {KeyboardEvent} press */
  #press(press) {
    if (press.key === "Escape" || press.key === "Tab") {
      press.preventDefault();
      this.close();
      return;
    }
    const lines = this.#lines();
    const walk = WALK[press.key];
    if (walk) {
      press.preventDefault();
      const at = lines.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      lines[walk(at, lines.length - 1)]?.focus();
      return;
    }
    const wanted = this.#items.find((item) => item.key?.toLowerCase() === press.key.toLowerCase());
    if (!wanted || press.ctrlKey || press.metaKey || press.altKey) return;
    press.preventDefault();
    this.#choose(wanted);
  }

  /** @param {FocusEvent} event */
  #left(event) {
    const to = /** @type {Node | null} */ (event.relatedTarget);
    if (this.open && to && !this.#root.contains(to)) this.close(false);
  }

  /** @param {Item} item */
  #choose(item) {
    this.close();
    item.act();
  }
}
