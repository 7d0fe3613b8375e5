import assert from "node:assert/strict";
import { test } from "node:test";

import { beyondSlop, edgeSpeed, placeBeside } from "../../static/js/board/drag_path.js";

const WINDOW = { width: 1000, height: 600 };
const MENU = { width: 260, height: 400 };

test("a trembling hand does not drag", () => {
  assert.equal(beyondSlop({ x: 10, y: 10 }, { x: 14, y: 13 }), false);
  assert.equal(beyondSlop({ x: 10, y: 10 }, { x: 20, y: 10 }), true);
});

test("the board scrolls only near its edges, faster nearer by", () => {
  assert.equal(edgeSpeed(500, 0, 1000), 0);
  assert.ok(edgeSpeed(990, 0, 1000) > edgeSpeed(950, 0, 1000));
  assert.ok(edgeSpeed(10, 0, 1000) < 0);
});

test("a narrow scroller does not scroll both ways at once", () => {
  assert.equal(edgeSpeed(50, 0, 100), 0);
});

test("a menu stands right of its note, or left where there is no room", () => {
  const left = { left: 100, right: 300, top: 50, bottom: 100 };
  const right = { left: 760, right: 960, top: 50, bottom: 100 };
  assert.deepEqual(placeBeside(left, MENU, WINDOW), { x: 308, y: 50 });
  assert.deepEqual(placeBeside(right, MENU, WINDOW), { x: 492, y: 50 });
});

test("a menu never hangs out of the window", () => {
  const low = { left: 100, right: 300, top: 590, bottom: 598 };
  assert.deepEqual(placeBeside(low, MENU, WINDOW), { x: 308, y: 192 });
  const wide = { left: 0, right: 320, top: 0, bottom: 40 };
  assert.deepEqual(placeBeside(wide, MENU, { width: 320, height: 600 }), { x: 8, y: 8 });
});
