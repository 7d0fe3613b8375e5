import assert from "node:assert/strict";
import { test } from "node:test";
import { Grace } from "../../static/js/phone/grace.js";
import { characters } from "../../static/js/lib/limits.js";
import { wordsOf } from "../../static/js/phone/words.js";

test("the minute begins when it is first asked for, and runs out", () => {
  let time = 0;
  const grace = new Grace(() => {}, () => time);
  assert.equal(grace.left(), 60);
  time = 59_500;
  assert.equal(grace.left(), 1);
  time = 61_000;
  assert.equal(grace.left(), 0);
  grace.end();
});

test("a new minute begins after the last one was ended", () => {
  let time = 0;
  const grace = new Grace(() => {}, () => time);
  grace.left();
  grace.end();
  time = 90_000;
  assert.equal(grace.left(), 60);
  grace.end();
});

test("characters are counted as people see them, without white space around", () => {
  assert.deepEqual(["  bankje ", "🌳🌳", "één"].map(characters), [6, 2, 3]);
});

const say = (key, params) => (params?.n === undefined ? key : `${key} ${params.n}`);
const board = { workshop: { state: "open" }, counts: { step_notes: 152 } };
const step = (kind, more = {}) => ({ id: "s", kind, title: "Titel", text: "Tekst", limit: null, asked: [], ...more });

test("an open question is its own heading", () => {
  assert.deepEqual(wordsOf({ name: "writing", step: step("ideas") }, board, say), { heading: "Titel", lead: "Tekst" });
});

test("a closed question thanks people, with how much was written", () => {
  const words = wordsOf({ name: "landed", step: step("ideas", { limit: 140 }) }, board, say);
  assert.deepEqual(words, { heading: "phone.closed", lead: "phone.closed.notes 152" });
});

test("a closed vote promises the result on the big screen", () => {
  assert.equal(wordsOf({ name: "landed", step: step("vote") }, board, say).lead, "vote.done.later");
});

test("during a talk the phone asks to be put away", () => {
  assert.equal(wordsOf({ name: "waiting", step: step("talk") }, board, say).heading, "phone.wait.title");
});
