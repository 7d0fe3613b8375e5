/** The notes that a person picked out to do one thing with. */
export class Selection {
  /** @type {Set<string>} */
  #ids = new Set();

  get size() {
    return this.#ids.size;
  }

  get ids() {
    return [...this.#ids];
  }

  /** @param {string} id */
  has(id) {
    return this.#ids.has(id);
  }

  /**
   * In when it was out, out when it was in.
   * @param {string} id
   * @returns {boolean} whether it is in now
   */
  toggle(id) {
    if (this.#ids.delete(id)) return false;
    this.#ids.add(id);
    return true;
  }

  /** @param {Iterable<string>} ids */
  add(ids) {
    for (const id of ids) this.#ids.add(id);
  }

  clear() {
    this.#ids.clear();
  }

  /**
   * Forget notes that left the board.
   * @param {(id: string) => boolean} exists
   */
  keep(exists) {
    for (const id of this.#ids) if (!exists(id)) this.#ids.delete(id);
  }

  /**
   * What an action on this note is about: the selection when the note is part of it, else the
   * note alone.
   * @param {string} id
   */
  around(id) {
    return this.#ids.has(id) ? this.ids : [id];
  }
}
