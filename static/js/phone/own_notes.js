import { icon } from "../lib/icon.js";
import { reconcile } from "../lib/keyed_list.js";
import { paint } from "../lib/theme_colour.js";
import { fill, part, rowFrom } from "./scene.js";

/**
 * @typedef {import("./note_rows.js").NoteRow} NoteRow
 * @typedef {{ open: boolean, loose: Set<string>, longest?: number }} Stand  `open`: notes can still be changed, to no
 *   more than `longest` characters; `loose`: steps whose notes lie loose when they have no theme
 */

/** State -> its look, its icon and its words. */
const LOOKS = /** @type {Record<string, { look: string, icon: string, words: string }>} */ ({
  sent: { look: "sent", icon: "check", words: "phone.note.sent" },
  pending: { look: "pending", icon: "clock", words: "phone.note.pending" },
  sending: { look: "pending", icon: "clock", words: "phone.note.sending" },
  waiting: { look: "hidden", icon: "clock", words: "phone.note.waiting" },
  hidden: { look: "hidden", icon: "hidden", words: "phone.note.hidden" },
  late: { look: "", icon: "", words: "phone.note.late" },
  loose: { look: "", icon: "", words: "common.loose" },
});

/** A list of one's own notes. `root` is the scene that holds the list and its row template. */
export class OwnNotes {
  #root;
  #list;
  #say;

  /**
   * @param {HTMLElement} root
   * @param {string} ref which list: "notes" or "landed"
   * @param {typeof import("../lib/say.js").say} say
   */
  constructor(root, ref, say) {
    this.#root = root;
    this.#list = part(root, ref);
    this.#say = say;
  }

  /**
   * @param {NoteRow[]} rows
   * @param {Stand} stand
   */
  draw(rows, stand) {
    const drawn = this.#list.childElementCount > 0;
    const created = reconcile(this.#list, rows, {
      key: (row) => row.id,
      create: () => rowFrom(this.#root, "note"),
      update: (element, row) => this.#fill(element, row, stand),
    });
    if (drawn) for (const element of created) element.classList.add("note--arriving");
  }

  /**
   * @param {HTMLElement} element
   * @param {NoteRow} row
   * @param {Stand} stand
   */
  #fill(element, row, { open, loose, longest }) {
    const landed = row.step !== null && loose.has(row.step);
    fill(element, "text", row.text);
    fill(element, "edit-what", `: ${row.text}`);
    fill(element, "withdraw-what", `: ${row.text}`);
    element.dataset.id = row.id;
    for (const input of element.querySelectorAll('input[name="id"]')) input.setAttribute("value", row.id);
    const area = /** @type {HTMLTextAreaElement} */ (element.querySelector('textarea[name="text"]'));
    if (!(/** @type {HTMLDetailsElement} */ (part(element, "edit")).open)) area.value = row.text;
    if (longest) area.dataset.longest = String(longest);
    element.classList.toggle("note--hidden", row.state === "hidden");
    element.classList.toggle("note--open", !row.theme && !landed && row.state !== "hidden");
    paint(element, row.theme);
    part(element, "actions").hidden = !open || row.state === "hidden";
    this.#fillState(part(element, "state"), row, landed);
  }

  /**
   * @param {HTMLElement} line
   * @param {NoteRow} row
   * @param {boolean} landed
   */
  #fillState(line, row, landed) {
    const name = stateName(row, landed);
    const shown = `${name}${row.theme?.id ?? ""}${row.reason ?? ""}`;
    if (line.dataset.shown === shown) return;
    line.dataset.shown = shown;
    const words = document.createElement("span");
    words.dataset.ref = "state-text";
    if (name === "theme") {
      line.className = "note__state";
      words.textContent = row.theme.name;
      line.replaceChildren(chip(row.theme), words);
      return;
    }
    const { look, icon: drawn, words: key } = LOOKS[name];
    line.className = look ? `note__state note__state--${look}` : "note__state";
    words.textContent = this.#say(key);
    if (row.reason) words.textContent += ` ${this.#say(`hidden.${row.reason}`)} ${this.#say("phone.note.write_new")}`;
    line.replaceChildren(...(drawn ? [icon(drawn)] : []), words);
  }
}

/**
 * @param {NoteRow} row
 * @param {boolean} landed
 */
function stateName(row, landed) {
  if (row.state !== "shown") return row.state;
  if (row.theme) return "theme";
  if (row.late) return "late";
  return landed ? "loose" : "sent";
}

/** @param {{ number: number }} theme */
function chip(theme) {
  const brick = document.createElement("span");
  brick.className = "chip";
  brick.textContent = String(theme.number);
  paint(brick, theme);
  return brick;
}
