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
