import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox, waitAfter } from "../../static/js/lib/outbox.js";
import { OutboxQueue } from "../../static/js/lib/outbox_queue.js";

const fine = { ok: true, revision: 1 };
const refused = (code, retry = false) => ({ ok: false, error: { code, params: {}, retry } });

function memoryShelf() {
  const kept = new Map();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => kept.set(name, value),
    removeItem: (name) => kept.delete(name),
  };
}

/** @param {object[]} answers one per send, in order */
function outboxThatGets(answers, shelf = memoryShelf(), now = () => 0) {
  const sent = [];
  const send = async (command, payload) => {
    sent.push({ command, payload });
    return answers.length > 1 ? answers.shift() : answers[0];
  };
  const outbox = new Outbox({ name: "t", send, shelf, now });
  const answered = [];
  outbox.addEventListener("answered", (event) => answered.push(event.detail));
  return { outbox, sent, answered, shelf };
}

test("what the server has is forgotten", async () => {
  const { outbox, answered } = outboxThatGets([fine]);
  await outbox.add("submit_note", { id: "a", text: "bankje" });
  assert.deepEqual(outbox.entries, []);
  assert.equal(answered[0].answer.ok, true);
});

test("what got no answer stays, in order, and goes out at the next flush", async () => {
  const { outbox, sent } = outboxThatGets([refused("no_answer", true), refused("no_answer", true), fine]);
  await outbox.add("submit_note", { id: "a" });
  await outbox.add("submit_note", { id: "b" });
  assert.deepEqual(outbox.entries.map((entry) => entry.payload.id), ["a", "b"]);
  await outbox.flush();
  assert.deepEqual(outbox.entries, []);
  assert.deepEqual(sent.map((one) => one.payload.id), ["a", "a", "a", "b"]);
});

test("a new outbox on the same device finds what waited", async () => {
  const { outbox, shelf } = outboxThatGets([refused("no_answer", true)]);
  await outbox.add("submit_note", { id: "a" });
  outbox.close();
  const { outbox: later, sent } = outboxThatGets([fine], shelf);
  await later.flush();
  assert.equal(sent[0].payload.id, "a");
  assert.deepEqual(later.entries, []);
});

test("a refusal that will not change is told once and not sent again", async () => {
  const { outbox, sent, answered } = outboxThatGets([refused("step_closed")]);
  await outbox.add("submit_note", { id: "a" });
  await outbox.flush();
  assert.equal(sent.length, 1);
  assert.equal(answered[0].answer.error.code, "step_closed");
});

test("a newer thing with the same key replaces the older one in its place", () => {
  const queue = new OutboxQueue();
  queue.add({ key: "ballot", command: "cast_ballot", payload: { id: "a" }, made_at: 1 });
  queue.add({ key: "note", command: "submit_note", payload: { id: "n" }, made_at: 2 });
  queue.add({ key: "ballot", command: "cast_ballot", payload: { id: "b" }, made_at: 3 });
  assert.deepEqual(queue.entries.map((entry) => entry.payload.id), ["b", "n"]);
});

test("what was replaced while it was on its way is sent again with the newer words", async () => {
  let release;
  const sent = [];
  const send = (command, payload) => {
    sent.push(payload.text);
    return sent.length === 1 ? new Promise((resolve) => { release = () => resolve(fine); }) : Promise.resolve(fine);
  };
  const outbox = new Outbox({ name: "t", send, shelf: memoryShelf() });
  const first = outbox.add("edit_note", { id: "a", text: "oud" });
  outbox.add("edit_note", { id: "a", text: "nieuw" });
  release();
  await first;
  assert.deepEqual(sent, ["oud", "nieuw"]);
  assert.deepEqual(outbox.entries, []);
});

test("a note that waited says how long ago it was written", async () => {
  let time = 1000;
  const { outbox, sent } = outboxThatGets([refused("no_answer", true), fine], memoryShelf(), () => time);
  await outbox.add("submit_note", { id: "a", age_ms: 0 });
  time = 61_000;
  await outbox.flush();
  assert.equal(sent[1].payload.age_ms, 60_000);
});

test("a store that is full or damaged loses nothing while the page lives", async () => {
  const shelf = { getItem: () => "{not json", setItem: () => { throw new Error("full"); }, removeItem: () => {} };
  const { outbox } = outboxThatGets([refused("no_answer", true), fine], shelf);
  await outbox.add("submit_note", { id: "a" });
  assert.equal(outbox.entries.length, 1);
  await outbox.flush();
  assert.equal(outbox.entries.length, 0);
});

test("what does not fit on the device any more is said, until it does", async () => {
  const shelf = memoryShelf();
  let full = true;
  const tight = { ...shelf, setItem: (name, value) => { if (full) throw new Error("quota"); shelf.setItem(name, value); } };
  const { outbox } = outboxThatGets([refused("no_answer", true)], tight);
  await outbox.add("submit_note", { id: "a" });
  assert.equal(outbox.stored, false);
  full = false;
  await outbox.add("submit_note", { id: "b" });
  outbox.close();
  assert.equal(outbox.stored, true);
  assert.deepEqual(JSON.parse(shelf.getItem("outbox.t")).map((entry) => entry.payload.id), ["a", "b"]);
});

test("two pages of one phone keep each other's notes", async () => {
  const shelf = memoryShelf();
  const one = outboxThatGets([refused("no_answer", true)], shelf);
  const other = outboxThatGets([refused("no_answer", true)], shelf);
  await one.outbox.add("submit_note", { id: "a" });
  await other.outbox.add("submit_note", { id: "b" });
  one.outbox.close();
  other.outbox.close();
  const { outbox: later } = outboxThatGets([fine], shelf);
  assert.deepEqual(later.entries.map((entry) => entry.payload.id), ["a", "b"]);
});

test("what one page was answered is not taken from what the other still keeps", async () => {
  const shelf = memoryShelf();
  const waits = outboxThatGets([refused("no_answer", true)], shelf);
  const sends = outboxThatGets([fine], shelf);
  await waits.outbox.add("submit_note", { id: "a" });
  await sends.outbox.add("submit_note", { id: "b" });
  waits.outbox.close();
  assert.deepEqual(JSON.parse(shelf.getItem("outbox.t")).map((entry) => entry.payload.id), ["a"]);
});

test("a queue follows what another page did to the store", () => {
  const note = (id) => ({ key: `submit_note:${id}`, command: "submit_note", payload: { id }, made_at: 1 });
  const queue = new OutboxQueue([note("a"), note("b")]);
  queue.follow([note("a"), note("b")], [note("b"), note("c")]);
  assert.deepEqual(queue.entries.map((entry) => entry.payload.id), ["b", "c"]);
});

test("what this page could not store stays when another page clears the store", () => {
  const note = (id) => ({ key: `submit_note:${id}`, command: "submit_note", payload: { id }, made_at: 1 });
  const queue = new OutboxQueue([note("a"), note("mine")]);
  queue.follow([note("a")], []);
  assert.deepEqual(queue.entries.map((entry) => entry.payload.id), ["mine"]);
});

/** A note that waits, on a phone of which the clock is set meanwhile. */
async function agesOfANoteWhen(clockJumps, answers) {
  let wall = 1_000_000;
  let passed = 0;
  const sent = [];
  const send = async (_command, payload) => {
    sent.push(payload.age_ms);
    return answers.shift();
  };
  const outbox = new Outbox({ name: "t", send, shelf: memoryShelf(), now: () => wall, passed: () => passed });
  await outbox.add("submit_note", { id: "a", age_ms: 0 });
  outbox.close();
  wall += 60_000 + clockJumps;
  passed += 60_000;
  await outbox.flush();
  return sent.slice(1);
}

test("a clock that is put back does not make a note younger than it is", async () => {
  assert.deepEqual(await agesOfANoteWhen(-3_600_000, [refused("no_answer", true), fine]), [60_000]);
});

test("a clock that is put forward is doubted when the server says the step was not open then", async () => {
  const answers = [refused("no_answer", true), refused("step_closed"), fine];
  assert.deepEqual(await agesOfANoteWhen(3_600_000, answers), [3_660_000, 60_000]);
});

test("every failure in a row doubles the wait, up to half a minute and a bit", () => {
  assert.deepEqual([1, 2, 3, 4, 5, 9].map((failures) => waitAfter(failures, 0.5)), [2000, 4000, 8000, 16_000, 30_000, 30_000]);
  assert.equal(waitAfter(1, 0), 1000);
});
