import assert from "node:assert/strict";
import { test } from "node:test";
import { spacedCode, spokenAddress } from "../../static/js/projector/addresses.js";
import { largestThatFits } from "../../static/js/projector/fit.js";
import { heldBoard } from "../../static/js/projector/held_board.js";
import { restingNotes } from "../../static/js/projector/resting_notes.js";
import { chosen } from "../../static/js/projector/screen_settings.js";
import { appeared, minuteBricks, momentPassed } from "../../static/js/projector/time_left.js";
import { notesOf, questionsIn, writtenSoFar } from "../../static/js/projector/views/notes.js";
import { readable } from "../../static/js/projector/views/paper.js";
import { onTheWall, samplesOf } from "../../static/js/projector/views/themes.js";
import { boardWith, noteOf, stepOf } from "./projector_board.js";

test("text that fits keeps its size", () => {
  assert.equal(largestThatFits(() => true, 0.5), 1);
});

test("text that is too large becomes the largest size that fits", () => {
  const scale = largestThatFits((size) => size <= 0.7, 0.5);
  assert.ok(scale <= 0.7 && scale > 0.67, String(scale));
});

test("text that never fits stops at the smallest size", () => {
  assert.equal(largestThatFits(() => false, 0.5), 0.5);
});

test("an address reads as people type it", () => {
  assert.equal(spokenAddress("https://samenspel.example/482716"), "samenspel.example");
  assert.equal(spokenAddress("http://192.168.1.20:8000/"), "192.168.1.20:8000");
  assert.equal(spokenAddress("https://www.wijk.example/samenspel"), "wijk.example/samenspel");
});

test("a code is said in two groups", () => {
  assert.equal(spacedCode("482716"), "482 716");
});

test("a picture that is held still keeps its step, while time goes on", () => {
  const held = boardWith({ step: stepOf("ideas"), notes: [noteOf("a"), noteOf("b")] });
  const live = boardWith({ step: stepOf("break"), timer: { left_ms: 5, running: true, total_ms: 9 }, notes: [noteOf("a"), noteOf("b"), noteOf("c")] });
  const shown = heldBoard(held, live);
  assert.equal(shown.step?.kind, "ideas");
  assert.equal(shown.timer.left_ms, 5);
  assert.deepEqual(shown.notes.map(({ id }) => id), ["a", "b"]);
});

test("a note that is hidden leaves even a picture that is held still", () => {
  const shown = heldBoard(boardWith({ notes: [noteOf("a"), noteOf("b")] }), boardWith({ notes: [noteOf("b")] }));
  assert.deepEqual(shown.notes.map(({ id }) => id), ["b"]);
});

test("resting notes change one place at a time and no note lies twice", () => {
  const notes = ["a", "b", "c", "d", "e"];
  for (let turn = 0; turn < 40; turn += 1) {
    const before = restingNotes(notes, turn, 3);
    const after = restingNotes(notes, turn + 1, 3);
    assert.equal(new Set(before).size, 3);
    assert.equal(before.filter((note, place) => note !== after[place]).length, 1);
  }
});

test("every resting note gets its turn", () => {
  const notes = ["a", "b", "c", "d", "e", "f", "g"];
  const seen = new Set(Array.from({ length: 14 }, (_, turn) => restingNotes(notes, turn, 3)).flat());
  assert.equal(seen.size, 7);
});

test("fewer notes than places are all shown, and no notes show nothing", () => {
  assert.deepEqual([...restingNotes(["a", "b"], 5, 3)].sort(), ["a", "b"]);
  assert.deepEqual(restingNotes([], 5, 3), []);
});

test("what the address says about the screen goes before what was kept", () => {
  assert.deepEqual(chosen({ rustig: true, groot: false }, "?groot=1&rustig=0"), { rustig: false, groot: true });
});

test("without a word in the address the screen stays as it was, and odd things kept mean nothing", () => {
  assert.deepEqual(chosen({ rustig: true }, ""), { rustig: true, groot: false });
  assert.deepEqual(chosen("x", ""), { rustig: false, groot: false });
  assert.deepEqual(chosen(null, ""), { rustig: false, groot: false });
});

test("a brick is laid for every minute gone by", () => {
  assert.deepEqual(minuteBricks(690_000, 900_000), { minutes: 15, gone: 3 });
  assert.deepEqual(minuteBricks(-5000, 900_000), { minutes: 15, gone: 15 });
  assert.deepEqual(minuteBricks(null, 0), { minutes: 0, gone: 0 });
});

test("at a check themes appear one by one", () => {
  assert.deepEqual([0, 4999, 5000, 20_000].map(appeared), [1, 1, 2, 5]);
});

test("time is said aloud at five minutes, at one, and at the end, once", () => {
  assert.equal(momentPassed(301_000, 300_000), 300_000);
  assert.equal(momentPassed(300_000, 299_000), null);
  assert.equal(momentPassed(60_500, 59_500), 60_000);
  assert.equal(momentPassed(900, -100), 0);
  assert.equal(momentPassed(null, 100), null);
});

test("words and cards whose text is still to come are not among the notes", () => {
  const notes = [noteOf("a"), noteOf("b", { kind: "word" }), noteOf("c", { text: "", text_pending: true })];
  assert.deepEqual(readable(notes).map(({ id }) => id), ["a"]);
});

test("while people write, the notes are those of this question; otherwise all of them", () => {
  const notes = [noteOf("a", { step: "ideas" }), noteOf("b", { step: "later" })];
  assert.deepEqual(notesOf(boardWith({ step: stepOf("ideas"), notes })).map(({ id }) => id), ["a"]);
  assert.deepEqual(notesOf(boardWith({ step: stepOf("talk"), notes })).map(({ id }) => id), ["a", "b"]);
});

test("a card whose text is still on paper is counted, as every other screen counts it", () => {
  const counts = { ...boardWith().counts, notes: 9, step_notes: 4 };
  const notes = [noteOf("c", { text: "", text_pending: true })];
  assert.equal(writtenSoFar(boardWith({ step: stepOf("ideas"), counts, notes })), 4);
  assert.equal(writtenSoFar(boardWith({ step: stepOf("break"), counts, notes })), 9);
});

test("once notes come in, only the questions of the step stay", () => {
  assert.equal(questionsIn("Ga naar een andere tafel. Wat hebben we nodig? Wat is er al? Eén idee per briefje."), "Wat hebben we nodig? Wat is er al?");
  assert.equal(questionsIn("Schrijf je idee op."), "Schrijf je idee op.");
});

/**
 * @param {number} number
 * @param {number} count
 */
const theme = (number, count, state = "active") => ({
  id: `t${number}`, number, name: `thema ${number}`, terms: [], count, state, people: 0, tables: 0, samples: ["gone", "b"],
});

test("themes stand in order of size; parked and merged ones are not in the wall", () => {
  const wall = onTheWall([theme(1, 3), theme(2, 9), theme(3, 9), theme(4, 20, "parked"), theme(5, 2, "merged")]);
  assert.deepEqual(wall.map(({ number }) => number), [2, 3, 1]);
});

test("a brick shows the chosen notes first and never one that may not be seen", () => {
  const notes = [noteOf("a", { theme: "t1" }), noteOf("b", { theme: "t1" }), noteOf("c", { theme: "t2" })];
  assert.deepEqual(samplesOf(theme(1, 2), notes).map(({ id }) => id), ["b", "a"]);
});
