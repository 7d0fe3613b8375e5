import { element } from "../desk/element.js";
import { Component } from "../lib/component.js";
import { icon } from "../lib/icon.js";
import { newId } from "../lib/ids.js";
import { reconcile } from "../lib/keyed_list.js";
import { say } from "../lib/say.js";

/** What the table, or somebody at it, promises to do; without a name. */
export class PromiseScene extends Component {
  static moduleName = "promise-scene";

  #desk;
  /** @type {Record<string, any> | null} */
  #step = null;

  /**
   * @param {HTMLElement} root
   * @param {import("../desk/desk.js").Desk} desk
   */
  constructor(root, desk) {
    super(root);
    this.#desk = desk;
    this.#text.addEventListener("input", () => this.#keep());
    this.ref("form").addEventListener("submit", (event) => this.#send(event));
  }

  get #text() {
    return /** @type {HTMLTextAreaElement} */ (this.ref("text"));
  }

  get #draft() {
    return `promise.${this.#step?.id}`;
  }

  /**
   * @param {Record<string, any>} board
   * @param {any} own
   */
  show(board, own) {
    if (board.step.id !== this.#step?.id) {
      this.#step = board.step;
      this.#text.value = this.#desk.drafts.kept(this.#draft) ?? "";
    }
    const mine = (own?.pledges ?? []).filter((/** @type {any} */ one) => one.item === board.step.id);
    reconcile(this.ref("list"), mine, {
      key: (one) => `${one.id} ${one.intention}`,
      create: (one) => this.#row(one),
    });
  }

  /** @param {any} one */
  #row(one) {
    const back = element("button", { type: "button", class: "button button--text button--small", text: say("table.note.take_back") });
    back.addEventListener("click", () => {
      this.#desk.outbox.add("withdraw_pledge", { id: one.id });
      this.#desk.status.say(say("table.note.taken_back"));
    });
    return element("li", { class: "note note--open" }, [
      element("p", { class: "note__text", text: one.intention }),
      element("p", { class: "note__state note__state--sent" }, [icon("check"), element("span", { text: say("table.promise.kept") })]),
      element("p", { class: "table-note__buttons" }, [back]),
    ]);
  }

  #keep() {
    this.ref("problem").hidden = true;
    this.#desk.drafts.keep(this.#draft, this.#text.value);
  }

  /** @param {Event} event */
  #send(event) {
    event.preventDefault();
    const intention = this.#text.value.trim();
    this.ref("problem").hidden = intention !== "";
    this.ref("problem").textContent = intention ? "" : say("table.note.empty");
    if (!intention || !this.#step) return;
    this.#desk.outbox.add("pledge", { id: newId(), item: this.#step.id, intention });
    this.#desk.status.say(say("table.promise.sent"));
    this.#desk.drafts.forget(this.#draft);
    this.#text.value = "";
    this.#text.focus();
  }
}
