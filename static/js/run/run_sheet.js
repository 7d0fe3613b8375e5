import { Component } from "../lib/component.js";
import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";
import { Menu } from "../board/menu.js";
import { part, stamp, write } from "../board/stamp.js";

/** @typedef {import("../board/shapes.js").StepRow} StepRow */
/** @typedef {import("../board/menu.js").Item} Item */

/** The run-sheet with planned times; every line has a menu to go there, open or close it. */
export class RunSheet extends Component {
  static moduleName = "run-sheet";

  #services;
  #menu;

  /**
   * @param {HTMLElement} root
   * @param {import("../board/shapes.js").Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    this.#menu = new Menu(this.ref("step-menu"), this.ref("step-menu-item"));
    services.connection.addEventListener("board", () => this.#draw());
    root.addEventListener("click", (event) => this.#press(event));
  }

  get #steps() {
    return this.#services.actions.board?.steps ?? [];
  }

  #draw() {
    const first = this.ref("steps").childElementCount === 0;
    reconcile(this.ref("steps"), this.#steps, {
      key: (row) => row.id,
      create: () => stamp(this.ref("step-row")),
      update: (element, row) => this.#update(element, row),
    });
    if (first) this.#bringNowInSight();
  }

  /**
   * @param {HTMLElement} element
   * @param {StepRow} row
   */
  #update(element, row) {
    const was = element.dataset.place;
    element.dataset.place = row.place ?? "";
    element.dataset.state = row.state;
    element.classList.toggle("is-parallel", row.parallel);
    write(part(element, "starts"), row.parallel ? "" : row.starts);
    write(part(element, "title"), row.title);
    write(part(element, "minutes"), say("run.minutes", { n: row.minutes }));
    write(part(element, "state"), say(`run.state.${row.state}`));
    const button = part(element, "open-menu");
    button.dataset.step = row.id;
    if (row.place === "current") button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
    if (row.place === "current" && was !== "current") this.#bringNowInSight();
  }

  #bringNowInSight() {
    const list = this.ref("steps");
    const now = list.querySelector('[data-place="current"]');
    const before = now?.previousElementSibling?.previousElementSibling ?? now;
    if (before) list.scrollTop = /** @type {HTMLElement} */ (before).offsetTop;
  }

  /** @param {Event} event */
  #press(event) {
    const target = /** @type {Element} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-step]"));
    const row = this.#steps.find((step) => step.id === button?.dataset.step);
    if (button && row) this.#menu.show(button, row.title, this.#items(row));
  }

  /** @param {StepRow} row @returns {Item[]} */
  #items(row) {
    const { dispatch } = this.#services;
    const send = (/** @type {string} */ command, extra = {}) => () =>
      dispatch.send(command, { step: row.id, ...extra });
    const open = row.state === "open" || row.state === "paused";
    /** @type {Item[]} */
    const items = [];
    if (row.place !== "current") items.push({ label: say("run.menu.go"), act: send("go_to_step") });
    if (open) items.push({ label: say("run.menu.close"), act: send("close_step") });
    else items.push({ label: this.#openWords(row), act: send("open_step") });
    if (!row.place) {
      items.push({ label: say("run.menu.beside"), act: send("open_step", { beside: true }) });
    }
    return items;
  }

  /** @param {StepRow} row */
  #openWords(row) {
    const again = row.state === "closed";
    const vote = row.kind === "vote" || row.kind === "budget";
    if (again && vote) return say("run.menu.new-round");
    return say(again ? "run.menu.reopen" : "run.menu.open");
  }
}
