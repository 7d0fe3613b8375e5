import { Component } from "../lib/component.js";

const LOOK_MS = 15_000;

/** Says on an open page that somebody else has saved the same item; what is typed stays. */
export class PlanWatch extends Component {
  static moduleName = "plan-watch";

  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    setInterval(() => this.#look(), LOOK_MS);
  }

  async #look() {
    if (document.hidden) return;
    const answer = await fetch(this.root.dataset.version ?? "").catch(() => null); // offline: later
    if (!answer?.ok) return;
    const { version, by } = await answer.json();
    if (version > Number(this.root.dataset.readAt)) this.#tell(by);
  }

  /** @param {string} by */
  #tell(by) {
    const words = (this.root.dataset.said ?? "").replace("%who%", by);
    const bar = this.ref("news");
    if (bar.textContent === words) return;
    bar.hidden = false;
    bar.textContent = words;
  }
}
