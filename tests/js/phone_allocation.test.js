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

const plans = [
  { id: "bench", amount: 3000 },
  { id: "fair", amount: 2000 },
  { id: "trees", amount: 2500 },
];
const money = (method, points) =>
  new Allocation(Allocation.ruleOf({ dots: null, pick: null, method, amount: 5000 }, plans), points);

test("whole plans are chosen as long as the money lasts", () => {
  const one = money("budget_plans").with("bench", 1);
  assert.equal(one.left, 2000);
  assert.equal(one.canAdd("fair"), true);
  assert.equal(one.canAdd("trees"), false);
});

test("plans that no longer fit together are let go of", () => {
  assert.deepEqual(money("budget_plans", { bench: 1, trees: 1 }).within(["bench", "trees"]).points, { bench: 1 });
});

test("free amounts go up in steps, to what a plan asks and to what there is", () => {
  const steps = money("budget_amounts").changed("fair", 1).changed("fair", 1);
  assert.deepEqual(steps.points, { fair: 1000 });
  const full = money("budget_amounts", { fair: 1900 }).changed("fair", 1);
  assert.deepEqual(full.points, { fair: 2000 });
  assert.equal(full.canAdd("fair"), false);
  assert.equal(full.with("bench", 3000).canAdd("trees"), false);
});

test("a place in the top three belongs to one plan", () => {
  const top = new Allocation(Allocation.ruleOf({ dots: null, pick: null, method: "top3" }));
  const given = top.with("a", 3).with("b", 2).with("c", 3);
  assert.deepEqual(given.points, { b: 2, c: 3 });
});

test("a top three begins with a first place", () => {
  const top = new Allocation(Allocation.ruleOf({ dots: null, pick: null, method: "top3" }));
  assert.equal(top.with("a", 2).isWhole, false);
  assert.equal(top.with("a", 2).with("b", 3).isWhole, true);
});

test("without an amount any plan fits", () => {
  const rule = Allocation.ruleOf({ dots: null, pick: null, method: "budget_plans", amount: null }, plans);
  assert.equal(new Allocation(rule, { bench: 1, fair: 1 }).canAdd("trees"), true);
});
