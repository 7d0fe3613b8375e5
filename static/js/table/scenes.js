import { reportFault } from "../lib/component.js";
import { sceneOf } from "./table_scene.js";

/** Shows the scene of now and hides the others; a scene that fails leaves the rest standing. */
export class Scenes {
  /** @type {Map<string, { root: HTMLElement, show: (board: any, own: any) => void }>} */
  #scenes;
  /** @type {Record<string, any> | null} */
  #board = null;
  /** @type {any} */
  #own = null;
  #status;

  /**
   * @param {Pick<import("../desk/desk.js").Desk, "connection" | "status">} desk
   * @param {any[]} scenes components with a `data-scene` name
   */
  constructor({ connection, status }, scenes) {
    this.#status = status;
    this.#scenes = new Map(scenes.map((scene) => [scene.root.dataset.scene ?? "", scene]));
    connection.addEventListener("board", (event) => {
      const board = /** @type {CustomEvent} */ (event).detail;
      if (this.#board && this.#board.step?.id !== board.step?.id) this.#status.settle();
      this.#board = board;
      this.#show();
    });
    connection.addEventListener("own", (event) => {
      this.#own = /** @type {CustomEvent} */ (event).detail;
      this.#show();
    });
  }

  #show() {
    if (!this.#board) return;
    const now = sceneOf(this.#board);
    for (const [name, { root }] of this.#scenes) root.hidden = name !== now;
    try {
      this.#scenes.get(now)?.show(this.#board, this.#own);
    } catch (fault) {
      reportFault(fault);
    }
  }
}
