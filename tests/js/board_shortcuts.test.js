import assert from "node:assert/strict";
import { test } from "node:test";

import { Shortcuts } from "../../static/js/board/shortcuts.js";

/** @param {string} key @param {object} [more] */
const press = (key, more = {}) => ({ key, ...more });

test("V and a digit place a note in that theme", () => {
  const keys = new Shortcuts();
  assert.deepEqual(keys.read(press("v")), { what: "await-number" });
  assert.deepEqual(keys.read(press("4")), { what: "place", number: 4 });
});

test("V and 0 lay loose, V and N make a theme", () => {
  const keys = new Shortcuts();
  keys.read(press("V"));
  assert.deepEqual(keys.read(press("0")), { what: "place", number: 0 });
  keys.read(press("v"));
  assert.deepEqual(keys.read(press("n")), { what: "place", number: "new" });
});

test("among the doubtful notes 1 and 2 are the two likely themes", () => {
  const keys = new Shortcuts();
  keys.pile = true;
  assert.deepEqual(keys.read(press("1")), { what: "likely", second: false });
  assert.deepEqual(keys.read(press("2")), { what: "likely", second: true });
  keys.read(press("v"));
  assert.deepEqual(keys.read(press("2")), { what: "place", number: 2 });
});

test("a digit without V means nothing", () => {
  assert.equal(new Shortcuts().read(press("4")), null);
});

test("anything else after V calls it off, and the next key is itself again", () => {
  const keys = new Shortcuts();
  keys.read(press("v"));
  assert.deepEqual(keys.read(press("Escape")), { what: "cancel" });
  assert.equal(keys.waiting, false);
  assert.deepEqual(keys.read(press("h")), { what: "hide" });
});

test("arrows move the focus and with Shift choose on the way", () => {
  const keys = new Shortcuts();
  assert.deepEqual(keys.read(press("ArrowDown", { shiftKey: true })), {
    what: "focus",
    direction: "down",
    select: true,
  });
});

test("single letters can be turned off while arrows, Space and Ctrl+Z stay", () => {
  const keys = new Shortcuts();
  keys.letters = false;
  assert.equal(keys.read(press("h")), null);
  assert.equal(keys.read(press("v")), null);
  assert.deepEqual(keys.read(press(" ")), { what: "select" });
  assert.deepEqual(keys.read(press("z", { ctrlKey: true })), { what: "undo" });
});

test("Ctrl+Shift+Z does again, and so does Ctrl+Y", () => {
  const keys = new Shortcuts();
  assert.deepEqual(keys.read(press("Z", { ctrlKey: true, shiftKey: true })), { what: "redo" });
  assert.deepEqual(keys.read(press("y", { metaKey: true })), { what: "redo" });
});

test("other keys with Ctrl or Alt are left to the browser", () => {
  const keys = new Shortcuts();
  assert.equal(keys.read(press("h", { ctrlKey: true })), null);
  assert.equal(keys.read(press("v", { altKey: true })), null);
});
