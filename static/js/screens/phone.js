import { Language } from "../components/language.js";
import { mount, reportFault } from "../lib/component.js";
import { Connection } from "../lib/connection.js";
import { readShelf, writeShelf } from "../lib/device_shelf.js";
import { Outbox } from "../lib/outbox.js";
import { watchLimits } from "../lib/limits.js";
import { loadVocabulary, say, sayError } from "../lib/say.js";
import { StatusLine } from "../lib/status.js";
import { keepAboveKeyboard } from "../phone/above_keyboard.js";
import { Drafts } from "../phone/drafts.js";
import { forgetPage, keepPage } from "../phone/kept_page.js";
import { LastSeen } from "../phone/last_seen.js";
import { PhoneScreen } from "../phone/phone_screen.js";
import { Presence } from "../phone/presence.js";

document.documentElement.classList.add("js");

const { code = "", namespace = "/phone", language = "nl", vocabulary = "", worker = "", token = "" } = document.body.dataset;
const PATIENCE_MS = 4000;
const tokenName = `token.${code}`;

/** The QR code on a voting card brings its code along behind a #, which never leaves this phone. */
function takeCard() {
  const card = new URLSearchParams(location.hash.slice(1)).get("card");
  if (!card) return;
  writeShelf(`card.${code}`, card);
  history.replaceState(null, "", location.pathname + location.search);
}

async function start() {
  takeCard();
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
  watchLimits();
  listen(connection, outbox, screen, status);
  seeAgain(connection, screen);
  connection.open();
  keepPage(worker, connection).catch(() => {}); // what was kept before stays; without it, this page works all the same
}

/**
 * Where no board comes, the last one this phone saw: people read and write on from there.
 * @param {Connection} connection
 * @param {PhoneScreen} screen
 */
function seeAgain(connection, screen) {
  const lastSeen = new LastSeen(code);
  const kept = lastSeen.recall();
  const show = () => {
    if (!kept || connection.board) return;
    screen.own(kept.own);
    screen.board(kept.board);
  };
  const late = setTimeout(show, PATIENCE_MS);
  connection.addEventListener("offline", show, { once: true });
  connection.addEventListener("own", (event) => lastSeen.own(/** @type {CustomEvent} */ (event).detail));
  connection.addEventListener("board", (event) => {
    clearTimeout(late);
    const board = /** @type {CustomEvent} */ (event).detail;
    if (board.workshop.state !== "closed") return lastSeen.board(board);
    lastSeen.forget();
    return forgetPage();
  });
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
  on(connection, "joined", (joined) => remember(joined.token));
  on(connection, "online", () => screen.draw());
  on(connection, "offline", () => screen.draw());
  on(connection, "refused", (error) => refused(error, status));
  on(outbox, "change", () => screen.draw());
  on(outbox, "answered", ({ entry, answer }) => screen.answered(entry, answer));
}

/**
 * On this phone, and in a cookie, so that forms without script bring the same person back.
 * @param {string} joined
 */
function remember(joined) {
  writeShelf(tokenName, joined);
  if (joined !== token) fetch(`/w/${code}/remember`, { method: "POST", body: new URLSearchParams({ token: joined }) });
}

/**
 * @param {{ code: string }} error
 * @param {StatusLine} status
 */
function refused(error, status) {
  if (error.code === "unknown_token" && readShelf(tokenName)) {
    // A place that no longer exists, kept by this phone: come in as someone new.
    writeShelf(tokenName, null);
    location.reload();
    return;
  }
  status.say(error.code === "unknown_code" ? say("phone.refused.gone") : sayError(error));
}

start().catch(reportFault);
