import { say } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";
import { part, stamp, write } from "./stamp.js";

/** @typedef {import("./shapes.js").Suggestion} Suggestion */
/** @typedef {import("./shapes.js").Theme} Theme */
/** @typedef {import("./shapes.js").Note} Note */
/**
 * @typedef {object} Group
 * @property {string} name
 * @property {string[]} terms
 * @property {number} count
 * @property {Note[]} samples
 * @property {Theme | null} theme the one that is there already
 */
/** @typedef {import("./board_actions.js").BoardActions} BoardActions */

/**
 * The themes as they would be.
 * @param {Suggestion} row
 * @param {BoardActions} actions
 * @returns {Group[]}
 */
export function groupsOf(row, actions) {
  const notes = (/** @type {string[]} */ ids) => ids.flatMap((id) => actions.note(id) ?? []);
  if (row.kind === "merge") return [row.theme, row.into].flatMap((id) => standing(id, actions));
  if (row.kind !== "new") {
    return row.preview.map((group) => ({ ...group, samples: notes(group.samples), theme: null }));
  }
  const samples = notes(row.notes);
  return [{ name: row.name ?? "", terms: row.why, count: samples.length, samples, theme: null }];
}

/**
 * @param {string | null} id
 * @param {BoardActions} actions
 * @returns {Group[]}
 */
function standing(id, actions) {
  const theme = actions.theme(id);
  if (!theme) return [];
  const samples = (theme.samples ?? []).flatMap((note) => actions.note(note) ?? []);
  return [{ ...theme, samples, theme }];
}

/** What a suggestion would make, shown under its sentence. */
export class SuggestionPreview {
  #root;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
  }

  get open() {
    return !this.#root.hidden;
  }

  close() {
    this.#root.hidden = true;
  }

  /**
   * @param {Suggestion} row
   * @param {Group[]} groups
   */
  show(row, groups) {
    const grouping = row.kind === "grouping";
    write(part(this.#root, "about"), say(`board.preview.${row.kind}`));
    const left = part(this.#root, "left");
    left.hidden = !grouping || row.left === 0;
    write(left, say("board.preview.left", { n: row.left }));
    part(this.#root, "groups").replaceChildren(...groups.map((group) => this.#group(group)));
    this.#root.hidden = false;
    part(this.#root, "groups").scrollTop = 0;
  }

  /** @param {Group} group */
  #group({ name, terms, count, samples, theme }) {
    const made = stamp(part(this.#root, "group"));
    const chip = part(made, "chip");
    chip.hidden = !theme;
    write(chip, theme ? String(theme.number) : "");
    paint(made, theme);
    write(part(made, "name"), name);
    write(part(made, "count"), say("board.notes", { n: count }));
    write(part(made, "terms"), terms.join(" · "));
    part(made, "samples").replaceChildren(...samples.map((note) => this.#sample(note)));
    const others = count - samples.length;
    part(made, "others").hidden = others <= 0;
    write(part(made, "others"), say("board.preview.others", { n: others }));
    return made;
  }

  /** @param {Note} note */
  #sample(note) {
    const made = stamp(part(this.#root, "sample"));
    write(made, note.text || say("board.text-follows"));
    return made;
  }
}
