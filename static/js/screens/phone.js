import { Language } from "../components/language.js";
import { mount, reportFault } from "../lib/component.js";
import { Connection } from "../lib/connection.js";
import { readShelf, writeShelf } from "../lib/device_shelf.js";
import { Outbox } from "../lib/outbox.js";
import { loadVocabulary, say, sayError } from "../lib/say.js";
import { StatusLine } from "../lib/status.js";
import { keepAboveKeyboard } from "../phone/above_keyboard.js";
import { Drafts } from "../phone/drafts.js";
import { PhoneScreen } from "../phone/phone_screen.js";
import { Presence } from "../phone/presence.js";

document.documentElement.classList.add("js");

const { code = "", namespace = "/phone", language = "nl", vocabulary = "", token = "" } = document.body.dataset;
const tokenName = `token.${code}`;

async function start() {
  await loadVocabulary(vocabulary, language);
  const known = token || readShelf(tokenName);
  const connection = new Connection({ namespace, auth: { code, token: known, language } });
  const outbox = new Outbox({ name: code, send: (command, payload) => connection.send(command, payload) });
  const chooseLanguage = (/** @type {string} */ chosen) => connection.send("set_profile", { language: chosen });
  mount([Language], { chooseLanguage });
  const [status] = /** @type {StatusLine[]} */ (mount([StatusLine], {}));
  const services = { code, say, sayError, connection, outbox, status, drafts: new Drafts(code) };
  const screen = new PhoneScreen(document.body, services);
  new Presence(document.body, services);
  keepAboveKeyboard();
  listen(connection, outbox, screen, status);
  connection.open();
}

/**
 * @param {Connection} connection
 * @param {Outbox} outbox
 * @param {PhoneScreen} screen
 * @param {StatusLine} status
 */
function listen(connection, outbox, screen, status) {
  const on = (/** @type {EventTarget} */ from, /** @type {string} */ name, /** @type {(detail: any) => void} */ act) =>
    from.addEventListener(name, (event) => act(/** @type {CustomEvent} */ (event).detail));
  on(connection, "board", (board) => screen.board(board));
  on(connection, "own", (own) => screen.own(own));
  on(connection, "joined", (joined) => writeShelf(tokenName, joined.token));
  on(connection, "online", () => screen.draw());
  on(connection, "offline", () => screen.draw());
  on(connection, "refused", ({ code: refusal }) =>
    status.say(refusal === "unknown_code" || refusal === "unknown_token" ? say("phone.refused.gone") : sayError({ code: refusal })),
  );
  on(outbox, "change", () => screen.draw());
  on(outbox, "answered", ({ entry, answer }) => screen.answered(entry, answer));
}

start().catch(reportFault);
