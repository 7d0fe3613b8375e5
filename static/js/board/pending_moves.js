/** @typedef {{ notes: Set<string>, theme: string | null, settled: number | null }} Move */

/**
 * Moves that are shown before the server's board says so. Each is dropped once a board of its
 * revision or later has come, or when the server refuses it; then the board alone is right.
 */
export class PendingMoves {
  /** @type {Move[]} */
  #moves = [];
  /** @type {Map<string, Move>} the latest move of each note */
  #latest = new Map();

  get size() {
    return this.#moves.length;
  }

  /**
   * @param {Iterable<string>} notes
   * @param {string | null} theme
   * @returns {Move}
   */
  begin(notes, theme) {
    const move = { notes: new Set(notes), theme, settled: null };
    this.#keep([...this.#moves, move]);
    return move;
  }

  /** @param {Move} move @param {number} revision the revision in which it was saved */
  accepted(move, revision) {
    move.settled = revision;
  }

  /** @param {Move} move */
  refused(move) {
    this.#keep(this.#moves.filter((other) => other !== move));
  }

  /** @param {number} revision of the board that came */
  board(revision) {
    const stays = (/** @type {Move} */ move) => move.settled === null || move.settled > revision;
    if (!this.#moves.every(stays)) this.#keep(this.#moves.filter(stays));
  }

  /** @param {string} note */
  has(note) {
    return this.#latest.has(note);
  }

  /**
   * Where a note lies for now; the latest move wins.
   * @param {{ id: string, theme: string | null }} note
   */
  placeOf(note) {
    const move = this.#latest.get(note.id);
    return move ? move.theme : note.theme;
  }

  /** @param {Move[]} moves */
  #keep(moves) {
    this.#moves = moves;
    this.#latest = new Map(moves.flatMap((move) => [...move.notes].map((id) => [id, move])));
  }
}
