import assert from "node:assert/strict";
import { test } from "node:test";

import { Reading } from "../../static/js/board/reading.js";

/** @typedef {import("../../static/js/board/shapes.js").Suggestion} Suggestion */

/**
 * @param {string} id
 * @param {Partial<Suggestion>} [more]
 * @returns {Suggestion}
 */
function suggestion(id, more = {}) {
  const about = { note: null, notes: [], theme: null, into: null, name: null, why: [], left: 0 };
  const state = { stale: false, asked: false, groups: null, preview: [] };
  return { id, kind: "move", ...about, ...state, ...more };
}

test("what is being read stays as it was, and is said to be old", () => {
  const reading = new Reading();
  reading.take([suggestion("a", { name: "Groen" })], false);
  reading.take([suggestion("a", { name: "Groen en water" })], true);

  assert.equal(reading.shown?.name, "Groen");
  assert.equal(reading.outdated, true);
  reading.renew();
  assert.equal(reading.shown?.name, "Groen en water");
  assert.equal(reading.outdated, false);
});

test("what nobody reads follows the machine", () => {
  const reading = new Reading();
  reading.take([suggestion("a", { name: "Groen" })], false);
  reading.take([suggestion("a", { name: "Groen en water" })], false);
  assert.equal(reading.shown?.name, "Groen en water");
  assert.equal(reading.outdated, false);
});

test("a newer whole proposal takes the place of the one in sight when that is asked", () => {
  const reading = new Reading();
  reading.take([suggestion("a", { kind: "grouping" })], false);
  reading.take([suggestion("m"), suggestion("b", { kind: "grouping" })], true);

  assert.deepEqual([reading.shown?.id, reading.at, reading.outdated], ["a", 0, true]);
  reading.renew();
  assert.equal(reading.shown?.id, "b");
});

test("what somebody asked for comes first, then whole proposals, then the others as they came", () => {
  const reading = new Reading();
  const whole = suggestion("whole", { kind: "grouping" });
  reading.take([suggestion("one"), whole, suggestion("asked", { asked: true }), suggestion("two")], false);

  const seen = [0, 1, 2, 3].map(() => {
    const id = reading.shown?.id;
    reading.next();
    return id;
  });
  assert.deepEqual(seen, ["asked", "whole", "one", "two"]);
});

test("after an answer the next one comes in sight, and after the last none", () => {
  const reading = new Reading();
  reading.take([suggestion("a"), suggestion("b")], false);
  reading.answered();
  assert.equal(reading.shown?.id, "b");
  reading.answered();
  assert.equal(reading.shown, null);
});

test("a suggestion that went while nobody read it makes room for another", () => {
  const reading = new Reading();
  reading.take([suggestion("a"), suggestion("b")], false);
  reading.take([suggestion("b")], false);
  assert.equal(reading.shown?.id, "b");
});

test("advice about the whole comes first when it is new, and not again after somebody went on", () => {
  const reading = new Reading();
  const whole = suggestion("whole", { kind: "grouping" });
  const advice = suggestion("advice", { kind: "own_themes" });
  reading.take([whole], false);
  reading.take([whole, advice], false);
  assert.equal(reading.shown?.id, "advice");

  reading.next();
  reading.take([whole, advice], false);
  assert.equal(reading.shown?.id, "whole");
});

test("advice waits for what somebody asked for", () => {
  const reading = new Reading();
  const asked = suggestion("asked", { kind: "grouping", asked: true });
  reading.take([asked], false);
  reading.take([asked, suggestion("advice", { kind: "own_themes" })], false);
  assert.equal(reading.shown?.id, "asked");
});
