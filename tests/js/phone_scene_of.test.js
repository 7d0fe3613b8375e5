import assert from "node:assert/strict";
import { test } from "node:test";
import { asideOf, sceneOf } from "../../static/js/phone/scene_of.js";

const table = {
  welcome: ["welcome", null],
  ideas: ["writing", "submit_note"],
  vote: ["voting", "cast_ballot"],
  table_consensus: ["agreeing", "answer"],
  result: ["results", null],
};
const step = (kind, more = {}) => ({ id: `s-${kind}`, kind, state: "open", inputs: ["device"], ...more });
const board = (current, more = {}) => ({
  workshop: { state: "open" },
  step: current,
  beside: null,
  open_actions: ["submit_note", "cast_ballot"],
  ...more,
});
const scene = (...given) => sceneOf(board(...given), table).name;

test("before the first step people are welcomed", () => {
  assert.equal(scene(null), "welcome");
});

test("an open question is played by its own scene", () => {
  assert.equal(scene(step("ideas")), "writing");
  assert.equal(scene(step("vote")), "voting");
});

test("a step that is not made for phones lets the phone rest", () => {
  assert.equal(scene(step("break")), "waiting");
  assert.equal(scene(step("ideas", { inputs: ["paper"] })), "waiting");
});

test("what the board does not allow is not offered", () => {
  assert.equal(scene(step("ideas"), { open_actions: [] }), "waiting");
});

test("a question that closed shows where the notes landed", () => {
  assert.equal(scene(step("ideas", { state: "closed" })), "landed");
});

test("a question that was never open yet is waited for", () => {
  assert.equal(scene(step("ideas", { state: "planned" })), "waiting");
});

test("a question beside a break is played", () => {
  const cue = sceneOf(board(step("break"), { beside: step("ideas") }), table);
  assert.deepEqual([cue.name, cue.step.id], ["writing", "s-ideas"]);
});

test("a result needs no permission to be looked at", () => {
  assert.equal(scene(step("result", { inputs: [] })), "results");
});

test("when the meeting is over every phone says thanks", () => {
  assert.equal(scene(step("ideas"), { workshop: { state: "closed" } }), "closing");
});

test("who must walk is told to walk, and who may rest to rest", () => {
  assert.equal(asideOf(step("choose")), "phone.wait.walk");
  assert.equal(asideOf(step("break")), "phone.wait.away");
  assert.equal(asideOf(step("vote")), "phone.wait.paper");
});

test("a talk in which tables choose together is no quiet talk", () => {
  const open = { open_actions: ["answer"] };
  assert.equal(scene(step("talk", { method: "table_consensus" }), open), "agreeing");
  assert.equal(scene(step("talk"), open), "waiting");
});

test("without anything to choose from a phone waits, and says for what", () => {
  const vote = step("vote", { waits_for: "plans" });
  assert.equal(scene(vote), "waiting");
  assert.equal(asideOf(vote), "awaits.plans");
});

test("a note can be written about what is not there yet", () => {
  assert.equal(scene(step("ideas", { waits_for: "themes" })), "writing");
});
