import assert from "node:assert/strict";
import { test } from "node:test";

import { Outbox } from "../../static/js/lib/outbox.js";
import { numberTyped, proposedNumber } from "../../static/js/scribe/card_number.js";
import { PaperCards } from "../../static/js/scribe/paper_cards.js";
import { aboutOf, likelyStep, noteSteps, questionsOf } from "../../static/js/scribe/step_picker.js";

/** @returns {any} the same shape as Drafts, in memory */
function shelf() {
  const kept = new Map();
  return {
    keep: (/** @type {string} */ key, /** @type {unknown} */ value) => kept.set(key, structuredClone(value)),
    kept: (/** @type {string} */ key) => kept.get(key) ?? null,
    forget: (/** @type {string} */ key) => kept.delete(key),
  };
}

/** @param {any} answer */
function desk(answer = { ok: true, revision: 1 }, drafts = shelf()) {
  /** @type {any[]} */
  const sent = [];
  const outbox = new Outbox({
    name: "test",
    shelf: null,
    send: async (_command, payload) => {
      sent.push(payload);
      return answer;
    },
  });
  return { cards: new PaperCards({ outbox, drafts }), sent, outbox, drafts };
}

const CARD = { number: 12, text: "Een bankje bij de sluis.", table: null, key: null };

/** @param {Record<string, any>} note */
function onBoard(note) {
  return { id: `n${note.number}`, text: "", step: "s1", text_pending: false, ...note };
}

test("a stack goes on after the last card that was typed", () => {
  assert.equal(proposedNumber({ nextCard: 40, last: 12, taken: new Set([12]) }), 13);
});

test("a fresh page starts where the server says", () => {
  assert.equal(proposedNumber({ nextCard: 40, last: null, taken: new Set() }), 40);
});

test("a number that is taken is never proposed", () => {
  assert.equal(proposedNumber({ nextCard: 1, last: 12, taken: new Set([12, 13, 14]) }), 15);
});

test("a card number is a whole number of five digits at most, or left open", () => {
  assert.equal(numberTyped(" 12 "), 12);
  assert.equal(numberTyped(""), null);
  for (const typed of ["0", "-1", "twaalf", "123456", "1.5"]) assert.equal(numberTyped(typed), undefined);
});

test("a card without text is sent as its number alone", async () => {
  const { cards, sent } = desk();

  await cards.add("s1", { number: 7, text: null, table: null, key: null });

  assert.deepEqual(Object.keys(sent[0].notes[0]).sort(), ["id", "number"]);
});

test("a card on its way stands in the list and counts as taken", () => {
  const { cards } = desk({ ok: false, error: { code: "no_answer", params: {}, retry: true } });

  cards.add("s1", CARD);

  assert.deepEqual(cards.typed.map(({ number, waiting }) => [number, waiting]), [[12, true]]);
  assert.equal(cards.proposal, 13);
  assert.equal(cards.withNumber(12)?.text, CARD.text);
});

test("cards of which the text is to come stand apart, lowest number first", () => {
  const { cards } = desk();

  cards.take({ next_card: 10, notes: [onBoard({ number: 9, text_pending: true }), onBoard({ number: 4, text_pending: true }), onBoard({ number: 5, text: "Koffie" })] });

  assert.deepEqual(cards.pending.map(({ number }) => number), [4, 9]);
  assert.deepEqual(cards.typed.map(({ number }) => number), [5]);
});

test("a text that fills in a pending card replaces its row at once", () => {
  const { cards } = desk({ ok: false, error: { code: "no_answer", params: {}, retry: true } });
  cards.take({ next_card: 10, notes: [onBoard({ number: 9, text_pending: true })] });

  cards.add("s1", { ...CARD, number: 9 });

  assert.deepEqual(cards.pending, []);
  assert.deepEqual(cards.typed.map(({ number, text }) => [number, text]), [[9, CARD.text]]);
});

test("a card that is refused is kept with its text until it is sent again or thrown away", async () => {
  const { cards, sent, drafts } = desk({ ok: false, error: { code: "number_taken", params: { number: 12 }, retry: false } });

  await cards.add("s1", CARD);

  assert.equal(cards.refused[0]?.card.text, CARD.text);
  assert.equal(drafts.kept("refused-cards").length, 1, "also after a reload");
  const refused = /** @type {any} */ (cards.refused[0]);
  const again = cards.sendAgain(refused, 112);
  assert.deepEqual(cards.refused, []);
  await again;
  assert.equal(sent[1].notes[0].number, 112);
  assert.notEqual(sent[1].notes[0].id, sent[0].notes[0].id);
});

test("a refused card can be thrown away", async () => {
  const { cards, drafts } = desk({ ok: false, error: { code: "step_closed", params: {}, retry: false } });
  await cards.add("s1", CARD);

  cards.throwAway(/** @type {any} */ (cards.refused[0]));

  assert.deepEqual(cards.refused, []);
  assert.deepEqual(drafts.kept("refused-cards"), []);
});

const STEPS = [
  { id: "a", title: "Inloop", limit: null, state: "closed", place: null },
  { id: "b", title: "Ronde 1", limit: 40, state: "closed", place: null },
  { id: "c", title: "Ronde 3", limit: 140, state: "open", place: null },
  { id: "d", title: "Klopt dit?", limit: 140, state: "planned", place: null },
];

test("only steps that take notes and have begun can be typed for", () => {
  assert.deepEqual(noteSteps(STEPS).map(({ id, open }) => [id, open]), [["b", false], ["c", true]]);
});

test("the step of now is chosen, then the one beside it, then the last that was open", () => {
  const at = (/** @type {string} */ id, /** @type {string} */ place) => STEPS.map((step) => (step.id === id ? { ...step, place } : step));

  assert.equal(likelyStep(at("b", "current"), null), "b");
  assert.equal(likelyStep(at("c", "beside"), null), "c");
  assert.equal(likelyStep(at("a", "current"), null), "c");
  assert.equal(likelyStep([STEPS[0]], null), null);
});

test("a step that was picked by hand stays picked while it is open", () => {
  assert.equal(likelyStep(STEPS, "c"), "c");
  assert.equal(likelyStep(STEPS, "b"), "c");
});

test("the questions of a step are asked only when the board tells them", () => {
  const questions = [{ key: "keep", text: "Dit moet zo blijven" }];
  const board = { step: { id: "c", kind: "ideas", questions }, beside: null };

  assert.equal(questionsOf(board, "c"), questions);
  assert.deepEqual(questionsOf(board, "b"), []);
});

test("an addition on paper may be about a theme while themes are checked", () => {
  const options = [{ id: "g", number: "1", label: "Groen" }];
  const board = { step: { id: "c", kind: "check" }, beside: { id: "b", kind: "ideas" }, steps: [], options };

  assert.equal(aboutOf(board, "c").choices, options);
  assert.deepEqual(aboutOf(board, "b").choices, []);
  assert.deepEqual(aboutOf({ ...board, step: { id: "c", kind: "vote" } }, "c").choices, []);
});

test("a card may be about a plan where a phone may say so, also beside another step", () => {
  const items = [{ id: "j", number: "10a", title: "Speeltuin" }, { id: "i", number: "2b", title: "Zes bankjes" }];
  const plans = [{ id: "i", number: "2b", label: "Zes bankjes" }, { id: "j", number: "10a", label: "Speeltuin" }];
  const steps = [
    { id: "a", kind: "ideas", about: "agenda_items", state: "open" },
    { id: "b", kind: "market", about: "plans", state: "open" },
    { id: "c", kind: "ideas", about: null, state: "open" },
    { id: "d", kind: "vote", about: "plans", state: "open" },
  ];
  const board = { step: steps[2], beside: null, steps, items, cases: [], options: [] };
  const choices = (/** @type {string} */ id) => aboutOf(board, id).choices;

  assert.deepEqual([choices("a"), choices("b")], [plans, plans]);
  assert.equal(aboutOf(board, "a").asks, "table.note.about_plan");
  assert.deepEqual([choices("c"), choices("d")], [[], []]);
});

test("in a talk about stories a card may say which story it is about", () => {
  const steps = [{ id: "a", kind: "case", about: "cases" }];
  const cases = [{ id: "s", number: 2, title: "De sleutel" }];

  const { asks, choices } = aboutOf({ step: steps[0], steps, items: [], cases, options: [] }, "a");

  assert.deepEqual([asks, choices], ["table.story.which", [{ id: "s", number: "2", label: "De sleutel" }]]);
});
