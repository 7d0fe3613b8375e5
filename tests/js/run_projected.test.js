import assert from "node:assert/strict";
import { test } from "node:test";

import { projected, revealsOneByOne } from "../../static/js/run/projected.js";

test("a chosen picture is what the screen shows", () => {
  assert.equal(projected({ name: "black" }, { kind: "ideas" }), "black");
});

test("otherwise the picture follows the step", () => {
  assert.equal(projected({ name: "step" }, { kind: "ideas" }), "notes");
  assert.equal(projected({ name: "step" }, { kind: "check" }), "themes");
});

test("what a step is about may give it another picture", () => {
  const pictures = ["info", "offers", "ideas"].map((kind) => projected({ name: "step" }, { kind, about: "agenda_items" }));
  assert.deepEqual(pictures, ["plans", "notes", "notes"]);
});

test("before the start people see how to join", () => {
  assert.equal(projected({ name: "step" }, null), "join");
});

test("half-made themes are not shown while they are being made", () => {
  assert.notEqual(projected({ name: "step" }, { kind: "group" }), "themes");
});

test("themes and results can be shown one by one", () => {
  assert.equal(revealsOneByOne("themes"), true);
  assert.equal(revealsOneByOne("notes"), false);
});
