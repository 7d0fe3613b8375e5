/** @typedef {import("./shapes.js").Note} Note */
/** @typedef {import("./shapes.js").Theme} Theme */
/**
 * @typedef {object} Column
 * @property {string} key
 * @property {Theme | null} theme
 * @property {Note[]} additions what tables say is missing, until someone gives it a place
 * @property {Note[]} notes
 */

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

/** From here on a place is doubtful enough to offer the second choice. */
const DOUBTFUL = 0.5;

/**
 * Whether a person had better look: the machine was in doubt, and knows a second place.
 * @param {Note} note
 */
export function isUnsure(note) {
  if (!note.second || note.placed_by === "hand") return false;
  return note.theme === null || doubt(note) >= DOUBTFUL;
}

/**
 * How soon it is looked at: 0 not at all, 1 first. Loose notes have no place to doubt.
 * @param {Note} note
 */
function urgency(note) {
  if (!isUnsure(note)) return 0;
  return note.theme === null ? DOUBTFUL : doubt(note);
}

/** @param {Note} note */
export const isGrouped = (note) => GROUPED.has(note.kind);

/**
 * @param {Note} a
 * @param {Note} b
 */
const byNumber = (a, b) => a.number - b.number;

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
 * Lays notes out in columns, by number: loose first, then the themes.
 * @param {Note[]} notes
 * @param {Theme[]} themes
 * @param {{ placeOf?: (note: Note) => string | null }} [options]
 * @returns {Column[]}
 */
export function arrange(notes, themes, options = {}) {
  const placeOf = options.placeOf ?? ((note) => note.theme);
  /** @type {Column} */
  const loose = { key: LOOSE, theme: null, additions: [], notes: [] };
  const columns = [loose];
  for (const theme of themesInOrder(themes)) {
    columns.push({ key: theme.id, theme, additions: [], notes: [] });
  }
  const byKey = new Map(columns.map((column) => [column.key, column]));
  for (const note of notes) {
    if (!isGrouped(note)) continue;
    const place = placeOf(note);
    const beside = place === null ? byKey.get(aboutOf(note)) : undefined;
    if (beside) beside.additions.push(note);
    else (byKey.get(place ?? LOOSE) ?? loose).notes.push(note);
  }
  for (const column of columns) column.notes.sort(byNumber);
  return columns;
}

/**
 * Lays these notes on top of their columns, in this order; all others stay where they are, so
 * that a large board hardly has to be drawn again.
 * @param {Column[]} columns
 * @param {Note[]} first
 */
export function bringForward(columns, first) {
  const ranks = new Map(first.map((note, at) => [note.id, at]));
  const rank = (/** @type {Note} */ note) => ranks.get(note.id) ?? first.length;
  for (const { notes } of columns) {
    if (notes.some((note) => ranks.has(note.id))) notes.sort((a, b) => rank(a) - rank(b));
  }
}

/**
 * Beside which theme an addition lies. Whoever lays it loose by hand wants it there.
 * @param {Note} note
 */
function aboutOf(note) {
  return (note.placed_by === "hand" ? null : note.about) ?? "";
}

/**
 * The notes that had better be looked at, most doubtful first.
 * @param {Column[]} columns
 * @returns {Note[]}
 */
export function pileOf(columns) {
  return columns
    .flatMap((column) => column.notes)
    .filter(isUnsure)
    .sort((a, b) => urgency(b) - urgency(a) || byNumber(a, b));
}
