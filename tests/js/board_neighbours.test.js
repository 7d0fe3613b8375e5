import assert from "node:assert/strict";
import { test } from "node:test";

import { focusAfter, neighbour } from "../../static/js/board/neighbours.js";

const LANES = [
  { key: "loose", ids: ["a1", "a2"] },
  { key: "empty", ids: [] },
  { key: "c", ids: ["c1", "c2", "c3"] },
];

test("arrows walk through a column and stop at its ends", () => {
  assert.equal(neighbour(LANES, "a1", "down"), "a2");
  assert.equal(neighbour(LANES, "a2", "down"), null);
  assert.equal(neighbour(LANES, "a1", "up"), null);
});

test("sideways steps over a column without notes", () => {
  assert.equal(neighbour(LANES, "a2", "right"), "c2");
  assert.equal(neighbour(LANES, "c1", "left"), "a1");
  assert.equal(neighbour(LANES, "c1", "right"), null);
});

test("sideways into a shorter column lands on its last note", () => {
  assert.equal(neighbour(LANES, "c3", "left"), "a2");
});

test("Home and End go to the ends of the column", () => {
  assert.equal(neighbour(LANES, "c2", "first"), "c1");
  assert.equal(neighbour(LANES, "c2", "last"), "c3");
});

test("a note that is not there has no neighbours", () => {
  assert.equal(neighbour(LANES, "gone", "down"), null);
});

test("after a note leaves, the next one in its column has the focus", () => {
  assert.equal(focusAfter(LANES, new Set(["c1"]), "c1"), "c2");
  assert.equal(focusAfter(LANES, new Set(["c2", "c3"]), "c2"), "c1");
});

test("after the last note of a column leaves, the board keeps the focus", () => {
  assert.equal(focusAfter(LANES, new Set(["a1", "a2"]), "a1"), "c1");
  assert.equal(focusAfter([{ key: "x", ids: ["x"] }], new Set(["x"]), "x"), null);
});
