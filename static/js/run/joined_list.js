import { part, stamp, write } from "../board/stamp.js";
import { Component } from "../lib/component.js";
import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";

/** @typedef {import("../board/shapes.js").Option} Option */

/** While people join: how many say yes so far to each plan, or to each theme where there are no plans. */
export class JoinedList extends Component {
  static moduleName = "joined-list";

  /**
   * @param {HTMLElement} root
   * @param {import("../board/shapes.js").Services} services
   */
  constructor(root, { actions, connection }) {
    super(root);
    connection.addEventListener("board", () => this.#draw(joinedNow(actions.board?.options ?? [])));
  }

  /** @param {Option[]} options */
  #draw(options) {
    this.root.hidden = options.length === 0;
    reconcile(this.ref("joined"), options, {
      key: (option) => option.id,
      create: () => stamp(this.ref("joined-row")),
      update: (element, option) => this.#update(element, option),
    });
  }

  /**
   * @param {HTMLElement} element
   * @param {Option} option
   */
  #update(element, { label, number, says_yes, reachable, theme }) {
    paint(element, theme);
    write(part(element, "number"), number);
    write(part(element, "name"), label);
    write(part(element, "figures"), say("run.joined.row", { n: says_yes ?? 0, reachable: reachable ?? 0 }));
  }
}

/**
 * What people can join now; of anything else nobody is told how many say yes.
 * @param {Option[]} options
 */
function joinedNow(options) {
  return options.filter(({ says_yes }) => typeof says_yes === "number");
}
