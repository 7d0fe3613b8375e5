import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Slices } from "../../static/js/board/slices.js";

/** @type {(() => void)[]} */
let frames = [];

/** The page is shown, and what waited for that happens. */
async function paint() {
  const due = frames;
  frames = [];
  for (const frame of due) frame();
  await new Promise((resolve) => setTimeout(resolve));
}

beforeEach(() => {
  frames = [];
  const page = /** @type {any} */ (globalThis);
  page.document = { hidden: false };
  page.requestAnimationFrame = (/** @type {() => void} */ frame) => frames.push(frame);
});

/** @param {string} names @param {number} weight @param {string[]} drawn */
const columns = (names, weight, drawn) =>
  [...names].map((name) => ({ weight, draw: () => void drawn.push(name) }));

test("a small board is drawn at once", () => {
  /** @type {string[]} */
  const drawn = [];
  new Slices().run(columns("abcd", 20, drawn));
  assert.deepEqual(drawn, ["a", "b", "c", "d"]);
  assert.deepEqual(frames, []);
});

test("of a large board the rest comes after the page was shown, in order", async () => {
  /** @type {string[]} */
  const drawn = [];
  new Slices().run(columns("abcdef", 70, drawn));
  assert.deepEqual(drawn, ["a", "b"]);
  await paint();
  assert.deepEqual(drawn, ["a", "b", "c", "d"]);
  await paint();
  assert.deepEqual(drawn, ["a", "b", "c", "d", "e", "f"]);
});

test("what was left over is not drawn when there is something newer", async () => {
  /** @type {string[]} */
  const old = [];
  /** @type {string[]} */
  const fresh = [];
  const slices = new Slices();
  slices.run(columns("abcdef", 70, old));
  slices.run(columns("abcdef", 70, fresh));
  await paint();
  await paint();
  assert.deepEqual(old, ["a", "b"]);
  assert.deepEqual(fresh, ["a", "b", "c", "d", "e", "f"]);
});

test("a page that nobody sees is drawn whole", () => {
  /** @type {string[]} */
  const drawn = [];
  /** @type {any} */ (globalThis).document = { hidden: true };
  new Slices().run(columns("abcdef", 70, drawn));
  assert.equal(drawn.length, 6);
});

test("what must wait for the whole board happens once it is drawn, or at once when it is", async () => {
  /** @type {string[]} */
  const drawn = [];
  const slices = new Slices();
  slices.run(columns("abcd", 70, drawn));
  slices.whenDrawn(() => void drawn.push("focus"));
  assert.deepEqual(drawn, ["a", "b"]);
  await paint();
  assert.deepEqual(drawn, ["a", "b", "c", "d", "focus"]);
  slices.whenDrawn(() => void drawn.push("again"));
  assert.equal(drawn.at(-1), "again");
});
