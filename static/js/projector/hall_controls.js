import { Component } from "../lib/component.js";
import { SETTINGS } from "./screen_settings.js";

/** @typedef {import("./screen_settings.js").ScreenSettings} ScreenSettings */

const SHOWN_MS = 8000;

/**
 * The switches of this screen: full screen, calm, large. They appear at a key or a click and go by themselves; their
 * letters work only while one of them has the focus.
 */
export class HallControls extends Component {
  static moduleName = "hall-controls";

  #settings;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #leaving;

  /**
   * @param {HTMLElement} root
   * @param {{settings: ScreenSettings}} services
   */
  constructor(root, { settings }) {
    super(root);
    this.#settings = settings;
    document.addEventListener("keydown", (press) => this.#wake(press));
    document.addEventListener("pointerdown", () => this.#show());
    root.addEventListener("keydown", (press) => this.#shortcut(press));
    this.ref("fullscreen").addEventListener("click", () => this.#toggleFullscreen());
    for (const name of SETTINGS) this.ref(name).addEventListener("click", () => settings.toggle(name));
    settings.addEventListener("change", () => this.#tell());
    document.addEventListener("fullscreenchange", () => this.#tell());
    this.#tell();
  }

  /** @param {KeyboardEvent} press */
  #wake(press) {
    if (press.key === "Escape") {
      this.#hide();
      return;
    }
    if (press.ctrlKey || press.metaKey || press.altKey) return;
    const hidden = this.root.hidden;
    this.#show();
    if (hidden && press.key !== "Tab") this.ref("fullscreen").focus();
  }

  /** @param {KeyboardEvent} press */
  #shortcut(press) {
    if (press.ctrlKey || press.metaKey || press.altKey) return;
    const letter = press.key.toLowerCase();
    const button = [...this.root.querySelectorAll("button")].find((one) => one.dataset.letter === letter);
    button?.click();
  }

  #show() {
    this.root.hidden = false;
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.#hide(), SHOWN_MS);
  }

  #hide() {
    clearTimeout(this.#leaving);
    if (this.root.contains(document.activeElement)) /** @type {HTMLElement} */ (document.activeElement).blur();
    this.root.hidden = true;
  }

  #tell() {
    for (const name of SETTINGS) this.ref(name).setAttribute("aria-pressed", String(this.#settings.has(name)));
    this.ref("fullscreen").setAttribute("aria-pressed", String(document.fullscreenElement !== null));
  }

  async #toggleFullscreen() {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen?.();
  }
}
