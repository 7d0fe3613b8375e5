import assert from "node:assert/strict";
import { test } from "node:test";
import { face, leftAfter, minutesAndSeconds } from "../../static/js/lib/clock.js";
import { newId } from "../../static/js/lib/ids.js";
import { longestRun } from "../../static/js/lib/keyed_list.js";
import { Words } from "../../static/js/lib/say.js";
import { themeClass } from "../../static/js/lib/theme_colour.js";

test("an id has the form that the server asks for, and is never the same twice", () => {
  const ids = Array.from({ length: 100 }, newId);
  assert.ok(ids.every((id) => /^[0-9a-f]{32}$/.test(id)));
  assert.equal(new Set(ids).size, 100);
});

test("words fill in what they are given", () => {
  const words = new Words({ hello: "Dag {name}, tafel {table}" }, "nl");
  assert.equal(words.say("hello", { name: "Sem", table: 4 }), "Dag Sem, tafel 4");
});

test("words choose the plural by n", () => {
  const words = new Words({ "notes.count": ["{n} briefje", "{n} briefjes"] }, "nl");
  assert.equal(words.say("notes.count", { n: 1 }), "1 briefje");
  assert.equal(words.say("notes.count", { n: 1520 }), "1.520 briefjes");
});

test("a language with three plurals chooses among three", () => {
  const words = new Words({ dots: ["{n} kropka", "{n} kropki", "{n} kropek"] }, "pl");
  assert.deepEqual([1, 3, 5].map((n) => words.say("dots", { n })), ["1 kropka", "3 kropki", "5 kropek"]);
});

test("a key without words is seen as the key", () => {
  assert.equal(new Words({}, "nl").say("idea.send"), "idea.send");
});

test("a running timer counts down, a paused one stands still", () => {
  assert.equal(leftAfter({ left_ms: 60_000, running: true, total_ms: 90_000 }, 5_000), 55_000);
  assert.equal(leftAfter({ left_ms: 60_000, running: false, total_ms: 90_000 }, 5_000), 60_000);
  assert.equal(leftAfter({ left_ms: null, running: false, total_ms: 0 }, 5_000), null);
});

test("time is written as minutes and seconds, and never below zero", () => {
  assert.deepEqual([520_000, 59_001, 1, 0, -9_000].map(minutesAndSeconds), ["8:40", "1:00", "0:01", "0:00", "0:00"]);
});

test("the face of a timer says which state it is in", () => {
  const state = (left_ms, running) => face({ left_ms, running, total_ms: 1 }, 0).state;
  assert.deepEqual(
    [state(90_000, true), state(30_000, true), state(90_000, false), state(-1, true), state(null, false)],
    ["running", "last-minute", "paused", "over", "none"],
  );
});

test("only what must move moves: the longest run in order stays", () => {
  assert.deepEqual(longestRun([0, 1, 2]), [0, 1, 2]);
  assert.deepEqual(longestRun([1, 2, 3, 0]), [0, 1, 2]);
  assert.deepEqual(longestRun([3, 0, 1, 2]), [1, 2, 3]);
  assert.deepEqual(longestRun([0, -1, 1]), [0, 2]);
  assert.deepEqual(longestRun([]), []);
});

test("theme colours repeat after twelve, with a hatch", () => {
  assert.deepEqual([1, 12, 13].map(themeClass), ["theme-1", "theme-12", "theme-1 theme-again"]);
});
