/**
 * Put a text on the clipboard; also over plain HTTP, where the newer way does not exist.
 * @param {string} text
 * @returns {Promise<boolean>} whether that went well
 */
export async function copyText(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => copyBySelecting(text), // the browser asked, and somebody said no
    );
  }
  return copyBySelecting(text);
}

/** @param {string} text */
function copyBySelecting(text) {
  const field = document.createElement("textarea");
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return copied;
}
