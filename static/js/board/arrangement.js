/** @typedef {import("./shapes.js").Note} Note */
/** @typedef {import("./shapes.js").Theme} Theme */
/** @typedef {{ key: string, theme: Theme | null, notes: Note[] }} Column */

/** The key of the column of notes without a theme. */
export const LOOSE = "loose";

/** Kinds of notes that lie on the board; words are counted and quotes are kept. */
const GROUPED = new Set(["idea", "signal", "point", "correction"]);

const ON_BOARD = new Set(["suggested", "active", "parked"]);

/**
 * How doubtful a place is: 0 sure (a person put it there) to 1 (the machine had nothing to go on).
 * @param {Note} note
 */
export function doubt(note) {
  return note.placed_by === "machine" ? 1 - (note.confidence ?? 0) : 0;
}

/** @param {Note} note */
export const isGrouped = (note) => GROUPED.has(note.kind);

/** @type {Record<string, (a: Note, b: Note) => number>} */
const ORDERS = {
  number: (a, b) => a.number - b.number,
  unsure: (a, b) => doubt(b) - doubt(a) || a.number - b.number,
};

/**
 * Themes that have a column: by number, those kept for later at the end.
 * @param {Theme[]} themes
 */
export function themesInOrder(themes) {
  const later = (/** @type {Theme} */ theme) => Number(theme.state === "parked");
  return themes
    .filter((theme) => ON_BOARD.has(theme.state))
    .sort((a, b) => later(a) - later(b) || a.number - b.number);
}

/**
 * Lays notes out in columns: loose first, then the themes.
 * @param {Note[]} notes
 * @param {Theme[]} themes
 * @param {{ order?: string, placeOf?: (note: Note) => string | null }} [options]
 * @returns {Column[]}
 */
export function arrange(notes, themes, options = {}) {
  const placeOf = options.placeOf ?? ((note) => note.theme);
  /** @type {Column} */
  const loose = { key: LOOSE, theme: null, notes: [] };
  const columns = [loose];
  for (const theme of themesInOrder(themes)) columns.push({ key: theme.id, theme, notes: [] });
  const byKey = new Map(columns.map((column) => [column.key, column]));
  for (const note of notes) {
    if (!isGrouped(note)) continue;
    const column = byKey.get(placeOf(note) ?? LOOSE) ?? loose;
    column.notes.push(note);
  }
  const order = ORDERS[options.order ?? "number"];
  for (const column of columns) column.notes.sort(order);
  return columns;
}
