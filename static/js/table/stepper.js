import { element } from "../desk/element.js";
import { say } from "../lib/say.js";

/** Minus, number, plus: large targets, and the number can be typed as well. */
export class Stepper {
  #field;

  /**
   * @param {string} label what is counted
   * @param {{ value?: number, most?: number, changed?: () => void }} how
   */
  constructor(label, { value = 0, most = 999, changed = () => {} } = {}) {
    this.#field = /** @type {HTMLInputElement} */ (
      element("input", { class: "input stepper__field figures", inputmode: "numeric", maxlength: 3, value, "aria-label": label })
    );
    this.#field.addEventListener("input", changed);
    this.#field.addEventListener("focus", () => this.#field.select());
    const by = (/** @type {number} */ step, /** @type {string} */ sign, /** @type {string} */ key) => {
      const button = element("button", { type: "button", class: "stepper__button", text: sign, "aria-label": say(key, { label }) });
      button.addEventListener("click", () => {
        this.value = Math.min(most, Math.max(0, this.value + step));
        changed();
      });
      return button;
    };
    this.root = element("span", { class: "stepper", role: "group", "aria-label": label }, [
      by(-1, "−", "table.stepper.less"),
      this.#field,
      by(1, "+", "table.stepper.more"),
    ]);
  }

  get value() {
    return /^\d{1,3}$/.test(this.#field.value.trim()) ? Number(this.#field.value) : 0;
  }

  set value(value) {
    this.#field.value = String(value);
  }
}
