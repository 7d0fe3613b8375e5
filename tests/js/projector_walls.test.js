import assert from "node:assert/strict";
import { test } from "node:test";
import { layCrowd } from "../../static/js/projector/crowd_wall.js";
import { courseCount, layWall, shares } from "../../static/js/projector/theme_wall.js";

const SLUISWIJK = [31, 24, 19, 17, 15, 12, 11, 9, 8];
const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, number) => total + number, 0);

test("nine themes make three courses, filled in order of size", () => {
  const courses = layWall(SLUISWIJK).map(({ bricks }) => bricks.map(({ index }) => SLUISWIJK[index]));
  assert.deepEqual(courses, [[31, 24], [19, 17, 15], [12, 11, 9, 8]]);
});

test("the area of a brick follows its number of notes", () => {
  const total = sum(SLUISWIJK);
  for (const { height, bricks } of layWall(SLUISWIJK)) {
    for (const { index, width } of bricks) {
      assert.ok(Math.abs(height * width - (SLUISWIJK[index] ?? 0) / total) < 0.001);
    }
  }
});

test("the more themes, the more courses", () => {
  assert.deepEqual([1, 2, 4, 6, 7, 9, 10, 12, 20].map(courseCount), [1, 1, 2, 2, 3, 3, 4, 4, 5]);
});

test("every theme is laid once and every course is full, whatever the numbers", () => {
  for (const counts of [[1], [0, 0], [80, 3, 2, 1], SLUISWIJK, Array(40).fill(3), [500, ...Array(14).fill(1)]]) {
    const wall = layWall(counts);
    assert.deepEqual(wall.flatMap(({ bricks }) => bricks.map(({ index }) => index)), counts.map((_, index) => index));
    assert.ok(Math.abs(sum(wall.map(({ height }) => height)) - 1) < 1e-9);
    for (const { bricks } of wall) assert.ok(Math.abs(sum(bricks.map(({ width }) => width)) - 1) < 1e-9);
  }
});

test("a theme of one note keeps a brick that can be read", () => {
  const smallest = Math.min(...layWall([100, 90, 80, 1]).flatMap(({ height, bricks }) => bricks.map(({ width }) => Math.min(width, height))));
  assert.ok(smallest >= 0.15, String(smallest));
});

test("no themes make no wall", () => {
  assert.deepEqual(layWall([]), []);
});

test("shares give way to the smallest in proportion", () => {
  assert.deepEqual(shares([6, 3, 1], 0.2).map((part) => Number(part.toFixed(3))), [0.533, 0.267, 0.2]);
});

const ROOM = { width: 1392, height: 213, expected: 75 };

test("the wall of the hall has one laid brick per person, the last one yellow", () => {
  const states = layCrowd(48, ROOM).map(({ state }) => state);
  assert.equal(states.filter((state) => state === "laid").length, 47);
  assert.equal(states.indexOf("newest"), 47);
});

test("nobody in the hall leaves an open wall", () => {
  assert.ok(layCrowd(0, ROOM).every(({ state }) => state === "open"));
});

test("more people than expected fit with lower courses, and there is room for the next", () => {
  for (const people of [75, 120, 400]) {
    const bricks = layCrowd(people, ROOM);
    assert.ok(bricks.length > people);
    assert.ok(bricks.every(({ y, height }) => y >= -1 && y + height <= ROOM.height + 1));
  }
});
