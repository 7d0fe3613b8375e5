import assert from "node:assert/strict";
import { test } from "node:test";

import { Selection } from "../../static/js/board/selection.js";

test("choosing twice is not choosing", () => {
  const chosen = new Selection();
  assert.equal(chosen.toggle("a"), true);
  assert.equal(chosen.toggle("a"), false);
  assert.equal(chosen.size, 0);
});

test("an action on a chosen note is about all chosen notes", () => {
  const chosen = new Selection();
  chosen.add(["a", "b"]);
  assert.deepEqual(chosen.around("b"), ["a", "b"]);
});

test("an action on another note is about that note alone", () => {
  const chosen = new Selection();
  chosen.add(["a", "b"]);
  assert.deepEqual(chosen.around("c"), ["c"]);
});

test("a note that left the board is no longer chosen", () => {
  const chosen = new Selection();
  chosen.add(["here", "gone"]);
  chosen.keep((id) => id === "here");
  assert.deepEqual(chosen.ids, ["here"]);
});
