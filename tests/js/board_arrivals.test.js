import assert from "node:assert/strict";
import { test } from "node:test";

import { Arrivals } from "../../static/js/board/arrivals.js";

test("what lay on the first board is no news", () => {
  const arrivals = new Arrivals();
  arrivals.board(["a", "b"]);
  assert.equal(arrivals.take(), 0);
});

test("notes that came in over several boards are told of together, once", () => {
  const arrivals = new Arrivals();
  arrivals.board(["a"]);
  arrivals.board(["a", "b"]);
  arrivals.board(["a", "b", "c"]);
  assert.equal(arrivals.take(), 2);
  assert.equal(arrivals.take(), 0);
});

test("a note that leaves is no news, and is when it comes back", () => {
  const arrivals = new Arrivals();
  arrivals.board(["a", "b"]);
  arrivals.board(["a"]);
  assert.equal(arrivals.take(), 0);
  arrivals.board(["a", "b"]);
  assert.equal(arrivals.take(), 1);
});
