import { Component } from "../lib/component.js";

/** Shows the field for a reason only where something stays out; without it, both fields show. */
export class PlanHarvest extends Component {
  static moduleName = "plan-harvest";

  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    for (const tick of this.refs("take")) {
      tick.addEventListener("change", () => mark(/** @type {HTMLInputElement} */ (tick)));
      mark(/** @type {HTMLInputElement} */ (tick));
    }
  }
}

/** @param {HTMLInputElement} tick */
function mark(tick) {
  tick.closest("li")?.classList.toggle("harvest-row--out", !tick.checked);
}
