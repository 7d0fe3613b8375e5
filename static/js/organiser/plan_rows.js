import { Component } from "../lib/component.js";
import { newId } from "../lib/ids.js";

/** Adds an empty row to a list that is typed in rows; without it, saving brings the next row. */
export class PlanRows extends Component {
  static moduleName = "plan-rows";

  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    this.ref("more").addEventListener("click", () => this.#add());
  }

  #add() {
    const rows = this.refs("row");
    const last = rows[rows.length - 1];
    const row = /** @type {HTMLElement} */ (last.cloneNode(true));
    const before = /** @type {HTMLInputElement} */ (row.querySelector("input[type=hidden]")).value;
    renumber(row, before, newId());
    this.ref("rows").append(row);
    /** @type {HTMLElement | null} */ (row.querySelector("input:not([type=hidden]), select, textarea"))?.focus();
  }
}

/**
 * The copy under an id of its own, with nothing typed in it.
 * @param {HTMLElement} row
 * @param {string} before
 * @param {string} after
 */
function renumber(row, before, after) {
  for (const field of row.querySelectorAll("input, select, textarea")) {
    const one = /** @type {HTMLInputElement | HTMLSelectElement} */ (field);
    one.name = one.name.replace(before, after);
    if (one.value === before) one.value = after;
    else if (one instanceof HTMLSelectElement) one.selectedIndex = 0;
    else one.value = "";
  }
}
