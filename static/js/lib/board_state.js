/**
 * What a screen knows: the last board, with every change since merged in.
 *
 * @typedef {{ id: string, gone?: boolean, [field: string]: any }} Row
 * @typedef {{ revision: number, since: number | null, [part: string]: any }} WireBoard
 * @typedef {"notes" | "themes" | "items" | "suggestions" | "review" | "cases" | "outcomes"} ListName
 * @typedef {{
 *   revision: number,
 *   whole: boolean,
 *   rows: Record<ListName, Map<string, Row>>,
 *   changed: Record<ListName, Set<string>>,
 *   gone: Record<ListName, Set<string>>,
 *   [part: string]: any,
 * }} MergedBoard  every part of the board; keyed lists as arrays in a stable order, and as maps in
 *   `rows`; `changed` and `gone`: ids touched by the last message; `whole`: that message was whole
 */

/** @type {readonly ListName[]} */
const KEYED_LISTS = ["notes", "themes", "items", "suggestions", "review", "cases", "outcomes"];

export class BoardState {
  /** @type {MergedBoard | null} */
  #board = null;

  /** The board as merged so far; null before the first message. */
  get board() {
    return this.#board;
  }

  /** The revision to ask changes after; null: everything. */
  get revision() {
    return this.#board ? this.#board.revision : null;
  }

  /**
   * Take in one message.
   * @param {WireBoard} message
   * @returns {"merged" | "gap" | "stale"} gap: something is missing, ask `sync`; stale: known already
   */
  merge(message) {
    const since = message.since;
    if (since !== null) {
      if (!this.#board || since > this.#board.revision) return "gap";
      if (message.revision < this.#board.revision) return "stale";
    }
    this.#board = mergedBoard(this.#board, message);
    return "merged";
  }
}

/**
 * @param {MergedBoard | null} before
 * @param {WireBoard} message
 * @returns {MergedBoard}
 */
function mergedBoard(before, message) {
  const whole = message.since === null;
  /** @type {MergedBoard} */
  const board = { ...message, whole, rows: perList(() => new Map()), changed: perList(() => new Set()), gone: perList(() => new Set()) };
  for (const name of KEYED_LISTS) {
    const known = before ? before.rows[name] : new Map();
    const incoming = /** @type {Row[]} */ (message[name] ?? []);
    const merged = whole ? replaced(known, incoming) : patched(known, incoming);
    board.rows[name] = merged.rows;
    board.changed[name] = merged.changed;
    board.gone[name] = merged.gone;
    board[name] = [...merged.rows.values()];
  }
  return board;
}

/**
 * @template T
 * @param {() => T} make
 * @returns {Record<ListName, T>}
 */
function perList(make) {
  return { notes: make(), themes: make(), items: make(), suggestions: make(), review: make(), cases: make(), outcomes: make() };
}

/**
 * A whole list: only rows that differ from what was known count as changed.
 * @param {Map<string, Row>} known
 * @param {Row[]} incoming
 */
function replaced(known, incoming) {
  const rows = new Map();
  const changed = new Set();
  for (const row of incoming) {
    if (row.gone) continue;
    const earlier = known.get(row.id);
    const same = earlier !== undefined && JSON.stringify(earlier) === JSON.stringify(row);
    rows.set(row.id, same ? earlier : row);
    if (!same) changed.add(row.id);
  }
  const gone = new Set([...known.keys()].filter((id) => !rows.has(id)));
  return { rows, changed, gone };
}

/**
 * Changes: known rows keep their place, new ones come last, gone ones leave.
 * @param {Map<string, Row>} known
 * @param {Row[]} incoming
 */
function patched(known, incoming) {
  const rows = new Map(known);
  const changed = new Set();
  const gone = new Set();
  for (const row of incoming) {
    if (row.gone) {
      if (rows.delete(row.id)) gone.add(row.id);
    } else {
      rows.set(row.id, row);
      changed.add(row.id);
    }
  }
  return { rows, changed, gone };
}
