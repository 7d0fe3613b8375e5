/** Makes elements from plain values; what people wrote only ever becomes text. */

/** @typedef {Node|string|number|null|undefined|false} Child */
/**
 * @typedef {{class?: string, key?: string, vars?: Record<string, string|number>, fit?: number, drop?: number,
 *   [attribute: string]: unknown}} Properties
 *   `key`: who this is among its siblings · `vars`: custom properties · `fit`: smallest scale for text that must
 *   fit its box · `drop`: may be left out when there is no room, the highest first
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} name
 * @param {Properties} [properties]
 * @param {...(Child|Child[])} children
 * @returns {HTMLElement}
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  dress(made, properties);
  made.append(...nodes(children));
  return made;
}

/**
 * The same for a drawing.
 * @param {string} name
 * @param {Properties} [properties]
 * @param {...(Child|Child[])} children
 * @returns {SVGElement}
 */
export function drawing(name, properties = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  dress(made, properties);
  made.append(...nodes(children));
  return made;
}

/**
 * @param {HTMLElement|SVGElement} made
 * @param {Properties} properties
 */
function dress(made, { key, vars = {}, fit, drop, ...attributes }) {
  if (key !== undefined) made.dataset.key = key;
  if (fit !== undefined) made.dataset.fit = String(fit);
  if (drop !== undefined) made.dataset.drop = String(drop);
  for (const [name, value] of Object.entries(vars)) made.style.setProperty(`--${name}`, String(value));
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * @param {(Child|Child[])[]} children
 * @returns {(Node|string)[]}
 */
function nodes(children) {
  return children
    .flat()
    .filter((child) => child !== null && child !== undefined && child !== false && child !== "")
    .map((child) => (child instanceof Node ? child : String(child)));
}
