import assert from "node:assert/strict";
import { test } from "node:test";
import { looseSteps, noteRows } from "../../static/js/phone/note_rows.js";

const note = (id, more = {}) => ({
  id, text: `tekst ${id}`, step: "s1", state: "shown", reason: null, late: false, theme: null, ...more,
});
const entry = (command, payload) => ({ key: command, command, payload, made_at: 0 });
const rows = (known) =>
  noteRows({ notes: [], step: "s1", waiting: [], recent: new Map(), online: true, ...known });

test("the newest note comes first", () => {
  assert.deepEqual(rows({ notes: [note("a"), note("b")] }).map((row) => row.id), ["b", "a"]);
});

test("a note that waits for a connection stands above what was sent, and says so", () => {
  const waiting = [entry("submit_note", { id: "n", step: "s1", text: "nieuw" })];
  const [first] = rows({ notes: [note("a")], waiting, online: false });
  assert.deepEqual([first.text, first.state], ["nieuw", "pending"]);
});

test("with a connection it is being sent", () => {
  const waiting = [entry("submit_note", { id: "n", step: "s1", text: "nieuw" })];
  assert.equal(rows({ waiting })[0].state, "sending");
});

test("a note that was sent but not answered is not shown twice", () => {
  const waiting = [entry("submit_note", { id: "a", step: "s1", text: "tekst a" })];
  assert.equal(rows({ notes: [note("a")], waiting }).length, 1);
});

test("between the answer and the next message a note stays in sight", () => {
  const recent = new Map([["n", "nieuw"]]);
  assert.deepEqual(rows({ recent }).map((row) => [row.id, row.state]), [["n", "shown"]]);
  assert.equal(rows({ notes: [note("n")], recent }).length, 1);
});

test("a note that was taken back is gone at once", () => {
  assert.deepEqual(rows({ notes: [note("a")], waiting: [entry("withdraw_note", { id: "a" })] }), []);
});

test("a changed text is shown before the server has it", () => {
  const waiting = [entry("edit_note", { id: "a", text: "beter" })];
  assert.deepEqual(rows({ notes: [note("a")], waiting }).map((row) => row.text), ["beter"]);
});

test("notes of other steps are left out, unless all are asked", () => {
  const notes = [note("a", { step: "s0" }), note("b")];
  assert.deepEqual(rows({ notes }).map((row) => row.id), ["b"]);
  assert.equal(rows({ notes, step: null }).length, 2);
});

test("notes lie loose only in steps that are grouped, and only once themes are shown", () => {
  const steps = [{ id: "s1", kind: "ideas" }, { id: "s2", kind: "words" }];
  assert.deepEqual([...looseSteps(steps, rows({ notes: [note("a")] }))], []);
  assert.deepEqual([...looseSteps(steps, rows({ notes: [note("a", { theme: { id: "t" } })] }))], ["s1"]);
});
