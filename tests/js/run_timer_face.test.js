import assert from "node:assert/strict";
import { test } from "node:test";

import { bricks, face, figures } from "../../static/js/run/timer_face.js";

test("time is told in minutes and seconds", () => {
  assert.equal(figures(680_000), "11:20");
  assert.equal(figures(5_000), "0:05");
});

test("the last part of a second still counts", () => {
  assert.equal(figures(4_100), "0:05");
  assert.equal(figures(1), "0:01");
});

test("after time the clock counts on with a minus sign", () => {
  assert.equal(figures(0), "0:00");
  assert.equal(figures(-400), "0:00");
  assert.equal(figures(-61_000), "−1:01");
});

test("the clock has a face for each state", () => {
  assert.equal(face({ left_ms: null, running: false }), "none");
  assert.equal(face({ left_ms: 90_000, running: true }), "running");
  assert.equal(face({ left_ms: 60_000, running: true }), "last");
  assert.equal(face({ left_ms: 60_000, running: false }), "paused");
  assert.equal(face({ left_ms: 0, running: true }), "over");
});

test("there is a brick for every minute", () => {
  assert.deepEqual(bricks({ left_ms: 252_000, total_ms: 900_000 }), {
    total: 15,
    used: 10,
    minutes: 1,
  });
});

test("a long step has a brick for every few minutes", () => {
  const { total, minutes } = bricks({ left_ms: 0, total_ms: 45 * 60_000 });
  assert.deepEqual({ total, minutes }, { total: 23, minutes: 2 });
});

test("no more bricks are used than there are, and none without a timer", () => {
  assert.equal(bricks({ left_ms: -60_000, total_ms: 60_000 }).used, 1);
  assert.equal(bricks({ left_ms: null, total_ms: 0 }).total, 0);
});
