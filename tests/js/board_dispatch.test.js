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

/** @param {Line} line */
function dispatching(line) {
  /** @type {string[]} */
  const said = [];
  const status = { say: (/** @type {string} */ text) => said.push(text) };
  return { said, dispatch: new Dispatch(line, status, (error) => error.code) };
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
  await new Promise((resolve) => dispatch.addEventListener("change", resolve, { once: true }));
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
