import assert from "node:assert/strict";
import { test } from "node:test";

import { countSheet, countedSoFar } from "../../static/js/scribe/countable.js";
import { neededNow } from "../../static/js/scribe/needed_now.js";

const THEMES = [
  { id: "t1", number: "1", label: "Groen", theme: { number: 1 }, summary: "" },
  { id: "t2", number: "2", label: "Zorg", theme: { number: 2 }, summary: "" },
];

/** @param {Record<string, any>} step */
function board(step, options = THEMES) {
  return {
    step: { id: "s1", state: "open", title: "Stap", questions: [], scale: null, dots: null, pick: null, limit: null, inputs: [], ...step },
    beside: null,
    options,
    open_actions: ["add_counts"],
    counted: [],
  };
}

test("dots are counted per option, with cards and invalid cards apart", () => {
  const sheet = countSheet(board({ kind: "vote", dots: 3 }));

  assert.equal(sheet?.voters, "typed");
  assert.equal(sheet?.invalid, true);
  assert.deepEqual([sheet?.each, sheet?.on_one], [3, 3]);
  assert.deepEqual(sheet?.questions.map(({ key, rows }) => [key, rows.map(({ id }) => id)]), [[null, ["t1", "t2"]]]);
});

test("people per theme are their own number of voters", () => {
  const sheet = countSheet(board({ kind: "choose" }));

  assert.equal(sheet?.voters, "sum");
  assert.equal(sheet?.source, "table");
});

test("each question of looking back is counted by its own key", () => {
  const questions = [
    { key: "could_speak", text: "Kon je zeggen wat je wilde?", options: [{ code: "1", label: "ja" }, { code: "2", label: "nee" }] },
    { key: "met_someone", text: "Heb je iemand leren kennen?", options: [{ code: "1", label: "ja" }] },
  ];

  const sheet = countSheet(board({ kind: "evaluate", questions }, []));

  assert.deepEqual(sheet?.questions.map(({ key }) => key), ["could_speak", "met_someone"]);
  assert.deepEqual(sheet?.questions[0]?.rows.map(({ id, label }) => [id, label]), [["1", "ja"], ["2", "nee"]]);
});

test("the ends of a scale say what they mean", () => {
  const points = ["1", "2", "3"].map((code) => ({ code, label: code }));
  const scale = { from: 1, to: 3, low: "niet prettig", high: "heel prettig" };

  const sheet = countSheet(board({ kind: "scale", scale, questions: [{ key: "1", text: "Hoe woon je?", options: points }] }, []));

  assert.deepEqual(sheet?.questions[0]?.rows.map(({ label }) => label), ["1 (niet prettig)", "2", "3 (heel prettig)"]);
});

test("a step that is closed, or counts nothing, has no sheet", () => {
  assert.equal(countSheet(board({ kind: "vote", dots: 3, state: "closed" })), null);
  assert.equal(countSheet(board({ kind: "ideas" })), null);
  assert.equal(countSheet(board({ kind: "vote", dots: 3 }, [])), null);
  assert.equal(countSheet({ step: null, options: [], open_actions: ["add_counts"] }), null);
});

test("what the server does not take now is not counted", () => {
  assert.equal(countSheet({ ...board({ kind: "vote", dots: 3 }), open_actions: [] }), null);
});

test("what was counted so far is looked up per question and source", () => {
  const rows = [
    { step: "s1", question: "answer", source: "paper", totals: { t1: 5 }, voters: 4, invalid: 1 },
    { step: "s1", question: "answer", source: "table", totals: { t1: 9 }, voters: 9, invalid: 0 },
  ];
  const counted = { ...board({ kind: "vote", dots: 3 }), counted: rows };

  assert.equal(countedSoFar(counted, { step: "s1", key: null, source: "paper" }), rows[0]);
  assert.equal(countedSoFar(counted, { step: "s1", key: null, source: "table" }), rows[1]);
  assert.deepEqual(countedSoFar(counted, { step: "s2", key: null, source: "paper" }).totals, {});
});

test("the parts of the page that the step asks for are marked", () => {
  const needs = (/** @type {Record<string, any>} */ step) => [...neededNow(board(step))].sort();

  assert.deepEqual(needs({ kind: "ideas", limit: 140, inputs: ["device", "paper"] }), ["notes"]);
  assert.deepEqual(needs({ kind: "ideas", limit: 140, inputs: ["device"] }), []);
  assert.deepEqual(needs({ kind: "arrive" }), ["people"]);
  assert.deepEqual(needs({ kind: "elaborate" }), ["plan"]);
  assert.deepEqual(needs({ kind: "vote", dots: 3 }), ["count"]);
  assert.deepEqual(needs({ kind: "commit" }), ["count", "sign-up"]);
  assert.deepEqual(needs({ kind: "elaborate", state: "closed" }), []);
});
