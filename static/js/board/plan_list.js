import { Component } from "../lib/component.js";
import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";
import { part, stamp, write } from "./stamp.js";

/** @typedef {import("./shapes.js").Plan} Plan */

/** The plans that tables handed in or that come from the agenda, by number; of these it is told how far they are. */
export class PlanList extends Component {
  static moduleName = "plan-list";

  #services;
  /** @type {Set<string>} plans of which a status is on its way */
  #telling = new Set();

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    const plans = this.ref("plans");
    plans.addEventListener("change", (event) => this.#tell(/** @type {HTMLSelectElement} */ (event.target)));
    plans.addEventListener("focusout", () => queueMicrotask(() => this.#draw()));
    services.connection.addEventListener("board", () => this.#draw());
  }

  #draw() {
    const { items = [], outcomes = [] } = this.#services.actions.board ?? {};
    this.ref("no-plans").hidden = items.length + outcomes.length > 0;
    const inOrder = [...items].sort((a, b) =>
      a.number.localeCompare(b.number, "nl", { numeric: true }),
    );
    reconcile(this.ref("plans"), inOrder, {
      key: (plan) => plan.id,
      create: () => stamp(this.ref("plan")),
      update: (element, plan) => this.#update(element, plan),
    });
  }

  /**
   * @param {HTMLElement} element
   * @param {Plan} plan
   */
  #update(element, plan) {
    paint(element, plan.theme);
    write(part(element, "number"), plan.number);
    write(part(element, "title"), plan.title || say("board.plan.untitled"));
    write(part(element, "theme"), plan.theme ? `${plan.theme.number} ${plan.theme.name}` : "");
    this.#status(element, plan);
    write(part(element, "ambition"), plan.ambition);
    const first = [plan.first_step, plan.first_step_date].filter(Boolean).join(" · ");
    write(part(element, "first"), first ? say("board.plan.first", { first }) : "");
    write(part(element, "contact"), plan.contact_group ? say("board.plan.contact", { name: plan.contact_group }) : "");
    write(part(element, "joined"), this.#figures(plan));
  }

  /**
   * What somebody is choosing just now is left alone.
   * @param {HTMLElement} element
   * @param {Plan} plan
   */
  #status(element, plan) {
    const choice = /** @type {HTMLSelectElement} */ (part(element, "status-choice"));
    part(element, "status").hidden = !plan.status;
    choice.dataset.plan = plan.id;
    choice.disabled = !this.#services.actions.board?.open_actions.includes("set_item_status");
    const chosen = document.activeElement === choice || this.#telling.has(plan.id);
    if (!chosen) choice.value = plan.status;
  }

  /** @param {HTMLSelectElement} choice */
  async #tell(choice) {
    const { value, dataset: { plan = "" } } = choice;
    this.#telling.add(plan);
    const answer = await this.#services.dispatch.keep("set_item_status", { item: plan, status: value });
    this.#telling.delete(plan);
    if (!answer.ok) choice.value = this.#statusOf(plan);
  }

  /** @param {string} id */
  #statusOf(id) {
    return this.#services.actions.board?.items.find((plan) => plan.id === id)?.status ?? "";
  }

  /** @param {Plan} plan */
  #figures(plan) {
    const figures = [];
    if (plan.votes !== null) figures.push(say("board.plan.votes", { n: plan.votes }));
    if (plan.says_yes) {
      figures.push(say("board.plan.joined", { n: plan.says_yes, reachable: plan.reachable }));
    }
    return figures.join(" · ");
  }
}
