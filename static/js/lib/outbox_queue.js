/**
 * What waits to be sent: pure, oldest first; a newer thing with the same key replaces the older.
 *
 * @typedef {{ key: string, command: string, payload: Record<string, any>, made_at: number }} Entry
 */

export class OutboxQueue {
  /** @type {Entry[]} */
  #entries;

  /** @param {Entry[]} entries */
  constructor(entries = []) {
    this.#entries = [...entries];
  }

  get entries() {
    return [...this.#entries];
  }

  get first() {
    return this.#entries[0];
  }

  /** @param {Entry} entry */
  add(entry) {
    const at = this.#entries.findIndex((known) => known.key === entry.key);
    if (at < 0) this.#entries.push(entry);
    else this.#entries[at] = entry;
  }

  /**
   * Take an entry out; false when it was replaced meanwhile by a newer one.
   * @param {Entry} entry
   */
  remove(entry) {
    const at = this.#entries.indexOf(entry);
    if (at >= 0) this.#entries.splice(at, 1);
    return at >= 0;
  }

  /**
   * Take out what reads the same: a copy of it, as another page or an earlier one kept it.
   * @param {Entry} entry
   */
  forget(entry) {
    this.#entries = this.#entries.filter((known) => !same(known, entry));
  }

  /**
   * Do what another page did to the store: take out what left it, add what came.
   * @param {Entry[]} before
   * @param {Entry[]} after
   */
  follow(before, after) {
    for (const gone of before) if (!after.some((entry) => same(entry, gone))) this.forget(gone);
    for (const entry of after) if (!this.#entries.some((known) => same(known, entry))) this.add(entry);
  }
}

/**
 * @param {Entry} one
 * @param {Entry} other
 */
function same(one, other) {
  return one.key === other.key && JSON.stringify(one) === JSON.stringify(other);
}

/**
 * @param {string | null} kept
 * @returns {Entry[] | null} null when nothing readable was kept
 */
export function readEntries(kept) {
  try {
    const found = JSON.parse(kept ?? "null");
    return Array.isArray(found) ? found.filter((entry) => entry?.key && entry.command && entry.payload) : null;
  } catch {
    return null; // what another version or program left there is not ours to read
  }
}
