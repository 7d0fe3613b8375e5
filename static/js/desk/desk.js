import { mount, reportFault } from "../lib/component.js";
import { Connection } from "../lib/connection.js";
import { Outbox } from "../lib/outbox.js";
import { watchLimits } from "../lib/limits.js";
import { loadVocabulary } from "../lib/say.js";
import { StatusLine } from "../lib/status.js";
import { ConnectionBar } from "./connection_bar.js";
import { Drafts } from "./drafts.js";

/**
 * What the parts of a desk screen (scribe, table device) share.
 *
 * @typedef {import("../lib/board_state.js").MergedBoard} Board
 * @typedef {import("../lib/outbox.js").Entry} Entry
 * @typedef {import("../lib/outbox.js").Answer} Answer
 * @typedef {{
 *   connection: Connection,
 *   outbox: Outbox,
 *   quiet: Outbox,
 *   drafts: Drafts,
 *   status: StatusLine,
 * }} Desk  `quiet`: an outbox that leaves nothing behind on a shared device, for contact details
 */

/**
 * Words first, then the connection, then the parts; boards come once everything listens.
 * @param {(desk: Desk) => any} services what the parts of this screen need besides
 * @param {import("../lib/component.js").ComponentClass[]} classes
 */
export async function openDesk(services, classes) {
  document.documentElement.classList.add("js");
  const page = /** @type {HTMLElement} */ (document.querySelector("[data-namespace]"));
  const { namespace = "", token = "", vocabulary = "", language = "nl" } = page.dataset;
  await loadVocabulary(vocabulary, language);
  const connection = new Connection({ namespace, auth: { token } });
  const desk = deskOf(connection, `${namespace.slice(1)}.${token.slice(0, 24)}`);
  mount([ConnectionBar, ...classes], services(desk));
  watchLimits();
  connection.open();
}

/**
 * @param {Connection} connection
 * @param {string} name
 * @returns {Desk}
 */
function deskOf(connection, name) {
  const send = connection.send.bind(connection);
  const outbox = new Outbox({ name, send });
  const quiet = new Outbox({ name: `${name}.quiet`, send, shelf: null });
  for (const box of [outbox, quiet]) {
    connection.addEventListener("online", () => box.flush().catch(reportFault));
  }
  const status = /** @type {StatusLine} */ (mount([StatusLine], {})[0]);
  document.addEventListener("input", () => status.actionTaken());
  return { connection, outbox, quiet, drafts: new Drafts(name), status };
}
