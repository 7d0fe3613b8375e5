import { largestThatFits } from "./fit.js";

/** Letters reach a little outside a tight line; that much (in rem) is no overflow. */
const REACH = 0.2;

/**
 * Makes text fit its box after every drawing: it shrinks, then long words may break, then what may be left out is
 * left out, and as a last resort the end is cut. The style sheet keeps a smallest size below which nothing shrinks.
 */
export class Fitting {
  /** @type {WeakMap<HTMLElement, string>} what each box held when it was last fitted */
  #fitted = new WeakMap();

  #reach = 0;

  /** @param {HTMLElement} root */
  fit(root) {
    this.#reach = REACH * parseFloat(getComputedStyle(document.documentElement).fontSize);
    for (const box of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-fit]"))) this.#fitBox(box);
  }

  /** Measure everything again: the window or the letters changed. */
  forget() {
    this.#fitted = new WeakMap();
  }

  /** @param {HTMLElement} box */
  #fitBox(box) {
    const content = `${box.clientWidth}×${box.clientHeight} ${box.className} ${signature(box)}`;
    if (this.#fitted.get(box) === content) return;
    restore(box);
    squeeze(box, this.#reach);
    this.#fitted.set(box, `${box.clientWidth}×${box.clientHeight} ${box.className} ${signature(box)}`);
  }
}

/** @param {HTMLElement} box */
function signature(box) {
  return `${box.childElementCount} ${box.textContent}`;
}

/** @param {HTMLElement} box */
function restore(box) {
  box.removeAttribute("data-clamped");
  box.removeAttribute("data-breaks");
  for (const extra of droppable(box)) extra.hidden = false;
}

/**
 * @param {HTMLElement} box
 * @param {number} reach
 */
function squeeze(box, reach) {
  if (shrink(box, reach)) return;
  const extras = droppable(box);
  for (const extra of [...extras].reverse()) {
    extra.hidden = true;
    if (shrink(box, reach)) return bringBack(extras, box, reach);
  }
  box.setAttribute("data-breaks", "");
  if (!shrink(box, reach)) box.setAttribute("data-clamped", "");
}

/**
 * Where a long one had to go, a shorter one that went before it may have room.
 * @param {HTMLElement[]} extras
 * @param {HTMLElement} box
 * @param {number} reach
 */
function bringBack(extras, box, reach) {
  for (const extra of extras.filter(({ hidden }) => hidden)) {
    extra.hidden = false;
    extra.hidden = overflows(box, reach);
  }
}

/**
 * @param {HTMLElement} box
 * @param {number} reach
 * @returns {boolean} whether it fits now
 */
function shrink(box, reach) {
  const fits = (/** @type {number} */ size) => {
    box.style.setProperty("--fit", String(size));
    return !overflows(box, reach);
  };
  return fits(largestThatFits(fits, Number(box.dataset.fit)));
}

/**
 * What may be left out, the dearest first.
 * @param {HTMLElement} box
 */
function droppable(box) {
  const extras = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("[data-drop]")]);
  return extras.sort((one, other) => Number(one.dataset.drop) - Number(other.dataset.drop));
}

/**
 * @param {HTMLElement} box
 * @param {number} reach pixels
 */
function overflows(box, reach) {
  return box.scrollHeight > box.clientHeight + reach || [box, ...box.children].some(isTooWide);
}

/**
 * A child may stick out into the padding, which the box itself does not count.
 * @param {Element} one
 */
function isTooWide(one) {
  return one.scrollWidth > one.clientWidth + 1;
}
