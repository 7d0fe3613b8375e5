import { element } from "../desk/element.js";
import { Component } from "../lib/component.js";
import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";
import { storyWith } from "../lib/stories.js";

/** What the owner of a story says to each advice, written down by who leads or types. */
export class Reactions extends Component {
  static moduleName = "reactions";

  #send;

  /**
   * @param {HTMLElement} root
   * @param {any} services those of the facilitator's page, or of a desk
   */
  constructor(root, { connection, actions, dispatch, outbox }) {
    super(root);
    this.#send = (/** @type {Record<string, string>} */ payload) =>
      dispatch ? dispatch.send("note_reaction", payload) : outbox.add("note_reaction", payload, { key: `reaction:${payload.outcome}` });
    connection.addEventListener("board", (/** @type {CustomEvent} */ event) => this.#draw(actions ? actions.board : event.detail));
  }

  /** @param {Record<string, any> | null} board */
  #draw(board) {
    const outcomes = board?.outcomes ?? [];
    this.ref("none").hidden = outcomes.length > 0;
    this.root.toggleAttribute("data-filled", outcomes.length > 0);
    if (this.root.dataset.hides !== undefined) this.root.hidden = outcomes.length === 0;
    reconcile(this.ref("list"), outcomes, {
      key: (one) => one.id,
      create: (one) => this.#row(one),
      update: (row, one) => fill(row, one, board ?? {}),
    });
  }

  /** @param {any} one */
  #row(one) {
    const id = `reaction-${one.id}`;
    const field = element("textarea", { class: "input", id, rows: 2, maxlength: 600, autocorrect: "off", spellcheck: "false" });
    const form = element("form", { class: "reaction__form", autocomplete: "off" }, [
      element("label", { class: "field__label", for: id, text: say("reactions.label") }),
      field,
      element("button", { class: "button button--secondary button--small", text: say("reactions.save") }),
    ]);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send({ outcome: one.id, text: /** @type {HTMLTextAreaElement} */ (field).value.trim() });
    });
    return element("li", { class: "reaction" }, [
      element("p", { class: "reaction__about" }, [element("b", { "data-part": "number" }), " ", element("span", { "data-part": "about" })]),
      element("p", { class: "note__text", "data-part": "text", dir: "auto" }),
      form,
    ]);
  }
}

/**
 * What is being typed stays; what somebody else wrote appears.
 * @param {HTMLElement} row
 * @param {any} one
 * @param {Record<string, any>} board
 */
function fill(row, one, board) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (row.querySelector(`[data-part="${name}"]`));
  const field = /** @type {HTMLTextAreaElement} */ (row.querySelector("textarea"));
  const title = storyWith(board, one.case)?.title ?? "";
  part("number").textContent = `${one.number} ${say(`reactions.${one.kind}`)}`;
  part("about").textContent = title;
  part("text").textContent = one.text;
  const known = row.dataset.known ?? "";
  if (field.value === known) field.value = one.reaction;
  row.dataset.known = one.reaction;
}
