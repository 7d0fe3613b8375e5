/** How many colours there are; a thirteenth theme gets the first again, with a hatch. */
const COLOURS = 12;

/**
 * The classes that give a theme its colour.
 * @param {number | null | undefined} number
 * @returns {string[]}
 */
export function themeClasses(number) {
  if (!number || number < 1) return [];
  const colour = `theme-${((number - 1) % COLOURS) + 1}`;
  return number > COLOURS ? [colour, "theme-hatched"] : [colour];
}
