/** One element with its attributes and children; text from people only ever becomes text. */

/**
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null | undefined>} attributes `text` is the text
 *   inside; false, null and undefined are left out
 * @param {(Node | string | null)[]} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, children = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "text") made.textContent = String(value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}
