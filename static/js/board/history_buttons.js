import { Component } from "../lib/component.js";
import { say } from "../lib/say.js";
import { did } from "./board_actions.js";
import { write } from "./stamp.js";

/** Undo with the name of what it takes back, and do again. */
export class HistoryButtons extends Component {
  static moduleName = "history-buttons";

  /**
   * @param {HTMLElement} root
   * @param {import("./shapes.js").Services} services
   */
  constructor(root, { actions, connection }) {
    super(root);
    connection.addEventListener("board", () => this.#draw(actions.board?.history));
    this.ref("undo").addEventListener("click", () => actions.undo());
    this.ref("redo").addEventListener("click", () => actions.redo());
    document.addEventListener("keydown", (press) => {
      if (!isHistoryKey(press)) return;
      press.preventDefault();
      if (press.shiftKey) actions.redo();
      else actions.undo();
    });
  }

  /** @param {import("./shapes.js").History | undefined} history */
  #draw(history) {
    const undo = history?.undo;
    write(this.ref("undo-what"), undo ? did(undo) : say("board.nothing"));
    this.ref("undo").title = undo ? did(undo) : "";
    this.ref("undo").setAttribute("aria-disabled", String(!undo));
    const redo = this.ref("redo");
    const label = history?.redo ? say("board.redo-what", { what: did(history.redo) }) : say("board.redo");
    redo.setAttribute("aria-label", label);
    redo.title = label;
    redo.setAttribute("aria-disabled", String(!history?.redo));
  }
}

/**
 * Ctrl+Z outside a field: without this the browser takes back what was last typed in some field.
 * @param {KeyboardEvent} press
 */
function isHistoryKey(press) {
  const { target, key, ctrlKey, metaKey, altKey, defaultPrevented } = press;
  const command = (ctrlKey || metaKey) && !altKey && key.toLowerCase() === "z";
  if (!command || defaultPrevented) return false;
  return target instanceof Element && !target.closest("input, textarea, select, dialog");
}
