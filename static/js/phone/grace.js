const GRACE_SECONDS = 60;

/** The minute in which a text can still be sent after its question closed. */
export class Grace {
  #tick;
  #now;
  /** @type {number | null} */
  #ends = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /**
   * @param {() => void} tick called every second while the minute runs
   * @param {() => number} now
   */
  constructor(tick, now = Date.now) {
    this.#tick = tick;
    this.#now = now;
  }

  /** Seconds that are left; the first time it is asked the minute begins. */
  left() {
    if (this.#ends === null) {
      this.#ends = this.#now() + GRACE_SECONDS * 1000;
      this.#timer = setInterval(this.#tick, 1000);
    }
    return Math.max(0, Math.ceil((this.#ends - this.#now()) / 1000));
  }

  end() {
    clearInterval(this.#timer);
    this.#ends = null;
  }
}
