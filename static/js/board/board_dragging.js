import { say } from "../lib/say.js";
import { LOOSE } from "./arrangement.js";
import { quoted } from "./board_actions.js";
import { NoteDrag } from "./note_drag.js";

/**
 * @typedef {object} Board
 * @property {HTMLElement} root
 * @property {HTMLElement} columns
 * @property {import("./board_notes.js").BoardNotes} notes
 * @property {import("./selection.js").Selection} selection
 * @property {import("./board_actions.js").BoardActions} actions
 * @property {import("../lib/status.js").StatusLine} status
 * @property {() => void} refresh show what is chosen
 */

/**
 * What dragging means on the board: the chosen notes go along, and the status line says where to.
 * @param {Board} board
 */
export function dragNotes({ root, columns, notes, selection, actions, status, refresh }) {
  /** @type {string[]} */
  let dragged = [];

  const clear = () => {
    for (const one of dragged) notes.get(one)?.element.classList.remove("is-origin");
    for (const target of root.querySelectorAll(".is-target")) target.classList.remove("is-target");
  };
  const begin = (/** @type {string} */ id) => {
    dragged = selection.around(id);
    for (const one of dragged) notes.get(one)?.element.classList.add("is-origin");
    return dragged;
  };
  const over = (/** @type {string | null} */ place) => {
    for (const target of root.querySelectorAll(".is-target")) target.classList.remove("is-target");
    if (place) {
      const targets = root.querySelectorAll(`[data-drop="${CSS.escape(place)}"]`);
      for (const target of targets) target.classList.add("is-target");
    }
    status.say(sentence(actions, dragged, place));
  };
  const drop = (/** @type {string} */ place) => {
    clear();
    selection.clear();
    refresh();
    actions.place(dragged, place === LOOSE ? null : place);
  };
  const cancel = () => {
    clear();
    status.say(say("board.said.drag-stopped"));
  };
  return new NoteDrag(root, columns, { begin, over, drop, cancel });
}

/**
 * @param {import("./board_actions.js").BoardActions} actions
 * @param {string[]} dragged
 * @param {string | null} place
 */
function sentence(actions, dragged, place) {
  const theme = actions.theme(place);
  const to = theme ? `${theme.number} ${theme.name}` : say("board.loose");
  const only = actions.note(dragged[0]);
  const quote = say("board.quoted", { text: quoted(only?.text ?? "") });
  const what = dragged.length > 1 ? say("board.notes", { n: dragged.length }) : quote;
  return say(place ? "board.said.dragging-to" : "board.said.dragging", { what, theme: to });
}
