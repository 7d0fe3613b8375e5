import assert from "node:assert/strict";
import { test } from "node:test";

import {
  commandsOf,
  lackOf,
  nextMove,
  progress,
  questionBeforeClosing,
  warningOf,
} from "../../static/js/run/next_step.js";
import { step } from "./board_rows.js";

const sent = (/** @type {ReturnType<typeof nextMove>} */ move) =>
  commandsOf(move).map(({ command, payload }) => [command, payload]);

test("before the start the first step opens", () => {
  assert.deepEqual(sent(nextMove([step("a"), step("b")])), [["go_to_step", { step: "a" }]]);
});

test("the current step closes and the next one opens, in that order", () => {
  const steps = [step("a", { state: "open", place: "current" }), step("b")];
  assert.deepEqual(sent(nextMove(steps)), [
    ["close_step", { step: "a" }],
    ["go_to_step", { step: "b" }],
  ]);
});

test("a step that was closed before is not closed again", () => {
  const steps = [step("a", { state: "closed", place: "current" }), step("b")];
  assert.deepEqual(sent(nextMove(steps)), [["go_to_step", { step: "b" }]]);
});

test("going to the break opens the grouping beside it", () => {
  const steps = [
    step("ideas", { state: "open", place: "current" }),
    step("break", { kind: "break" }),
    step("group", { kind: "group", parallel: true }),
    step("check"),
  ];
  assert.deepEqual(sent(nextMove(steps)).slice(1), [
    ["go_to_step", { step: "break" }],
    ["open_step", { step: "group", beside: true }],
  ]);
});

test("after the break the grouping closes too and the step after it comes", () => {
  const steps = [
    step("break", { state: "open", place: "current" }),
    step("group", { state: "open", place: "beside", parallel: true }),
    step("check"),
  ];
  const move = nextMove(steps);
  assert.deepEqual(move.close, ["break", "group"]);
  assert.equal(move.go, "check");
});

test("grouping that is done does not open again beside the break", () => {
  const steps = [step("a", { place: "current", state: "open" }), step("break")];
  const done = step("group", { parallel: true, state: "closed" });
  assert.equal(nextMove([...steps, done]).beside, null);
});

test("after the last step there is nowhere to go", () => {
  const move = nextMove([step("close", { state: "open", place: "current" })]);
  assert.equal(move.go, null);
  assert.deepEqual(move.close, ["close"]);
});

test("steps during the break are not counted in the progress", () => {
  const steps = [step("a"), step("b", { parallel: true }), step("c", { place: "current" })];
  assert.deepEqual(progress(steps), { at: 2, of: 2 });
});

test("grouping that is gone to by itself counts as the break that it belongs to", () => {
  const group = step("group", { parallel: true, place: "current" });
  assert.deepEqual(progress([step("ideas"), step("break"), group, step("check")]), { at: 2, of: 3 });
});

test("before the first step nothing is counted yet", () => {
  assert.deepEqual(progress([step("a"), step("b")]), { at: 0, of: 2 });
});

test("closing asks when people are still writing", () => {
  const open = step("a", { kind: "ideas", state: "open" });
  assert.equal(questionBeforeClosing(open, { writing: 11 }), "writing");
  assert.equal(questionBeforeClosing(open, { writing: 0 }), null);
});

test("closing a vote always asks, since votes cannot be changed after it", () => {
  const vote = step("v", { kind: "vote", state: "open" });
  assert.equal(questionBeforeClosing(vote, { writing: 0 }), "vote");
});

test("a closed step asks nothing", () => {
  const closed = step("v", { kind: "vote", state: "closed" });
  assert.equal(questionBeforeClosing(closed, { writing: 3 }), null);
});

test("before going on it is known that the next step has nothing in it", () => {
  const move = nextMove([step("a", { state: "open", place: "current" }), step("vote")]);
  assert.equal(lackOf(move, [{ step: "vote", waits_for: "plans" }]), "plans");
  assert.equal(lackOf(move, [{ step: "other", waits_for: "plans" }]), null);
});

test("at the start only what organisers should have put in is missed", () => {
  const made_in_the_hall = { step: "vote", waits_for: "themes" };
  assert.equal(warningOf(null, [made_in_the_hall]), null);
  assert.equal(warningOf(null, [made_in_the_hall, { step: "budget", waits_for: "proposals" }]), "proposals");
});

test("during a step only what that step waits for is warned of", () => {
  assert.equal(warningOf({ waits_for: "themes" }, []), "themes");
  assert.equal(warningOf({ waits_for: null }, [{ step: "budget", waits_for: "proposals" }]), null);
});
