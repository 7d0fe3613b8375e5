/** Keeps the screen awake where the browser can; without that the laptop's own settings decide. */
export class WakeLock {
  /** @type {WakeLockSentinel|null} */
  #lock = null;

  constructor() {
    document.addEventListener("visibilitychange", () => this.hold());
  }

  /** Ask for it; a browser lets go when the page is hidden, so this is asked again. */
  async hold() {
    if (!("wakeLock" in navigator) || document.visibilityState !== "visible") return;
    if (this.#lock !== null && !this.#lock.released) return;
    try {
      this.#lock = await navigator.wakeLock.request("screen");
    } catch {
      this.#lock = null; // not over plain HTTP, or the battery is low: the meeting goes on without
    }
  }
}
