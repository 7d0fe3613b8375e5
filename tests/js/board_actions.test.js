import assert from "node:assert/strict";
import { test } from "node:test";

import { BoardActions, quoted } from "../../static/js/board/board_actions.js";
import { Dispatch } from "../../static/js/board/dispatch.js";
import { note, theme } from "./board_rows.js";

/** A connection with a board, that saves everything or refuses everything. */
class Hall extends EventTarget {
  revision = 5;
  refuses = false;
  /** @type {[string, any][]} */
  sent = [];
  board = {
    notes: [note("n", 1)],
    rows: { notes: new Map([["n", note("n", 1)]]) },
    themes: [theme("a", 1), theme("b", 2)],
  };

  /** @param {string} command @param {any} payload */
  async send(command, payload) {
    this.sent.push([command, payload]);
    if (this.refuses) return { ok: false, error: { code: "unknown_theme", params: {}, retry: false } };
    return { ok: true, revision: this.revision + 1 };
  }

  /** The board of a revision comes in. @param {number} revision */
  shows(revision) {
    this.revision = revision;
    this.dispatchEvent(new Event("board"));
  }
}

/** @param {Hall} hall */
function acting(hall) {
  const status = /** @type {any} */ ({ say: () => {} });
  const connection = /** @type {any} */ (hall);
  const dispatch = new Dispatch(connection, status, { name: "board", shelf: null });
  return new BoardActions(connection, dispatch, status);
}

test("a move is seen before the server answers and stays until its board comes", async () => {
  const hall = new Hall();
  const actions = acting(hall);
  const moving = actions.place(["n"], "a");
  assert.equal(actions.placeOf({ id: "n", theme: null }), "a");
  await moving;
  assert.equal(actions.placeOf({ id: "n", theme: null }), "a");
  hall.shows(6);
  assert.equal(actions.placeOf({ id: "n", theme: null }), null);
});

test("a refused move goes back to where the board has it", async () => {
  const hall = new Hall();
  hall.refuses = true;
  const actions = acting(hall);
  await actions.place(["n"], "gone");
  assert.equal(actions.placeOf({ id: "n", theme: null }), null);
});

test("merging under the name that was there does not name it by hand", async () => {
  const hall = new Hall();
  await acting(hall).merge(["b"], "a", "Thema 1");
  assert.deepEqual(hall.sent, [["merge_themes", { themes: ["b"], into: "a" }]]);
});

test("merging under a new name is one command", async () => {
  const hall = new Hall();
  await acting(hall).merge(["b"], "a", "Samen");
  assert.deepEqual(hall.sent, [["merge_themes", { themes: ["b"], into: "a", name: "Samen" }]]);
});

test("every note is hidden with the reason", async () => {
  const hall = new Hall();
  await acting(hall).hide(["n", "m"], "hurtful");
  assert.deepEqual(hall.sent.map(([, payload]) => payload), [
    { id: "n", reason: "hurtful" },
    { id: "m", reason: "hurtful" },
  ]);
});

test("a theme made here has an id that the server accepts", async () => {
  const hall = new Hall();
  await acting(hall).makeTheme("Nieuw", ["n"]);
  assert.match(hall.sent[0]?.[1].id, /^[A-Za-z0-9_-]{32,36}$/);
});

test("a long text is cut when it is quoted in a sentence", () => {
  assert.equal(quoted("kort"), "kort");
  assert.equal(quoted("x".repeat(50)).length, 40);
});
