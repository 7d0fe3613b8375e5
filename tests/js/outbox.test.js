import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox, OutboxQueue } from "../../static/js/lib/outbox.js";

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
