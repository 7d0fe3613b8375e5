import { Component } from "../lib/component.js";
import { say } from "../lib/say.js";
import { write } from "../board/stamp.js";

/** The head of the page: which meeting, its code, how many people, and whether all is saved. */
export class ScreenHead extends Component {
  static moduleName = "screen-head";

  #services;

  /**
   * @param {HTMLElement} root
   * @param {import("../board/shapes.js").Services} services
   */
  constructor(root, services) {
    super(root);
    this.#services = services;
    const { connection, dispatch } = services;
    for (const name of ["board", "online", "offline"]) {
      connection.addEventListener(name, () => this.#draw());
    }
    dispatch.addEventListener("change", () => this.#draw());
  }

  #draw() {
    const { connection, dispatch, actions } = this.#services;
    const people = actions.board?.counts.people ?? 0;
    const [uncounted] = this.refs("uncounted");
    if (uncounted) uncounted.hidden = people > 0 || !actions.board;
    write(this.ref("people"), people ? say("run.people", { n: people }) : "");
    const saved = connection.online && dispatch.waiting === 0;
    const key = connection.online ? (saved ? "run.saved" : "run.saving") : "run.no-connection";
    write(this.ref("saved-words"), say(key));
    this.ref("saved").classList.toggle("is-saved", saved);
  }
}
