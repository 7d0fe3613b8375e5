/**
 * @typedef {{ moduleName: string, new (root: HTMLElement, services: any): Component }} ComponentClass
 */

/** Something on the page with its own root; it touches nothing outside that root. */
export class Component {
  /** The value of `data-module` that this class belongs to. */
  static moduleName = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
  }

  /**
   * The element marked `data-ref="name"` inside the root.
   * @param {string} name
   * @returns {HTMLElement}
   */
  ref(name) {
    const found = this.root.querySelector(`[data-ref="${name}"]`);
    if (!found) throw new Error(`${this.constructor.name}: nothing has data-ref="${name}"`);
    return /** @type {HTMLElement} */ (found);
  }

  /**
   * All elements marked `data-ref="name"` inside the root, in document order.
   * @param {string} name
   * @returns {HTMLElement[]}
   */
  refs(name) {
    return Array.from(this.root.querySelectorAll(`[data-ref="${name}"]`));
  }
}

/**
 * Bring every `data-module` on the page to life. One that fails is reported and stops no other.
 * @param {ComponentClass[]} classes
 * @param {any} services what the components share: connection, say, outbox …
 * @param {ParentNode} scope
 * @returns {Component[]}
 */
export function mount(classes, services, scope = document) {
  /** @type {Component[]} */
  const mounted = [];
  for (const Kind of classes) {
    for (const root of scope.querySelectorAll(`[data-module="${Kind.moduleName}"]`)) {
      try {
        mounted.push(new Kind(/** @type {HTMLElement} */ (root), services));
      } catch (fault) {
        reportFault(fault);
      }
    }
  }
  return mounted;
}

/**
 * Let the browser's console and `window.onerror` know, without stopping what runs now.
 * @param {unknown} fault
 */
export function reportFault(fault) {
  setTimeout(() => {
    throw fault;
  });
}
