import assert from "node:assert/strict";
import { test } from "node:test";
import { byNumber, gridOf, inOrder } from "../../static/js/projector/posters.js";
import { divideRows, hasPlace, standings, totalsPerSource, votersOf } from "../../static/js/projector/standings.js";
import { inOrderAsked } from "../../static/js/projector/views/tallies.js";
import { questionOf, rowOf, stepOf } from "./projector_board.js";

const ROWS = [rowOf("1a", 10, 1), rowOf("2a", 5, 2, { tied: true }), rowOf("3a", 5, 2, { tied: true }), rowOf("4a", 0, 4)];

test("the longest bar is that of the first, the others follow", () => {
  assert.deepEqual(standings(questionOf(ROWS), null).map(({ share }) => share), [1, 0.5, 0.5, 0]);
});

test("when nobody got anything there are no bars and nothing breaks", () => {
  assert.deepEqual(standings(questionOf([rowOf("1a", 0, 1), rowOf("2a", 0, 1)]), null).map(({ share }) => share), [0, 0]);
});

test("rows are revealed from last to first", () => {
  assert.deepEqual(standings(questionOf(ROWS), 2).map(({ revealed }) => revealed), [false, false, true, true]);
  assert.deepEqual(standings(questionOf(ROWS), 0).map(({ revealed }) => revealed), [false, false, false, false]);
  assert.ok(standings(questionOf(ROWS), null).every(({ revealed }) => revealed));
});

test("what nobody chose has no place", () => {
  assert.deepEqual([3, 0].map((total) => hasPlace({ ...questionOf(ROWS).rows[0], total })), [true, false]);
});

test("equal totals keep the rank and the mark that they came with", () => {
  assert.deepEqual(standings(questionOf(ROWS), null).map(({ row }) => [row.rank, row.tied]), [[1, false], [2, true], [2, true], [4, false]]);
});

test("a group stands at every plan that it likes most, and nowhere without groups", () => {
  const groups = [{ role: "resident", label: "bewoner", people: 41, favourites: ["1a", "3a"] }];
  const named = standings(questionOf(ROWS, { groups }), null).map(({ favourite_of }) => favourite_of.length);
  assert.deepEqual(named, [1, 0, 1, 0]);
  assert.ok(standings(questionOf(ROWS), null).every(({ favourite_of }) => favourite_of.length === 0));
});

test("what does not get a line of its own is not lost", () => {
  assert.deepEqual(divideRows([1, 2, 3], 2), { lines: [1, 2], rest: [3] });
  assert.deepEqual(divideRows([1, 2], 2), { lines: [1, 2], rest: [] });
});

test("answers to a poll stand in the order in which they were asked", () => {
  const options = ["yes", "a_bit", "no"].map((code) => ({ code, label: code }));
  const step = stepOf("poll", { questions: [{ key: "q", text: "?", options, other: true }] });
  const rows = [rowOf("no", 8, 1), rowOf("other", 7, 2), rowOf("yes", 5, 3), rowOf("a_bit", 1, 4)];
  assert.deepEqual(inOrderAsked(questionOf(rows, { question: "q" }), step).rows.map(({ id }) => id), ["yes", "a_bit", "no", "other"]);
});

test("marks on a scale stand from low to high", () => {
  const rows = [rowOf("3", 8, 1), rowOf("10", 4, 2), rowOf("1", 2, 3)];
  assert.deepEqual(inOrderAsked(questionOf(rows), null).rows.map(({ id }) => id), ["1", "3", "10"]);
});

test("totals are added per source, and so are voters", () => {
  const rows = [rowOf("1a", 7, 1, { device: 5, paper: 2 }), rowOf("2a", 3, 2, { device: 1, table: 2 })];
  assert.deepEqual(totalsPerSource(questionOf(rows)), { total: 10, device: 6, table: 2, paper: 2 });
  assert.equal(votersOf(questionOf(rows, { voters: { device: 4, paper: 2 } })), 6);
});

/**
 * @param {string} number
 * @param {number|null} rank
 */
const item = (number, rank) => ({
  id: number, number, title: number, theme: null, ambition: "", first_step: "", first_step_date: "", rank, votes: null, says_yes: 0, reachable: 0,
});

test("plans stand in order of rank, and those without one behind, by number", () => {
  const items = [item("10a", null), item("2b", null), item("1a", 2), item("3a", 1), item("2a", null)];
  assert.deepEqual(inOrder(items).map(({ number }) => number), ["3a", "1a", "2a", "2b", "10a"]);
});

test("2a comes before 10a", () => {
  assert.ok(byNumber("2a", "10a") < 0);
});

test("every number of cards has a place in its grid", () => {
  for (let cards = 0; cards <= 60; cards += 1) {
    const { columns, rows } = gridOf(cards);
    assert.ok(columns * rows >= cards && columns >= 1 && rows >= 1, `${cards}: ${columns} × ${rows}`);
  }
});
