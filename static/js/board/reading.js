/** @typedef {import("./shapes.js").Suggestion} Suggestion */

/** @type {(row: Suggestion) => number} what a person asked for comes first, then whole proposals */
const rank = (row) => (row.asked ? 0 : row.kind === "grouping" ? 1 : 2);

/**
 * Which suggestion is in sight. While somebody reads it, it stays as it was: the machine may have
 * thought again, but words do not change under anybody's eyes.
 */
export class Reading {
  /** @type {Suggestion[]} */
  #rows = [];
  /** @type {Suggestion | null} */
  #shown = null;

  get shown() {
    return this.#shown;
  }

  get count() {
    return this.#rows.length;
  }

  /** Its place among the others, from 1; 0 when it is no longer among them. */
  get at() {
    return this.#rows.findIndex((row) => row.id === this.#shown?.id) + 1;
  }

  /** Whether what is in sight is no longer what the machine would say. */
  get outdated() {
    if (!this.#shown) return false;
    return this.#shown.stale || this.#latest !== this.#shown;
  }

  /**
   * @param {Suggestion[]} rows as they are now
   * @param {boolean} held whether somebody is reading
   */
  take(rows, held) {
    this.#rows = [...rows].sort((a, b) => rank(a) - rank(b));
    if (held && this.#shown) return;
    this.#shown = this.#latest ?? this.#rows[0] ?? null;
  }

  /** Show what the machine says now. */
  renew() {
    this.#shown = this.#latest ?? this.#rows[0] ?? null;
  }

  /** Show the first again, when something was asked for. */
  first() {
    this.#shown = this.#rows[0] ?? null;
  }

  /** Go on to the next; after the last comes the first. */
  next() {
    this.#shown = this.#rows[this.at % this.#rows.length] ?? null;
  }

  /** The answered one makes room for what came after it. */
  answered() {
    const at = Math.max(0, this.at - 1);
    this.#rows = this.#rows.filter((row) => row.id !== this.#shown?.id);
    this.#shown = this.#rows[at] ?? this.#rows[0] ?? null;
  }

  /** @returns {Suggestion | null} the same suggestion as it is now; a whole proposal replaces another */
  get #latest() {
    const shown = this.#shown;
    if (!shown) return null;
    const same = this.#rows.find((row) => row.id === shown.id);
    const whole = shown.kind === "grouping" ? this.#rows.find((row) => row.kind === "grouping") : null;
    return same ?? whole ?? null;
  }
}
