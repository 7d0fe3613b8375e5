import assert from "node:assert/strict";
import { test } from "node:test";

import { joinable } from "../../static/js/phone/joining_scene.js";

const plan = (/** @type {string} */ number, /** @type {number | null} */ rank) => ({
  id: `plan-${number}`, number, title: `Plan ${number}`, ambition: "", rank, says_yes: 0, reachable: 0, theme: null,
});
const option = (/** @type {string} */ id, number = "1", label = "Groen en spelen", summary = "bankje, boom") => ({
  id, number, label, summary, theme: { number: 1, name: label },
});

test("plans come in the order of the result, those without a rank by number", () => {
  const rows = joinable({ items: [plan("10a", null), plan("2a", null), plan("3a", 1)], options: [] });
  assert.deepEqual(rows.map((row) => row.number), ["3a", "2a", "10a"]);
});

test("options that are the plans add nothing to them", () => {
  const rows = joinable({ items: [plan("1a", 2)], options: [option("plan-1a", "1a")] });
  assert.deepEqual(rows.map((row) => [row.id, row.rank]), [["plan-1a", 2]]);
});

test("on an evening about themes each theme can be joined, and says how many do", () => {
  const [row] = joinable({ items: [], options: [{ ...option("theme-1"), says_yes: 3, reachable: 1 }] });
  assert.deepEqual(
    [row.id, row.title, row.ambition, row.says_yes, row.reachable],
    ["theme-1", "Groen en spelen", "bankje, boom", 3, 1],
  );
});

test("of an option that nobody counts no number is told", () => {
  const [row] = joinable({ items: [], options: [option("intention")] });
  assert.equal(row.says_yes, null);
});
