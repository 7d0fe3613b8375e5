import { ask } from "../lib/dialog.js";
import { euros } from "../lib/euros.js";
import { reconcile } from "../lib/keyed_list.js";
import { paint } from "../lib/theme_colour.js";
import { fill, part, rowFrom } from "./scene.js";

/** 'Dit plan past niet meer': a plan that was chosen can go away for it. */
export class SwapDialog {
  #dialog;
  #scene;
  #say;

  /**
   * @param {HTMLElement} scene the root of the scene that holds the dialog and its rows
   * @param {typeof import("../lib/say.js").say} say
   */
  constructor(scene, say) {
    this.#scene = scene;
    this.#dialog = /** @type {HTMLDialogElement} */ (part(scene, "swap"));
    this.#say = say;
  }

  /**
   * @param {{ label: string, amount: number }} wanted
   * @param {number} left
   * @param {any[]} chosen the options that were chosen before
   * @returns {Promise<string>} the id of the plan that goes away; nothing: all stays as it is
   */
  ask(wanted, left, chosen) {
    const params = { title: wanted.label, amount: euros(wanted.amount), left: euros(left) };
    fill(this.#dialog, "swap-text", this.#say("vote.swap.text", params));
    reconcile(part(this.#dialog, "swap-list"), chosen, {
      key: (option) => option.id,
      create: () => rowFrom(this.#scene, "swap"),
      update: (element, option) => this.#draw(element, option),
    });
    return ask(this.#dialog);
  }

  /**
   * @param {HTMLElement} element
   * @param {any} option
   */
  #draw(element, option) {
    paint(element, option.theme);
    fill(element, "chip", option.number);
    fill(element, "label", option.label);
    fill(element, "amount", euros(option.amount ?? 0));
    const button = /** @type {HTMLButtonElement} */ (part(element, "away"));
    button.value = option.id;
    fill(element, "away-name", `: ${option.label}`);
  }
}
