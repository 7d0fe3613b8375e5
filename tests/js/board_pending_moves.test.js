import assert from "node:assert/strict";
import { test } from "node:test";

import { PendingMoves } from "../../static/js/board/pending_moves.js";

const NOTE = { id: "n", theme: "old" };

test("a move shows at once", () => {
  const pending = new PendingMoves();
  pending.begin(["n"], "new");
  assert.equal(pending.placeOf(NOTE), "new");
  assert.equal(pending.placeOf({ id: "other", theme: "old" }), "old");
});

test("laying loose is a place too", () => {
  const pending = new PendingMoves();
  pending.begin(["n"], null);
  assert.equal(pending.placeOf(NOTE), null);
});

test("a refused move goes back", () => {
  const pending = new PendingMoves();
  const move = pending.begin(["n"], "new");
  pending.refused(move);
  assert.equal(pending.placeOf(NOTE), "old");
});

test("an older board that arrives after the answer does not make the note jump back", () => {
  const pending = new PendingMoves();
  const move = pending.begin(["n"], "new");
  pending.accepted(move, 8);
  pending.board(7);
  assert.equal(pending.placeOf(NOTE), "new");
});

test("the board of its revision has the last word", () => {
  const pending = new PendingMoves();
  const move = pending.begin(["n"], "new");
  pending.accepted(move, 8);
  pending.board(8);
  assert.equal(pending.size, 0);
  assert.equal(pending.placeOf({ id: "n", theme: "elsewhere" }), "elsewhere");
});

test("a board that comes before the answer leaves the move in place", () => {
  const pending = new PendingMoves();
  pending.begin(["n"], "new");
  pending.board(100);
  assert.equal(pending.placeOf(NOTE), "new");
});

test("of two moves of one note the latest holds", () => {
  const pending = new PendingMoves();
  pending.begin(["n"], "first");
  pending.begin(["n"], "second");
  assert.equal(pending.placeOf(NOTE), "second");
});
