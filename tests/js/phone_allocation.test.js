import assert from "node:assert/strict";
import { test } from "node:test";
import { Allocation } from "../../static/js/phone/allocation.js";

const dots = (points) => new Allocation(Allocation.ruleOf({ dots: 3, pick: null }), points);

test("dots that were given are no longer left", () => {
  const after = dots().changed("a", 1).changed("a", 1).changed("b", 1);
  assert.deepEqual(after.points, { a: 2, b: 1 });
  assert.equal(after.left, 0);
});

test("a fourth dot of three is not given", () => {
  const full = dots({ a: 2, b: 1 });
  assert.equal(full.canAdd("c"), false);
  assert.equal(full.changed("c", 1), full);
});

test("a dot that was not given cannot be taken back", () => {
  assert.deepEqual(dots().changed("a", -1).points, {});
});

test("an option without dots is not sent", () => {
  assert.deepEqual(dots({ a: 1 }).changed("a", -1).points, {});
});

test("picking gives one point per option and no more than may be picked", () => {
  const picked = new Allocation(Allocation.ruleOf({ dots: null, pick: 2 })).with("a", 1).with("b", 1);
  assert.equal(picked.canAdd("c"), false);
  assert.equal(picked.canAdd("a"), false);
  assert.deepEqual(picked.with("a", 0).points, { b: 1 });
});

test("a step without dots or pick takes one choice", () => {
  assert.deepEqual(Allocation.ruleOf({ dots: null, pick: null }), { total: 1, most: 1 });
});

test("what was kept on the phone loses plans that are gone and dots beyond the rule", () => {
  assert.deepEqual(dots({ gone: 2, a: 2, b: 2 }).within(["a", "b"]).points, { a: 2, b: 1 });
});

test("an allocation never changes by itself", () => {
  const before = dots({ a: 1 });
  before.changed("a", 1);
  before.points.a = 9;
  assert.deepEqual(before.points, { a: 1 });
});
