import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange } from "../../static/js/board/arrangement.js";
import { BATCH, Pile } from "../../static/js/board/pile.js";
import { note, theme } from "./board_rows.js";

/** The pile of a board with so many notes in doubt, the last one most. */
function pileOfMany(many) {
  const notes = Array.from({ length: many }, (_, at) =>
    note(`n${at}`, at + 1, { theme: "a", placed_by: "machine", confidence: 0.4 - at / 1000, second: "b" }));
  const columns = arrange(notes, [theme("a", 1), theme("b", 2)]);
  const pile = new Pile({ columns: () => columns, actions: { isMoving: () => false } });
  return { pile, columns, notes, taken: () => pile.take(true, columns).map((row) => row.id) };
}

test("of a long pile the most doubtful are asked about first", () => {
  const { taken } = pileOfMany(BATCH + 10);
  assert.equal(taken().length, BATCH);
  assert.equal(taken()[0], `n${BATCH + 9}`);
});

test("a note that was given a place does not bring another one in", () => {
  const { taken, notes } = pileOfMany(BATCH + 10);
  const [first] = taken();
  const given = notes.find((row) => row.id === first);
  given.placed_by = "hand";
  assert.equal(taken().length, BATCH - 1);
});

test("who asks for more keeps what was left, and gets the next ones", () => {
  const { taken, pile } = pileOfMany(BATCH + 10);
  taken();
  pile.more();
  assert.equal(taken().length, BATCH + 10);
});

test("closing the pile and opening it again asks about the most doubtful of now", () => {
  const { taken, pile, columns } = pileOfMany(BATCH + 10);
  taken();
  pile.more();
  assert.deepEqual(pile.take(false, columns), []);
  assert.equal(taken().length, BATCH);
});
