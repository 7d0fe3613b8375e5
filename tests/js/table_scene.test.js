import assert from "node:assert/strict";
import { test } from "node:test";

import { noteLines } from "../../static/js/table/own_notes.js";
import { sceneOf, waitingWords } from "../../static/js/table/table_scene.js";

/** @param {Record<string, any> | null} step */
function board(step, actions = ["submit_note", "answer", "submit_plan_card", "pledge", "offer"]) {
  return {
    workshop: { state: "open" },
    step: step && { state: "open", inputs: ["device", "table"], pick: null, ...step },
    options: [{ id: "t1" }],
    open_actions: actions,
  };
}

test("every kind of step that asks something of a table has its scene", () => {
  const scenes = Object.fromEntries(
    ["words", "ideas", "case", "market", "check", "choose", "elaborate", "poll", "scale", "evaluate", "commit", "offers", "vote", "budget", "close"].map(
      (kind) => [kind, sceneOf(board({ kind }))],
    ),
  );

  assert.deepEqual(scenes, {
    words: "note", ideas: "note", case: "note", market: "note", check: "note", choose: "choose",
    elaborate: "plan", poll: "count", scale: "count", evaluate: "count", commit: "join",
    offers: "offer", vote: "vote", budget: "vote", close: "close",
  });
});

test("what a step is about may change its scene", () => {
  assert.equal(sceneOf(board({ kind: "elaborate", about: "cases" })), "advice");
  assert.equal(sceneOf(board({ kind: "elaborate", about: "plans" })), "plan");
  assert.equal(sceneOf(board({ kind: "commit", about: "intention" })), "promise");
});

test("the table never votes, even when answers are taken", () => {
  assert.equal(sceneOf(board({ kind: "vote", pick: 2 })), "vote");
});

test("a talk in which the table chooses together shows the choices", () => {
  assert.equal(sceneOf(board({ kind: "talk", pick: 5 })), "pick");
  assert.equal(sceneOf({ ...board({ kind: "talk", pick: 5 }), options: [] }), "note");
});

test("without an open step, or with the table switched off, the device waits", () => {
  assert.equal(sceneOf(board(null)), "wait");
  assert.equal(sceneOf(board({ kind: "ideas", state: "closed" })), "wait");
  assert.equal(sceneOf(board({ kind: "ideas", inputs: ["device"] })), "wait");
  assert.equal(sceneOf(board({ kind: "ideas" }, [])), "wait");
});

test("a meeting that is closed says goodbye, whatever its step", () => {
  assert.equal(sceneOf({ ...board({ kind: "ideas" }), workshop: { state: "closed" } }), "close");
});

test("the device says why it waits", () => {
  assert.equal(waitingWords(board(null)), "table.wait.start");
  assert.equal(waitingWords(board({ kind: "break" })), "table.wait.break");
  assert.equal(waitingWords(board({ kind: "talk" })), "table.wait.talk");
  assert.equal(waitingWords(board({ kind: "ideas", state: "closed" })), "table.wait.closed");
  assert.equal(waitingWords(board({ kind: "commit" })), "table.wait.not_here");
});

/** @param {string} id @param {Record<string, any>} more */
function note(id, more = {}) {
  return { id, number: 401, text: id, step: "s1", key: null, state: "shown", reason: null, late: false, ...more };
}

/** @param {string} command @param {Record<string, any>} payload */
function waiting(command, payload) {
  return { key: `${command}:${payload.id}`, command, payload, made_at: 0 };
}

test("notes of this step stand newest first, those on their way on top", () => {
  const own = { notes: [note("a"), note("b"), note("x", { step: "s2" })] };
  const entries = [waiting("submit_note", { id: "c", step: "s1", text: "c" })];

  assert.deepEqual(noteLines(own, entries, "s1").map(({ id, state }) => [id, state]), [["c", "pending"], ["b", "shown"], ["a", "shown"]]);
});

test("a note that the server has already stands there once", () => {
  const entries = [waiting("submit_note", { id: "a", step: "s1", text: "a" })];

  assert.deepEqual(noteLines({ notes: [note("a")] }, entries, "s1").map(({ id, state }) => [id, state]), [["a", "shown"]]);
});

test("a note that is taken back leaves at once, also before the server knows", () => {
  const entries = [waiting("submit_note", { id: "c", step: "s1", text: "c" }), waiting("withdraw_note", { id: "c" }), waiting("withdraw_note", { id: "a" })];

  assert.deepEqual(noteLines({ notes: [note("a")] }, entries, "s1"), []);
});

test("a change shows its new text while it is on its way", () => {
  const entries = [waiting("edit_note", { id: "a", text: "beter" })];

  assert.deepEqual(noteLines({ notes: [note("a")] }, entries, "s1").map(({ text, state }) => [text, state]), [["beter", "pending"]]);
});

test("before anything is known there is nothing to show", () => {
  assert.deepEqual(noteLines(null, [], "s1"), []);
});

test("a table waits for what a step is about, and says so", () => {
  for (const kind of ["vote", "choose", "commit"]) {
    const waiting = board({ kind, waits_for: "plans" });
    assert.equal(sceneOf(waiting), "wait");
    assert.equal(waitingWords(waiting), "awaits.plans");
  }
});

test("what is missing can be written down before there are themes", () => {
  assert.equal(sceneOf(board({ kind: "check", waits_for: "themes" })), "note");
});
