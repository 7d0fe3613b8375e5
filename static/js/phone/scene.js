import { Component } from "../lib/component.js";

/**
 * @typedef {{
 *   board: any, own: any, step: any,
 *   waiting: import("../lib/outbox.js").Entry[],
 *   online: boolean,
 * }} View  what a scene is drawn from; `waiting`: what the server has not confirmed yet
 * @typedef {import("../lib/outbox.js").Answer} Answer
 * @typedef {{
 *   code: string,
 *   say: typeof import("../lib/say.js").say,
 *   sayError: typeof import("../lib/say.js").sayError,
 *   outbox: import("../lib/outbox.js").Outbox,
 *   connection: import("../lib/connection.js").Connection,
 *   status: import("../lib/status.js").StatusLine,
 *   drafts: import("./drafts.js").Drafts,
 *   givenBack: import("./given_back.js").GivenBack,
 *   refresh: () => void,
 *   placeStatus: (scene: HTMLElement) => void,
 * }} Services
 */

/** One screenful of the phone. Its root was drawn by the server or cloned from a template. */
export class Scene extends Component {
  /**
   * @param {HTMLElement} root
   * @param {Services} services
   */
  constructor(root, services) {
    super(root);
    this.services = services;
  }

  /**
   * Draw what is known now; called at every change.
   * @param {View} _view
   */
  update(_view) {}

  /**
   * The server's final answer to something from the outbox.
   * @param {import("../lib/outbox.js").Entry} _entry
   * @param {Answer} _answer
   * @returns {boolean | void} true when what was refused stands on this scene again, to be changed
   */
  answered(_entry, _answer) {}

  /**
   * Another page of this phone sent a draft, or threw it away.
   * @param {string} _key
   * @param {any} _value
   */
  draftGone(_key, _value) {}

  /** Whether someone is in the middle of something that may still be sent for a moment. */
  get unfinished() {
    return false;
  }

  /**
   * The step has closed while something was unfinished.
   * @param {number} _seconds how long it can still be sent
   */
  closing(_seconds) {}

  /**
   * Tell how long what was typed can still be sent.
   * @param {number} seconds
   */
  sayClosing(seconds) {
    this.show("closing", true);
    this.fill("closing", this.services.say("phone.closing_soon", { n: seconds }));
    this.fill("send", this.services.say("idea.send_late"));
  }

  /** The scene goes: keep what was not sent. */
  leave() {}

  /**
   * @param {string} name
   * @param {string | number} text
   */
  fill(name, text) {
    fill(this.root, name, text);
  }

  /**
   * @param {string} name
   * @param {boolean} visible
   */
  show(name, visible) {
    this.ref(name).hidden = !visible;
  }

  /**
   * A new row from the scene's own `<template data-row>`.
   * @param {string} name
   * @returns {HTMLElement}
   */
  row(name) {
    return rowFrom(this.root, name);
  }
}

/**
 * @param {Element} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export function part(root, name) {
  const found = root.querySelector(`[data-ref="${name}"]`);
  if (!found) throw new Error(`Nothing here has data-ref="${name}"`);
  return /** @type {HTMLElement} */ (found);
}

/**
 * Put a text somewhere; what stays the same is not touched.
 * @param {Element} root
 * @param {string} name
 * @param {string | number} text
 */
export function fill(root, name, text) {
  const element = part(root, name);
  if (element.textContent !== String(text)) element.textContent = String(text);
}

/**
 * @param {Element} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export function rowFrom(root, name) {
  const template = /** @type {HTMLTemplateElement | null} */ (root.querySelector(`template[data-row="${name}"]`));
  const first = template?.content.firstElementChild;
  if (!first) throw new Error(`No template for the row "${name}"`);
  return /** @type {HTMLElement} */ (document.importNode(first, true));
}
