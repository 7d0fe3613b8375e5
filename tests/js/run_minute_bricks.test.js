import assert from "node:assert/strict";
import { test } from "node:test";

import { minuteBricks } from "../../static/js/run/minute_bricks.js";

test("there is a brick for every minute, and one is used when its minute is over", () => {
  assert.deepEqual(minuteBricks(252_000, 900_000), { total: 15, used: 10, minutes: 1 });
});

test("a long step has a brick for every few minutes", () => {
  assert.deepEqual(minuteBricks(45 * 60_000, 45 * 60_000), { total: 23, used: 0, minutes: 2 });
});

test("after time no more bricks are used than there are", () => {
  assert.equal(minuteBricks(-60_000, 60_000).used, 1);
});

test("without a timer there are no bricks", () => {
  assert.equal(minuteBricks(null, 0).total, 0);
});
