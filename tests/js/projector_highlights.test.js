import assert from "node:assert/strict";
import { test } from "node:test";
import { HighlightQueue } from "../../static/js/projector/highlight_queue.js";

/** @param {number} count */
const ids = (count, from = 0) => Array.from({ length: count }, (_, index) => `n${from + index}`);

/** A queue that has been looking at `count` notes for a while. */
function begun(/** @type {number} */ count, places = 4) {
  const queue = new HighlightQueue({ places, interval_ms: 3000 });
  queue.offer(ids(count));
  return queue;
}

test("the first look fills the places with the newest notes, without a queue", () => {
  const queue = begun(10);
  assert.deepEqual(queue.shown, ["n9", "n8", "n7", "n6"]);
  assert.equal(queue.waiting, 0);
});

test("at most one new highlight comes in three seconds", () => {
  const queue = begun(4);
  queue.offer(ids(7));
  assert.deepEqual([0, 1000, 2999, 3000, 5999, 6000].map((now) => queue.tick(now)), [true, false, false, true, false, true]);
  assert.equal(queue.shown[0], "n6");
});

test("a newcomer moves nothing: the old highlight takes the place of the oldest note", () => {
  const queue = begun(4);
  queue.offer(ids(5));
  queue.tick(0);
  assert.deepEqual(queue.shown, ["n4", "n2", "n1", "n3"]);
});

test("everyone's note gets its moment, in the order in which it came", () => {
  const queue = begun(4);
  queue.offer(ids(9));
  const moments = [];
  for (let now = 0; queue.tick(now); now += 3000) moments.push(queue.shown[0]);
  assert.deepEqual(moments, ["n4", "n5", "n6", "n7", "n8"]);
});

test("a note that is hidden leaves the screen at once and an earlier one takes its place", () => {
  const queue = begun(6);
  queue.offer(ids(6).filter((id) => id !== "n5"));
  assert.ok(!queue.shown.includes("n5"));
  assert.deepEqual([...queue.shown].sort(), ["n1", "n2", "n3", "n4"]);
});

test("a note that is hidden while it waits never comes on the screen", () => {
  const queue = begun(4);
  queue.offer(ids(6));
  queue.offer(ids(6).filter((id) => id !== "n4"));
  queue.tick(0);
  queue.tick(3000);
  assert.ok(!queue.shown.includes("n4"));
});

test("after a burst more notes slip in with each highlight, and each is shown once", () => {
  const queue = begun(4);
  const seen = new Set(queue.shown);
  queue.offer(ids(104));
  let turns = 0;
  for (let now = 0; queue.tick(now); now += 3000) {
    turns += 1;
    queue.shown.forEach((id) => seen.add(id));
  }
  assert.ok(turns < 50, `${turns} turns`);
  assert.equal(queue.waiting, 0);
  assert.equal(seen.size, 104);
});

test("no note lies in two places", () => {
  const queue = begun(3);
  queue.offer(ids(40));
  for (let now = 0; queue.tick(now); now += 3000) {
    const lying = queue.shown.filter((id) => id !== null);
    assert.equal(new Set(lying).size, lying.length);
  }
});

test("with fewer places the highlight stays", () => {
  const queue = begun(8, 7);
  queue.resize(5);
  queue.offer(ids(8));
  assert.equal(queue.shown.length, 5);
  assert.equal(queue.shown[0], "n7");
});

test("empty places are filled at once, without a highlight for each", () => {
  const queue = begun(1, 4);
  queue.offer(ids(6));
  assert.deepEqual(queue.shown, ["n0", "n1", "n2", "n3"]);
  assert.equal(queue.waiting, 2);
});

test("another question starts afresh", () => {
  const queue = begun(8);
  queue.clear();
  queue.offer(["other"]);
  assert.deepEqual(queue.shown, ["other", null, null, null]);
});
