import assert from "node:assert/strict";
import { test } from "node:test";

import { answersOf, linesOf, planFields, planPayload } from "../../static/js/desk/plan_fields.js";
import { pledgePayload, pledgeProblem } from "../../static/js/desk/pledge_card.js";

const STEP = {
  fields: ["title", "actions", "contact"],
  asked: ["Hoe heet jullie plan?", "Wat gaan we doen?", "Wie houdt dit bij?"],
};
const label = (/** @type {string} */ name) => `?${name}`;

test("a plan card asks the numbered questions of its step, in their order", () => {
  const fields = planFields(STEP, label);

  assert.deepEqual(fields.map(({ name, asked, kind }) => [name, asked, kind]), [
    ["title", "Hoe heet jullie plan?", "line"],
    ["actions", "Wat gaan we doen?", "list"],
    ["contact", "Wie houdt dit bij?", "line"],
  ]);
});

test("a question without words of its own gets ours", () => {
  assert.equal(planFields({ fields: ["title", "dream"], asked: ["Hoe heet het?"] }, label)[1]?.asked, "?dream");
});

test("a step that names no fields still makes something to take home", () => {
  assert.deepEqual(planFields({ fields: [], asked: ["1", "2"] }, label).map(({ name, asked }) => [name, asked]), [["title", "?title"], ["reason", "?reason"]]);
});

test("lists are one per line, without empty ones", () => {
  assert.deepEqual(linesOf(" plek kiezen \n\n bouwen\n"), ["plek kiezen", "bouwen"]);
  assert.deepEqual(planPayload(planFields(STEP, label), { title: " Bankjes ", actions: "a\nb", contact: "" }), { title: "Bankjes", actions: ["a", "b"], contact: "" });
});

test("a card that was sent comes back as it was typed", () => {
  const item = { title: "Bankjes", actions: [{ text: "a", who: "" }, { text: "b", who: "" }], contact_group: "Groengroep" };

  assert.deepEqual(answersOf(planFields(STEP, label), item), { title: "Bankjes", actions: "a\nb", contact: "Groengroep" });
});

const CARD = {
  name: "Fatma", phone: "0612345678", email: "", this_item: true, invitations: false, over_16: true,
  knows_someone: false, brings: ["time"], level: "",
};

test("joining needs no contact details at all", () => {
  assert.equal(pledgeProblem({ ...CARD, name: "", phone: "", this_item: false, over_16: false }, true), null);
});

test("a name alone reaches nobody", () => {
  assert.equal(pledgeProblem({ ...CARD, phone: "" }, true), "desk.pledge.no_way");
});

test("a number is only kept with consent and from sixteen on", () => {
  assert.equal(pledgeProblem(CARD, true), null);
  assert.equal(pledgeProblem({ ...CARD, this_item: false }, true), "desk.pledge.no_consent");
  assert.equal(pledgeProblem({ ...CARD, over_16: false }, true), "desk.pledge.no_consent");
});

test("contact details leave the device only where the connection is safe", () => {
  const safe = pledgePayload(CARD, { id: "p1", item: "i1", allowed: true });
  const unsafe = pledgePayload(CARD, { id: "p1", item: "i1", allowed: false });

  assert.deepEqual(safe.contact, { name: "Fatma", phone: "0612345678", email: "" });
  assert.deepEqual(safe.consent, ["this_item"]);
  assert.deepEqual(unsafe, { id: "p1", item: "i1", brings: ["time"], knows_someone: false });
});
