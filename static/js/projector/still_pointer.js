const STILL_MS = 3000;

/** The arrow of the mouse leaves the picture once nobody moves it; the room looks at this screen for hours. */
export class StillPointer {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #leaving;

  watch() {
    document.addEventListener("pointermove", () => this.#moved());
    this.#moved();
  }

  #moved() {
    document.documentElement.classList.remove("pointer-still");
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => document.documentElement.classList.add("pointer-still"), STILL_MS);
  }
}
