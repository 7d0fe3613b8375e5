import assert from "node:assert/strict";
import { test } from "node:test";
import { isGrouping, resultToShow, sceneOf, wordLists } from "../../static/js/projector/scene.js";
import { boardWith, noteOf, resultOf, stepOf } from "./projector_board.js";

const words = (/** @type {string} */ step, /** @type {number} */ count) => ({
  step, title: step, total: count, words: count ? [{ word: "noaberschap", count, merged: [] }] : [],
});

test("what a step is about may change its picture", () => {
  const board = boardWith({ step: stepOf("pitch"), cases: [{ id: "a" }], outcomes: [{ id: "x" }] });
  const about = (/** @type {string} */ kind) => sceneOf({ ...board, step: { ...stepOf(kind), about: "cases" } });
  assert.deepEqual(["info", "choose", "pitch"].map(about), ["stories", "stories", "advice"]);
  assert.equal(sceneOf({ ...board, outcomes: [], step: { ...stepOf("pitch"), about: "cases" } }), "question");
});

test("where people join themes the hall sees who says yes to which, once there are themes", () => {
  const step = { ...stepOf("commit"), about: "themes" };
  const option = { id: "t", number: "1", label: "Groen", theme: null, summary: "", says_yes: 2, reachable: 1 };
  assert.equal(sceneOf(boardWith({ step, options: [option] })), "joining");
  assert.equal(sceneOf(boardWith({ step })), "question");
});

test("what the facilitator asks for comes before the step", () => {
  assert.equal(sceneOf(boardWith({ step: stepOf("talk"), view: { name: "agenda", reveal: null, frozen: false } })), "agenda");
});

test("a view that this screen does not know follows the step", () => {
  assert.equal(sceneOf(boardWith({ step: stepOf("talk"), view: { name: "fireworks", reveal: null, frozen: false } })), "quiet");
});

test("before the first step the hall sees how to join", () => {
  assert.equal(sceneOf(boardWith()), "join");
});

test("talk and breaks are quiet", () => {
  assert.deepEqual(["talk", "case", "break"].map((kind) => sceneOf(boardWith({ step: stepOf(kind) }))), ["quiet", "quiet", "quiet"]);
});

test("notes are shown from the first one in this step, and the question until then", () => {
  const step = stepOf("ideas");
  assert.equal(sceneOf(boardWith({ step, notes: [noteOf("a", { step: "earlier" })] })), "question");
  assert.equal(sceneOf(boardWith({ step, notes: [noteOf("a")] })), "notes");
});

test("what was asked for at the tables stands there while people offer their help", () => {
  const step = { ...stepOf("offers"), about: "agenda_items" };
  assert.equal(sceneOf(boardWith({ step, notes: [noteOf("a", { step: "earlier" })] })), "notes");
  assert.equal(sceneOf(boardWith({ step, notes: [noteOf("a", { kind: "word" })] })), "question");
  assert.equal(sceneOf(boardWith({ step: stepOf("offers"), notes: [noteOf("a")] })), "question");
});

test("half-made themes are never on the screen while they are being made", () => {
  const theme = { id: "t", number: 1, name: "Groen", terms: [], count: 3, state: "suggested", people: 0, tables: 0, samples: [] };
  assert.equal(sceneOf(boardWith({ step: stepOf("group"), themes: [theme] })), "quiet");
  assert.ok(isGrouping(boardWith({ step: stepOf("break"), beside: stepOf("group") })));
});

test("a poll shows its outcome as soon as there is one", () => {
  const step = stepOf("poll", { questions: [{ key: "a", text: "?", options: [], other: false }] });
  assert.equal(sceneOf(boardWith({ step })), "poll");
  assert.equal(sceneOf(boardWith({ step, results: [resultOf("poll", "poll")] })), "results");
});

test("the outcome step shows the last vote, not a poll that came after it", () => {
  const board = boardWith({ step: stepOf("result"), results: [resultOf("vote", "vote"), resultOf("poll", "poll")] });
  assert.equal(resultToShow(board)?.step, "vote");
});

test("an outcome without rows is no outcome", () => {
  const board = boardWith({ step: stepOf("result"), results: [{ ...resultOf("vote", "vote"), questions: [] }] });
  assert.equal(resultToShow(board), null);
  assert.equal(sceneOf(board), "question");
});

test("a words round shows its own list only; elsewhere every list has its place", () => {
  const lists = [words("one", 3), words("two", 2), words("three", 0)];
  assert.deepEqual(wordLists(boardWith({ step: stepOf("words", { id: "two" }), words: lists })).map(({ step }) => step), ["two"]);
  assert.deepEqual(wordLists(boardWith({ step: stepOf("ideas"), words: lists })).map(({ step }) => step), ["one", "two"]);
});

test("where the hall goes past the plans of the agenda it sees them", () => {
  const item = { id: "i", number: "1a", title: "Bankjes", theme: null, ambition: "", first_step: "", first_step_date: "", rank: null, votes: null, says_yes: 0, reachable: 0 };
  const step = { ...stepOf("info"), about: "agenda_items" };
  assert.equal(sceneOf(boardWith({ step, items: [item] })), "plans");
  assert.equal(sceneOf(boardWith({ step })), "question");
  assert.equal(sceneOf(boardWith({ step: stepOf("info"), items: [item] })), "question");
});
