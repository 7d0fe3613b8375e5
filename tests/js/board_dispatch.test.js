import assert from "node:assert/strict";
import { test } from "node:test";

import { Dispatch } from "../../static/js/board/dispatch.js";

/** @typedef {import("../../static/js/lib/outbox.js").Answer} Answer */

/** A connection that answers what a test wants, and remembers what was sent. */
class Line extends EventTarget {
  online = true;
  /** @type {string[]} */
  sent = [];
  /** @type {Record<string, Answer>} */
  answers = {};

  /** @param {string} command */
  async send(command) {
    if (!this.online) return refusal("no_answer", true);
    this.sent.push(command);
    return this.answers[command] ?? { ok: true, revision: this.sent.length };
  }
}

/** @param {string} code @param {boolean} [retry] @returns {Answer} */
const refusal = (code, retry = false) => ({ ok: false, error: { code, params: {}, retry } });

/** A device's storage, in memory. */
function newShelf() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return {
    getItem: (/** @type {string} */ name) => kept.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => void kept.set(name, value),
    removeItem: (/** @type {string} */ name) => void kept.delete(name),
  };
}

/** @param {Line} line @param {ReturnType<typeof newShelf>} [shelf] */
function dispatching(line, shelf = newShelf()) {
  /** @type {string[]} */
  const said = [];
  const status = { say: (/** @type {string} */ text) => said.push(text) };
  const words = (/** @type {{ code: string }} */ error) => error.code;
  return { said, dispatch: new Dispatch(line, status, { name: "board", shelf, words }) };
}

test("a refusal is said in words and handed back", async () => {
  const line = new Line();
  line.answers.go_to_step = refusal("unknown_step");
  const { dispatch, said } = dispatching(line);
  const answer = await dispatch.send("go_to_step", { step: "x" });
  assert.equal(answer.ok, false);
  assert.deepEqual(said, ["unknown_step"]);
});

test("work on the board waits for a connection and goes out in order", async () => {
  const line = new Line();
  line.online = false;
  const { dispatch } = dispatching(line);
  const answers = [dispatch.keep("move_notes", {}), dispatch.keep("rename_theme", {})];
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(dispatch.waiting, 2);
  line.online = true;
  line.dispatchEvent(new Event("online"));
  await Promise.all(answers);
  assert.deepEqual(line.sent, ["move_notes", "rename_theme"]);
  assert.equal(dispatch.waiting, 0);
});

test("refused work stops waiting and the next goes on", async () => {
  const line = new Line();
  line.answers.move_notes = refusal("unknown_theme");
  const { dispatch, said } = dispatching(line);
  const [first, second] = await Promise.all([
    dispatch.keep("move_notes", {}),
    dispatch.keep("rename_theme", {}),
  ]);
  assert.deepEqual([first.ok, second.ok], [false, true]);
  assert.deepEqual(said, ["unknown_theme"]);
});

test("what was not answered before a reload is sent after it, and its answer is known", async () => {
  const line = new Line();
  line.online = false;
  const shelf = newShelf();
  dispatching(line, shelf).dispatch.keep("move_notes", { notes: ["n"], theme: "a" });

  line.online = true;
  const { dispatch } = dispatching(line, shelf);
  const [unsent] = dispatch.unsent;
  line.dispatchEvent(new Event("online"));

  assert.deepEqual(unsent?.payload, { notes: ["n"], theme: "a" });
  assert.equal((await unsent?.answered)?.ok, true);
  assert.deepEqual(dispatching(line, shelf).dispatch.unsent, []);
});

/** What a browser tells one tab when another one changed the store. */
class StoreEvent extends Event {
  key = "outbox.board";

  /** @param {string} oldValue @param {string} newValue */
  constructor(oldValue, newValue) {
    super("storage");
    this.oldValue = oldValue;
    this.newValue = newValue;
  }
}

/**
 * Two tabs of one browser without a connection, of which the first moved a note.
 * @param {import("node:test").TestContext} context
 */
function twoTabs(context) {
  const page = new EventTarget();
  Object.assign(globalThis, { addEventListener: page.addEventListener.bind(page) });
  context.after(() => Reflect.deleteProperty(globalThis, "addEventListener"));
  const shelf = newShelf();
  const lines = [new Line(), new Line()];
  for (const line of lines) line.online = false;
  const [first, second] = lines.map((line) => dispatching(line, shelf).dispatch);
  const answered = first?.keep("move_notes", { notes: ["n"], theme: "a" });
  return { page, shelf, lines, first, second, answered };
}

test("a reload of one tab during an outage loses nothing that another tab kept", (context) => {
  const { shelf, second } = twoTabs(context);
  second?.keep("move_notes", { notes: ["m"], theme: "b" });

  const { dispatch: reloaded } = dispatching(new Line(), shelf);

  assert.deepEqual(reloaded.unsent.map(({ payload }) => payload.notes), [["n"], ["m"]]);
});

test("a move that another tab was answered is not waited for any longer", async (context) => {
  const { page, shelf, first, answered } = twoTabs(context);
  const before = shelf.getItem("outbox.board");

  page.dispatchEvent(new StoreEvent(before ?? "", "[]"));

  const answer = await answered;
  assert.equal(answer?.ok === false && answer.error.code, "answered_elsewhere");
  assert.equal(first?.waiting, 0);
});

test("without a connection what must happen now does not happen later", async () => {
  const line = new Line();
  line.online = false;
  const { dispatch, said } = dispatching(line);
  await dispatch.send("go_to_step", {});
  line.online = true;
  line.dispatchEvent(new Event("online"));
  assert.deepEqual(line.sent, []);
  assert.deepEqual(said, ["no_answer"]);
});
