import assert from "node:assert/strict";
import { test } from "node:test";
import { unsentWords } from "../../static/js/phone/unsent_words.js";

const say = (key) => key;

test("a note is given back as it was typed", () => {
  assert.equal(unsentWords("submit_note", { id: "a", text: "Meer bankjes" }, say, []), "Meer bankjes");
});

test("a plan card is given back whole, field by field", () => {
  const card = { id: "a", step: "s", theme: "t", age_ms: 0, title: "Bankjes", reason: "", ambition: "Zitten" };
  assert.equal(unsentWords("submit_plan_card", card, say, []), "plan.field.title: Bankjes\nplan.field.ambition: Zitten");
});

test("a promise is given back with its plan, and without how someone is reached", () => {
  const pledge = { id: "a", item: "i", brings: ["time"], contact: { phone: "06" } };
  assert.equal(unsentWords("pledge", pledge, say, [{ id: "i", number: "2a", title: "Bankjes" }]), "2a Bankjes: brings.time");
});

test("what holds no words of a person gives nothing back", () => {
  assert.equal(unsentWords("withdraw_note", { id: "a" }, say, []), "");
});
