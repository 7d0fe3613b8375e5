/** Counts notes that came in, so that they can be told of together. */
export class Arrivals {
  /** @type {Set<string> | null} */
  #known = null;
  #fresh = 0;

  /** @param {Iterable<string>} ids the notes on the board now; those of the first board are no news */
  board(ids) {
    const now = new Set(ids);
    for (const id of now) if (this.#known && !this.#known.has(id)) this.#fresh += 1;
    this.#known = now;
  }

  /** How many came in since the last time this was asked. */
  take() {
    const fresh = this.#fresh;
    this.#fresh = 0;
    return fresh;
  }
}
