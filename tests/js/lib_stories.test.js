import assert from "node:assert/strict";
import { test } from "node:test";

import { givenBy, storyOf } from "../../static/js/lib/stories.js";

const BOARD = {
  seating: [
    { case: "a", tables: [2], advised: [1, 3], people: 7 },
    { case: "b", tables: [], advised: [2, 4], people: 0 },
  ],
  cases: [{ id: "a", title: "Stil" }, { id: "b", title: "Brieven" }],
  outcomes: [
    { id: "x", step: "10" },
    { id: "y", step: "10" },
    { id: "z", step: "09" },
  ],
};

test("the story of a table is the one that it chose, else the one that it is asked to take", () => {
  assert.equal(storyOf(BOARD, 2)?.id, "a");
  assert.equal(storyOf(BOARD, 4)?.id, "b");
  assert.equal(storyOf(BOARD, 9), null);
  assert.equal(storyOf(BOARD, null), null);
});

test("what was given is that of this device, in this step", () => {
  assert.deepEqual(givenBy(BOARD, { plans: ["y", "z"] }, "10").map(({ id }) => id), ["y"]);
});
