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

test("on an evening about themes each theme can be joined, without a count", () => {
  const [row] = joinable({ items: [], options: [option("theme-1")] });
  assert.deepEqual(
    { id: row.id, title: row.title, ambition: row.ambition, says_yes: row.says_yes },
    { id: "theme-1", title: "Groen en spelen", ambition: "bankje, boom", says_yes: null },
  );
});
