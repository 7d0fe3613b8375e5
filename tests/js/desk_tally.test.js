import assert from "node:assert/strict";
import { test } from "node:test";

import { check, noDebt, sumOf, together } from "../../static/js/scribe/tally.js";

test("a sum as people say it, table by table, is added up", () => {
  assert.equal(sumOf("7+5+12"), 24);
  assert.equal(sumOf(" 7 + 5 "), 12);
  assert.equal(sumOf("12"), 12);
});

test("a mistake is put right with a minus, in either kind of dash", () => {
  assert.equal(sumOf("-3"), -3);
  assert.equal(sumOf("−3"), -3);
  assert.equal(sumOf("7-2"), 5);
});

test("an empty field counts nothing", () => {
  assert.equal(sumOf(""), 0);
  assert.equal(sumOf("  "), 0);
});

test("what is not a sum is not guessed at", () => {
  for (const typed of ["zeven", "7x5", "7++5", "7+", "1.5", "1234567"]) {
    assert.equal(sumOf(typed), null, typed);
  }
});

test("three dots on each of twelve cards are thirty-six at most", () => {
  const rule = { each: 3, on_one: 3 };
  const right = { totals: { a: 20, b: 16 }, voters: 12, invalid: 0 };
  const wrong = { totals: { a: 20, b: 17 }, voters: 12, invalid: 0 };

  assert.deepEqual(check(right, rule), { given: 36, allowed: 36, most: 36, fits: true });
  assert.equal(check(wrong, rule).fits, false);
});

test("a card can name the same choice only once when choices are picked", () => {
  const picked = { totals: { a: 13, b: 1 }, voters: 12, invalid: 0 };

  assert.equal(check(picked, { each: 2, on_one: 1 }).fits, false);
});

test("without a limit everything fits", () => {
  const count = { totals: { a: 99 }, voters: 1, invalid: 0 };

  assert.equal(check(count, { each: null, on_one: null }).fits, true);
});

test("counts of several rounds are checked together", () => {
  const first = { totals: { a: 3 }, voters: 1, invalid: 0 };
  const second = { totals: { a: 1, b: 2 }, voters: 1, invalid: 2 };

  assert.deepEqual(together(first, second), { totals: { a: 4, b: 2 }, voters: 2, invalid: 2 });
  assert.deepEqual(together({ totals: {}, voters: 0, invalid: 0 }, first), first);
});

test("nobody can take away more than was counted", () => {
  const counted = { totals: { a: 3 }, voters: 3, invalid: 0 };

  assert.equal(noDebt(together(counted, { totals: { a: -3 }, voters: -3, invalid: 0 })), true);
  assert.equal(noDebt(together(counted, { totals: { a: -4 }, voters: -3, invalid: 0 })), false);
  assert.equal(noDebt(together(counted, { totals: {}, voters: -4, invalid: 0 })), false);
});
