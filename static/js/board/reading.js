/** @typedef {import("./shapes.js").Suggestion} Suggestion */

/** Advice about the whole, then whole proposals, then the rest. */
const ORDER = ["own_themes", "grouping"];

/** @type {(row: Suggestion) => number} what a person asked for comes before all */
const rank = (row) => {
  if (row.asked) return -1;
  const at = ORDER.indexOf(row.kind);
  return at < 0 ? ORDER.length : at;
};

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
    const before = new Set(this.#rows.map((row) => row.id));
    this.#rows = [...rows].sort((a, b) => rank(a) - rank(b));
    if (held && this.#shown) return;
    const advice = this.#rows.find((row) => row.kind === "own_themes" && !before.has(row.id));
    const asked = this.#shown?.asked ? this.#latest : null;
    this.#shown = asked ?? advice ?? this.#latest ?? this.#rows[0] ?? null;
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
