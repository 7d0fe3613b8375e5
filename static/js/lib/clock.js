/**
 * Counts a timer of the board down on this device, so that nothing has to be sent every second.
 *
 * @typedef {{ left_ms: number | null, running: boolean, total_ms: number }} TimerView
 * @typedef {{ text: string, state: "none" | "running" | "last-minute" | "paused" | "over", left_ms: number | null }} Face
 */

const MINUTE = 60_000;

/**
 * What is left, some time after the board was received.
 * @param {TimerView} timer
 * @param {number} elapsed_ms
 * @returns {number | null}
 */
export function leftAfter(timer, elapsed_ms) {
  if (timer.left_ms === null) return null;
  return timer.running ? timer.left_ms - elapsed_ms : timer.left_ms;
}

/**
 * Minutes and seconds: 8:40. After time it stays 0:00; the state tells that time is up.
 * @param {number} left_ms
 * @returns {string}
 */
export function minutesAndSeconds(left_ms) {
  const seconds = Math.max(0, Math.ceil(left_ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * @param {TimerView} timer
 * @param {number} elapsed_ms
 * @returns {Face}
 */
export function face(timer, elapsed_ms) {
  const left = leftAfter(timer, elapsed_ms);
  if (left === null) return { text: "", state: "none", left_ms: null };
  const text = minutesAndSeconds(left);
  if (left <= 0) return { text, state: "over", left_ms: left };
  if (!timer.running) return { text, state: "paused", left_ms: left };
  return { text, state: left < MINUTE ? "last-minute" : "running", left_ms: left };
}

/** A timer that tells its listeners its face, at once and every second. */
export class Clock {
  /** @type {TimerView} */
  #timer = { left_ms: null, running: false, total_ms: 0 };
  #received = 0;
  #now;
  /** @type {Set<(face: Face) => void>} */
  #listeners = new Set();
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking;

  /** @param {() => number} now milliseconds that only go up */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** @returns {Face} */
  get face() {
    return face(this.#timer, this.#now() - this.#received);
  }

  /** @param {TimerView} timer as it was on the board that just came in */
  set(timer) {
    this.#timer = timer;
    this.#received = this.#now();
    clearInterval(this.#ticking);
    this.#ticking = timer.running ? setInterval(() => this.#tell(), 1000) : undefined;
    this.#tell();
  }

  /**
   * @param {(face: Face) => void} listener
   * @returns {() => void} stops telling
   */
  onTick(listener) {
    this.#listeners.add(listener);
    listener(this.face);
    return () => this.#listeners.delete(listener);
  }

  stop() {
    clearInterval(this.#ticking);
  }

  #tell() {
    const now = this.face;
    for (const listener of this.#listeners) listener(now);
  }
}
