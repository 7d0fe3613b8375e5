import { Component } from "../lib/component.js";

/** Which panel belongs to a kind of step; other steps leave the panel as it is. */
const PANELS = /** @type {Record<string, string>} */ ({
  words: "words",
  ideas: "board",
  group: "board",
  break: "board",
  check: "board",
  choose: "results",
  elaborate: "plans",
  pitch: "plans",
  vote: "results",
  budget: "results",
  count: "results",
  result: "results",
  commit: "plans",
  poll: "results",
  scale: "results",
  evaluate: "results",
});

/** Board, words, plans, results: one is in sight. A new step brings its own to the front. */
export class PanelTabs extends Component {
  static moduleName = "panel-tabs";

  #step = "";

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, { actions, connection }) {
    super(root);
    root.addEventListener("click", (event) => {
      const tab = /** @type {HTMLElement} */ (event.target).closest("[data-tab]");
      if (tab) this.#show(tab.getAttribute("data-tab") ?? "");
    });
    root.addEventListener("jump", () => this.#show("board"));
    connection.addEventListener("board", () => this.#follow(actions.board));
  }

  /** @param {import("./shapes.js").Board | null} board */
  #follow(board) {
    const step = board?.step;
    if (!step || step.id === this.#step) return;
    this.#step = step.id;
    const panel = PANELS[step.kind];
    if (panel) this.#show(panel);
  }

  /** @param {string} name */
  #show(name) {
    for (const tab of this.root.querySelectorAll("[data-tab]")) {
      const current = tab.getAttribute("data-tab") === name;
      tab.setAttribute("aria-current", String(current));
    }
    for (const panel of this.root.querySelectorAll("[data-panel]")) {
      /** @type {HTMLElement} */ (panel).hidden = panel.getAttribute("data-panel") !== name;
    }
  }
}
