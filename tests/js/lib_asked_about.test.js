import assert from "node:assert/strict";
import { test } from "node:test";
import { asksAboutPlans, wordsOf } from "../../static/js/lib/asked_about.js";

test("on a market, and where ideas are asked about plans, a note may say about which", () => {
  assert.ok(asksAboutPlans({ kind: "market", about: "agenda_items" }));
  assert.ok(asksAboutPlans({ kind: "ideas", about: "agenda_items" }));
});

test("ideas about nothing, and votes about plans, ask it not", () => {
  assert.ok(!asksAboutPlans({ kind: "ideas", about: null }));
  assert.ok(!asksAboutPlans({ kind: "vote", about: "plans" }));
});

test("a note about a plan is no idea, whatever its step is called", () => {
  const kinds = [{ kind: "ideas", about: "agenda_items" }, { kind: "ideas", about: null }, { kind: "market", about: "plans" }, { kind: "words" }];
  assert.deepEqual(kinds.map(wordsOf), ["plans", "ideas", "market", "words"]);
});
