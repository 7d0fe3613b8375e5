import { Component } from "../lib/component.js";

const LOOK_MS = 5_000;

/** What the tables give appears by itself, while somebody looks. */
export class StoryWatch extends Component {
  static moduleName = "story-watch";

  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    setInterval(() => this.#look(), LOOK_MS);
  }

  async #look() {
    if (document.hidden) return;
    const answer = await fetch(location.href).catch(() => null); // offline: later
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const news = page.querySelector('[data-module="story-watch"] [data-ref="outcomes"]');
    const shown = this.ref("outcomes");
    if (!news || news.textContent === shown.textContent) return;
    shown.replaceChildren(...Array.from(news.children, (child) => document.importNode(child, true)));
  }
}
