import assert from "node:assert/strict";
import { test } from "node:test";

import { finder, folded } from "../../static/js/board/search.js";

const NOTE = { number: 41, text: "Eén café voor de hele buurt" };

test("accents and capitals do not matter when looking", () => {
  assert.equal(folded("EÉN Café"), "een cafe");
  assert.equal(finder("CAFE een")(NOTE), true);
});

test("all words must occur", () => {
  assert.equal(finder("cafe dorp")(NOTE), false);
});

test("a number finds the note with that number", () => {
  assert.equal(finder("41")(NOTE), true);
  assert.equal(finder("#41")(NOTE), true);
  assert.equal(finder("4")(NOTE), false);
});

test("looking for nothing finds everything", () => {
  assert.equal(finder("  ")(NOTE), true);
});
