import assert from "node:assert/strict";
import { test } from "node:test";

import { themeClasses } from "../../static/js/board/theme_colour.js";

test("a theme has the colour of its number", () => {
  assert.deepEqual(themeClasses(12), ["theme-12"]);
});

test("the thirteenth theme has the first colour with a hatch", () => {
  assert.deepEqual(themeClasses(13), ["theme-1", "theme-hatched"]);
});

test("what has no number has no colour", () => {
  assert.deepEqual(themeClasses(null), []);
  assert.deepEqual(themeClasses(0), []);
});
