/**
 * Lets notes come onto the screen one by one: at most one new highlight per interval, in a fixed number of places.
 * A newcomer takes the highlight; the note that had it takes the place of the one that has been there longest, so
 * that nothing else on the screen moves. Time comes from outside.
 */
export class HighlightQueue {
  #places;
  #intervalMs;
  /** @type {(string|null)[]} one id per place; the first place is the highlight */
  #shown;
  /** @type {number[]} when each place was last filled, as a running number */
  #filled;
  #turn = 0;
  /** @type {string[]} */
  #waiting = [];
  /** @type {Set<string>} */
  #known = new Set();
  #lastHighlight = -Infinity;
  #begun = false;

  /** @param {{places?: number, interval_ms?: number}} [options] */
  constructor({ places = 7, interval_ms = 3000 } = {}) {
    this.#places = places;
    this.#intervalMs = interval_ms;
    this.#shown = Array(places).fill(null);
    this.#filled = Array(places).fill(0);
  }

  /** How many places there are. */
  get places() {
    return this.#places;
  }

  /** The ids on the screen, highlight first; null is an empty place. */
  get shown() {
    return [...this.#shown];
  }

  /** How many notes still wait for their moment. */
  get waiting() {
    return this.#waiting.length;
  }

  /**
   * Tell which notes may be seen, oldest first. What is no longer among them leaves at once; what is new waits.
   * The first time the newest fill the places without a queue: they are not news.
   * @param {string[]} ids
   */
  offer(ids) {
    const allowed = new Set(ids);
    this.#waiting = this.#waiting.filter((id) => allowed.has(id));
    this.#shown = this.#shown.map((id) => (id !== null && allowed.has(id) ? id : null));
    for (const id of this.#known) if (!allowed.has(id)) this.#known.delete(id);
    const fresh = ids.filter((id) => !this.#known.has(id));
    for (const id of fresh) this.#known.add(id);
    if (this.#begun || ids.length === 0) this.#waiting.push(...fresh);
    else this.#begin(fresh);
    this.#refill(ids);
  }

  /**
   * Let the next note in if its time has come.
   * @param {number} now milliseconds on any steady clock
   * @returns {boolean} whether the screen changed
   */
  tick(now) {
    if (this.#waiting.length === 0 || now - this.#lastHighlight < this.#intervalMs) return false;
    this.#lastHighlight = now;
    const extras = this.#extras();
    const [next, ...others] = this.#waiting.splice(0, 1 + extras);
    if (next !== undefined) this.#promote(next);
    for (const id of others) this.#settle(id);
    return true;
  }

  /**
   * Another number of places, when the picture gets another shape. The highlight stays.
   * @param {number} places
   */
  resize(places) {
    if (places === this.#places) return;
    this.#shown = Array.from({ length: places }, (_, place) => this.#shown[place] ?? null);
    this.#filled = Array.from({ length: places }, (_, place) => this.#filled[place] ?? 0);
    this.#places = places;
  }

  /** Start afresh, for another question. */
  clear() {
    this.#shown = Array(this.#places).fill(null);
    this.#waiting = [];
    this.#known.clear();
    this.#begun = false;
  }

  /** @param {string[]} ids */
  #begin(ids) {
    this.#begun = true;
    const newest = ids.slice(-this.#places).reverse();
    this.#shown = this.#shown.map((_, place) => newest[place] ?? null);
    this.#filled = this.#filled.map((_, place) => this.#places - place);
    this.#turn = this.#places;
  }

  /** After a burst two more slip in with each highlight, so that nobody waits for ever. */
  #extras() {
    return this.#waiting.length > 2 * this.#places ? Math.min(2, this.#places - 1) : 0;
  }

  /** @param {string} id */
  #promote(id) {
    const before = this.#shown[0] ?? null;
    this.#put(0, id);
    if (before !== null && this.#places > 1) this.#settle(before);
  }

  /** @param {string} id */
  #settle(id) {
    let place = 1;
    for (let other = 2; other < this.#places; other += 1) {
      if (this.#olderThan(other, place)) place = other;
    }
    this.#put(place, id);
  }

  /**
   * An empty place counts as older than any note.
   * @param {number} one
   * @param {number} other
   */
  #olderThan(one, other) {
    if (this.#shown[other] === null) return false;
    return this.#shown[one] === null || (this.#filled[one] ?? 0) < (this.#filled[other] ?? 0);
  }

  /**
   * @param {number} place
   * @param {string} id
   */
  #put(place, id) {
    this.#turn += 1;
    this.#shown[place] = id;
    this.#filled[place] = this.#turn;
  }

  /**
   * No hole stays: it gets a note that was here before, or else one that waits; the next highlight is left to wait.
   * @param {string[]} ids
   */
  #refill(ids) {
    const busy = new Set([...this.#shown, ...this.#waiting]);
    const idle = ids.filter((id) => !busy.has(id));
    this.#shown.forEach((id, place) => {
      if (id !== null) return;
      const next = idle.pop() ?? (this.#waiting.length > 1 ? this.#waiting.shift() : undefined);
      if (next !== undefined) this.#put(place, next);
    });
  }
}
