import assert from "node:assert/strict";
import { test } from "node:test";
import { BoardState } from "../../static/js/lib/board_state.js";

/** @param {number} revision @param {number | null} since @param {object[]} notes */
const message = (revision, since, notes) => ({ revision, since, notes, counts: { notes: notes.length } });
const texts = (state) => state.board.notes.map((note) => note.text);

test("a whole board replaces everything", () => {
  const state = new BoardState();
  state.merge(message(3, null, [{ id: "a", text: "een" }]));
  state.merge(message(5, null, [{ id: "b", text: "twee" }]));
  assert.deepEqual(texts(state), ["twee"]);
  assert.deepEqual([...state.board.gone.notes], ["a"]);
});

test("a change keeps the place of a known row and adds new rows at the end", () => {
  const state = new BoardState();
  state.merge(message(3, null, [{ id: "a", text: "een" }, { id: "b", text: "twee" }]));
  state.merge(message(4, 3, [{ id: "c", text: "drie" }, { id: "a", text: "EEN" }]));
  assert.deepEqual(texts(state), ["EEN", "twee", "drie"]);
  assert.deepEqual([...state.board.changed.notes].sort(), ["a", "c"]);
});

test("a row that is gone leaves the board", () => {
  const state = new BoardState();
  state.merge(message(3, null, [{ id: "a", text: "een" }, { id: "b", text: "twee" }]));
  state.merge(message(4, 3, [{ id: "a", gone: true }]));
  assert.deepEqual(texts(state), ["twee"]);
  assert.ok(state.board.gone.notes.has("a"));
});

test("parts that are not keyed lists come whole from the last message", () => {
  const state = new BoardState();
  state.merge({ revision: 1, since: null, step: { id: "one" } });
  state.merge({ revision: 2, since: 1, step: null });
  assert.equal(state.board.step, null);
});

test("changes after a revision we never had are a gap, and change nothing", () => {
  const state = new BoardState();
  assert.equal(state.merge(message(4, 3, [])), "gap");
  state.merge(message(3, null, []));
  assert.equal(state.merge(message(9, 8, [])), "gap");
  assert.equal(state.revision, 3);
});

test("an older change that arrives late is ignored", () => {
  const state = new BoardState();
  state.merge(message(6, null, [{ id: "a", text: "nieuw" }]));
  assert.equal(state.merge(message(5, 4, [{ id: "a", text: "oud" }])), "stale");
  assert.deepEqual(texts(state), ["nieuw"]);
});

test("after a reconnect with a whole board only rows that differ count as changed", () => {
  const state = new BoardState();
  state.merge(message(3, null, [{ id: "a", text: "een" }]));
  state.merge(message(9, null, [{ id: "a", text: "een" }, { id: "b", text: "twee" }]));
  assert.deepEqual([...state.board.changed.notes], ["b"]);
});

test("a listener that kept an earlier board keeps it as it was", () => {
  const state = new BoardState();
  state.merge(message(3, null, [{ id: "a", text: "een" }]));
  const earlier = state.board;
  state.merge(message(4, 3, [{ id: "a", gone: true }]));
  assert.equal(earlier.notes.length, 1);
});
