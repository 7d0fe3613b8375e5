import { Component } from "../lib/component.js";
import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";
import { part, stamp, write } from "./stamp.js";

/** @typedef {import("./shapes.js").Plan} Plan */

/** The plans that tables handed in, by number. */
export class PlanList extends Component {
  static moduleName = "plan-list";

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, { actions, connection }) {
    super(root);
    connection.addEventListener("board", () => {
      this.#draw(actions.board?.items ?? []);
      this.ref("no-plans").hidden = Boolean(actions.board && actions.board.items.length + actions.board.outcomes.length > 0);
    });
  }

  /** @param {Plan[]} plans */
  #draw(plans) {
    const inOrder = [...plans].sort((a, b) =>
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
    write(part(element, "ambition"), plan.ambition);
    const first = [plan.first_step, plan.first_step_date].filter(Boolean).join(" · ");
    write(part(element, "first"), first ? say("board.plan.first", { first }) : "");
    write(part(element, "contact"), plan.contact_group ? say("board.plan.contact", { name: plan.contact_group }) : "");
    write(part(element, "joined"), this.#figures(plan));
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
