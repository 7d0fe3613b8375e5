import { Component } from "../lib/component.js";

/** One phone writes for its table, for one round. */
export class TableGate extends Component {
  #services;
  /** @type {number | null} */
  #taken = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./scene.js").Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    this.ref("claim").addEventListener("submit", (event) => this.#claim(event));
    this.ref("release").addEventListener("submit", (event) => this.#release(event));
  }

  /**
   * @param {any} own
   * @param {boolean} asked whether this step is written per table
   */
  update(own, asked) {
    const writesFor = own.profile.writes_for;
    const { say } = this.#services;
    this.root.hidden = !asked;
    this.ref("claim").hidden = writesFor !== null;
    this.ref("release").hidden = writesFor === null;
    this.ref("taken").hidden = writesFor !== null || this.#taken === null;
    if (this.#taken !== null) this.ref("taken").textContent = say("phone.table.taken", { table: this.#taken });
    if (writesFor !== null) {
      this.ref("writes-for").textContent = say("phone.table.writes_for", { table: writesFor });
      /** @type {HTMLInputElement} */ (this.ref("release-table")).value = String(writesFor);
    }
  }

  /** @param {Event} event */
  async #claim(event) {
    event.preventDefault();
    const { status, say } = this.#services;
    const field = /** @type {HTMLInputElement} */ (this.ref("claim-table"));
    const table = Number.parseInt(field.value, 10);
    if (!(table >= 1 && table <= 999)) {
      status.say(say("phone.table.number"));
      field.focus();
      return;
    }
    const answer = await this.#send("claim_table", table);
    this.#taken = !answer.ok && answer.error.code === "table_taken" ? table : null;
    this.#services.refresh();
  }

  /** @param {Event} event */
  async #release(event) {
    event.preventDefault();
    this.#taken = null;
    await this.#send("release_table", Number(/** @type {HTMLInputElement} */ (this.ref("release-table")).value));
  }

  /**
   * @param {string} command
   * @param {number} table
   */
  async #send(command, table) {
    const { connection, status, sayError } = this.#services;
    const answer = await connection.send(command, { table });
    // Who already writes for this table stands below the button, and need not be said twice.
    if (!answer.ok) status.say(sayError(answer.error), { shown: answer.error.code !== "table_taken" });
    return answer;
  }
}
