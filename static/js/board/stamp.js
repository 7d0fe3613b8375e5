/** Copies of `<template>`s: what stands in them comes from the server, in the language of the page. */

/**
 * A copy of the first element of a template.
 * @param {Element} template
 * @returns {HTMLElement}
 */
export function stamp(template) {
  const first = /** @type {HTMLTemplateElement} */ (template).content.firstElementChild;
  if (!first) throw new Error("an empty template");
  return /** @type {HTMLElement} */ (first.cloneNode(true));
}

/**
 * The element marked `data-part="name"` in a copy, or the copy itself.
 * @param {Element} element
 * @param {string} name
 * @returns {HTMLElement}
 */
export function part(element, name) {
  const found = element.matches(`[data-part="${name}"]`)
    ? element
    : element.querySelector(`[data-part="${name}"]`);
  if (!found) throw new Error(`nothing has data-part="${name}"`);
  return /** @type {HTMLElement} */ (found);
}

/**
 * Put text in an element, touching the page only when it differs.
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
