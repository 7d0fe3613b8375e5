/**
 * € 20.000: with a space at which no line breaks, in the figures of the page's language.
 * @param {number} amount whole euros
 */
export function euros(amount) {
  const language = globalThis.document?.documentElement.lang || "nl";
  return `€\u00a0${new Intl.NumberFormat(language).format(amount)}`;
}
