/** From a theme's number to its classes; after twelve the colours repeat with a hatch. */

const COLOURS = 12;

/**
 * @param {number} number
 * @returns {string} class names
 */
export function themeClass(number) {
  if (number < 1) return "";
  const colour = `theme-${((number - 1) % COLOURS) + 1}`;
  return number > COLOURS ? `${colour} theme-again` : colour;
}

/**
 * Give an element the colour of a theme, or none.
 * @param {Element} element
 * @param {{ number: number } | null | undefined} theme
 */
export function paint(element, theme) {
  const others = Array.from(element.classList).filter((name) => !name.startsWith("theme-"));
  const colour = theme ? themeClass(theme.number) : "";
  const wanted = [...others, ...colour.split(" ").filter(Boolean)].join(" ");
  if (element.getAttribute("class") !== wanted) element.setAttribute("class", wanted);
}
