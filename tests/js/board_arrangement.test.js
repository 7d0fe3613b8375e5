import assert from "node:assert/strict";
import { test } from "node:test";

import { arrange, bringForward, doubt, LOOSE, pileOf, themesInOrder } from "../../static/js/board/arrangement.js";
import { note, theme } from "./board_rows.js";

const keys = (/** @type {{ key: string }[]} */ columns) => columns.map((column) => column.key);
const ids = (/** @type {{ notes: { id: string }[] } | undefined} */ column) =>
  column?.notes.map((row) => row.id);

test("loose notes come first, then themes by number, those kept for later last", () => {
  const themes = [theme("c", 3), theme("a", 1, { state: "parked" }), theme("b", 2)];
  assert.deepEqual(keys(arrange([], themes)), [LOOSE, "b", "c", "a"]);
});

test("a merged theme has no column and its notes are not lost", () => {
  const columns = arrange([note("n", 1, { theme: "gone" })], [theme("gone", 1, { state: "merged" })]);
  assert.deepEqual(keys(columns), [LOOSE]);
  assert.deepEqual(ids(columns[0]), ["n"]);
});

test("words are not grouped", () => {
  const columns = arrange([note("w", 1, { kind: "word" }), note("i", 2)], []);
  assert.deepEqual(ids(columns[0]), ["i"]);
});

test("notes lie by number whatever the order in which they came", () => {
  const columns = arrange([note("late", 9), note("early", 2)], []);
  assert.deepEqual(ids(columns[0]), ["early", "late"]);
});

test("the least certain come first when asked, and what a person placed comes last", () => {
  const notes = [
    note("sure", 1, { theme: "a", placed_by: "machine", confidence: 0.9, second: "b" }),
    note("hand", 2, { theme: "a", placed_by: "hand", confidence: 0.1 }),
    note("doubtful", 3, { theme: "a", placed_by: "machine", confidence: 0.3, second: "b" }),
    note("more doubtful", 4, { theme: "a", placed_by: "machine", confidence: 0.2, second: "b" }),
  ];
  const columns = arrange(notes, [theme("a", 1)]);
  bringForward(columns, pileOf(columns));
  const [, column] = columns;
  assert.deepEqual(ids(column), ["more doubtful", "doubtful", "sure", "hand"]);
});

test("the pile holds the doubtful ones of all columns, most doubtful first", () => {
  const machine = { placed_by: /** @type {const} */ ("machine"), second: "b" };
  const notes = [
    note("loose", 1, { second: "b" }),
    note("sure", 2, { ...machine, theme: "a", confidence: 0.9 }),
    note("doubtful", 3, { ...machine, theme: "a", confidence: 0.1 }),
    note("loose by hand", 4, { placed_by: "hand" }),
  ];
  const pile = pileOf(arrange(notes, [theme("a", 1), theme("b", 2)]));
  assert.deepEqual(pile.map((row) => row.id), ["doubtful", "loose"]);
});

test("what a table adds lies beside its theme until somebody gives it a place", () => {
  const about = { kind: "correction", about: "a" };
  const notes = [
    note("added", 1, about),
    note("placed", 2, { ...about, theme: "a", placed_by: "hand" }),
    note("laid loose", 3, { ...about, placed_by: "hand" }),
  ];
  const [loose, column] = arrange(notes, [theme("a", 1)]);
  assert.deepEqual(column?.additions.map((row) => row.id), ["added"]);
  assert.deepEqual(ids(column), ["placed"]);
  assert.deepEqual(ids(loose), ["laid loose"]);
});

test("what is said about a theme that is gone lies loose", () => {
  const [loose] = arrange([note("n", 1, { kind: "correction", about: "gone" })], []);
  assert.deepEqual(ids(loose), ["n"]);
});

test("a place that a person chose is never in doubt", () => {
  assert.equal(doubt(note("n", 1, { placed_by: "hand", confidence: 0.1 })), 0);
});

test("a pending move decides the column", () => {
  const columns = arrange([note("n", 1)], [theme("a", 1)], { placeOf: () => "a" });
  assert.deepEqual(ids(columns[1]), ["n"]);
});

test("sorting the themes leaves the given list as it was", () => {
  const given = [theme("b", 2), theme("a", 1)];
  themesInOrder(given);
  assert.equal(given[0]?.id, "b");
});
