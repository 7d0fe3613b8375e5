import { largestThatFits } from "./fit.js";

/**
 * Makes text fit its box after every drawing: it shrinks, then long words may break, then what may be left out is
 * left out, and as a last resort the end is cut. The style sheet keeps a smallest size below which nothing shrinks.
 */
export class Fitting {
  /** @type {WeakMap<HTMLElement, string>} what each box held when it was last fitted */
  #fitted = new WeakMap();

  /** @param {HTMLElement} root */
  fit(root) {
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
    squeeze(box);
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

/** @param {HTMLElement} box */
function squeeze(box) {
  shrink(box);
  for (const extra of droppable(box).reverse()) {
    if (!overflows(box)) return;
    extra.hidden = true;
    shrink(box);
  }
  if (overflows(box)) {
    box.setAttribute("data-breaks", "");
    shrink(box);
  }
  if (overflows(box)) box.setAttribute("data-clamped", "");
}

/** @param {HTMLElement} box */
function shrink(box) {
  const scale = largestThatFits((size) => {
    box.style.setProperty("--fit", String(size));
    return !overflows(box);
  }, Number(box.dataset.fit));
  box.style.setProperty("--fit", String(scale));
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
 * Letters reach a little outside a tight line; that much (in rem) is no overflow.
 */
const REACH = 0.2;

/** @param {HTMLElement} box */
function overflows(box) {
  const reach = REACH * parseFloat(getComputedStyle(document.documentElement).fontSize);
  return box.scrollHeight > box.clientHeight + reach || [box, ...box.children].some(isTooWide);
}

/**
 * A child may stick out into the padding, which the box itself does not count.
 * @param {Element} one
 */
function isTooWide(one) {
  return one.scrollWidth > one.clientWidth + 1;
}
