/** How the join address and the code read on a screen: short, and in groups that can be said aloud. */

/**
 * The address without what nobody types: 'https://samenspel.example/482716' is 'samenspel.example'.
 * @param {string} address
 */
export function spokenAddress(address) {
  return address
    .replace(/^[a-z]+:\/\//i, "")
    .replace(/\/(\d{6})?\/?$/, "")
    .replace(/^www\./, "");
}

/**
 * A code in two groups of three.
 * @param {string} code
 */
export function spacedCode(code) {
  return code.replace(/^(\d{3})(\d{3})$/, "$1 $2");
}
