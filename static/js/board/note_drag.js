import { beyondSlop, edgeSpeed } from "./drag_path.js";

/** @typedef {import("./drag_path.js").Point} Point */
/**
 * @typedef {object} Dragging what the board is told
 * @property {(id: string) => string[]} begin which notes go along with the one that is dragged
 * @property {(place: string | null) => void} over the column or brick under the pointer changed
 * @property {(place: string) => void} drop
 * @property {() => void} cancel
 */

/** A finger that rests this long on a note picks it up; a shorter touch scrolls. */
const HOLD_MS = 380;

/** Drags notes with mouse, pen or finger; Escape cancels, and nothing depends on it. */
export class NoteDrag {
  #root;
  #scroller;
  #told;
  /** @type {{ id: string, from: Point, element: HTMLElement, pointer: number } | null} */
  #pressed = null;
  /** @type {{ ids: string[], ghost: HTMLElement, element: HTMLElement, at: Point, place: string | null } | null} */
  #dragged = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #holding;

  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} scroller the element that scrolls sideways
   * @param {Dragging} told
   */
  constructor(root, scroller, told) {
    this.#root = root;
    this.#scroller = scroller;
    this.#told = told;
    root.addEventListener("pointerdown", (event) => this.#press(event));
    addEventListener("pointermove", (event) => this.#move(event));
    addEventListener("pointerup", () => this.#release());
    addEventListener("pointercancel", () => this.cancel());
    addEventListener("keydown", (event) => this.#key(event), true);
    root.addEventListener("touchmove", (event) => this.#dragged && event.preventDefault(), {
      passive: false,
    });
    root.addEventListener("contextmenu", (event) => this.#pressed && event.preventDefault());
  }

  get active() {
    return this.#dragged !== null;
  }

  cancel() {
    clearTimeout(this.#holding);
    this.#pressed = null;
    if (!this.#dragged) return;
    this.#clear();
    this.#told.cancel();
  }

  /** @param {PointerEvent} event */
  #press(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const element = /** @type {HTMLElement | null} */ (target.closest("[data-note]"));
    if (!element || event.button !== 0 || target.closest("button, input, a")) return;
    const from = { x: event.clientX, y: event.clientY };
    this.#pressed = { id: element.dataset.note ?? "", from, element, pointer: event.pointerId };
    if (event.pointerType === "touch") {
      this.#holding = setTimeout(() => this.#pickUp(from), HOLD_MS);
    }
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (!this.#pressed || event.pointerId !== this.#pressed.pointer) return;
    const at = { x: event.clientX, y: event.clientY };
    if (!this.#dragged) {
      if (!beyondSlop(this.#pressed.from, at)) return;
      if (event.pointerType === "touch") return this.cancel();
      this.#pickUp(at);
    }
    this.#follow(at);
  }

  /** @param {Point} at */
  #pickUp(at) {
    if (!this.#pressed) return;
    const { id, element } = this.#pressed;
    const ids = this.#told.begin(id);
    const ghost = this.#ghost(element, ids.length);
    this.#dragged = { ids, ghost, element, at, place: null };
    element.classList.add("is-held");
    element.setPointerCapture(this.#pressed.pointer);
    getSelection()?.removeAllRanges();
    this.#follow(at);
    this.#scroll();
  }

  /**
   * @param {HTMLElement} element
   * @param {number} n
   */
  #ghost(element, n) {
    const ghost = /** @type {HTMLElement} */ (element.cloneNode(true));
    for (const name of ["data-note", "tabindex", "id"]) ghost.removeAttribute(name);
    ghost.classList.remove("is-origin", "is-chosen");
    ghost.classList.add("note-ghost");
    ghost.setAttribute("aria-hidden", "true");
    if (n > 1) ghost.dataset.more = String(n);
    ghost.style.setProperty("inline-size", `${element.offsetWidth}px`);
    document.body.append(ghost);
    return ghost;
  }

  /** @param {Point} at */
  #follow(at) {
    if (!this.#dragged) return;
    this.#dragged.at = at;
    this.#dragged.ghost.style.setProperty("translate", `${at.x - 24}px ${at.y - 18}px`);
    const under = document.elementFromPoint(at.x, at.y)?.closest("[data-drop]");
    const place = (under && this.#root.contains(under) && under.getAttribute("data-drop")) || null;
    if (place === this.#dragged.place) return;
    this.#dragged.place = place;
    this.#told.over(place);
  }

  #scroll() {
    if (!this.#dragged) return;
    const { at } = this.#dragged;
    const box = this.#scroller.getBoundingClientRect();
    const inside = at.y > box.top && at.y < box.bottom;
    const sideways = inside ? edgeSpeed(at.x, box.left, box.right) : 0;
    if (sideways) {
      this.#scroller.scrollBy({ left: sideways, behavior: "instant" });
      this.#follow(at);
    }
    requestAnimationFrame(() => this.#scroll());
  }

  #release() {
    clearTimeout(this.#holding);
    this.#pressed = null;
    if (!this.#dragged) return;
    const { place } = this.#dragged;
    this.#clear();
    if (place) this.#told.drop(place);
    else this.#told.cancel();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Escape" || !this.#dragged) return;
    event.stopPropagation();
    event.preventDefault();
    this.cancel();
  }

  #clear() {
    this.#dragged?.ghost.remove();
    this.#dragged?.element.classList.remove("is-held");
    this.#dragged = null;
  }
}
