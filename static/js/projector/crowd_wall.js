/** The wall on the join screen: one brick per person in the hall, laid in half bond from the bottom left. */

/** @typedef {{x: number, y: number, width: number, height: number, state: "laid"|"newest"|"open", shade: number}} Brick */

const MORTAR = 5;
const SHADES = 6;
/** How wide a brick is against its height. */
const BRICK_SHAPE = 2.35;
const FEWEST_COURSES = 5;

/**
 * @param {number} people laid bricks
 * @param {{width: number, height: number, expected?: number}} room size of the wall; `expected`: bricks to leave room for
 * @returns {Brick[]} some stick out at the sides, as in half bond
 */
export function layCrowd(people, { width, height, expected = 0 }) {
  const courses = coursesFor(Math.max(people, expected), width, height);
  const pitch = height / courses;
  const brick = { width: (pitch - MORTAR) * BRICK_SHAPE, height: pitch - MORTAR };
  /** @type {Brick[]} */
  const bricks = [];
  for (let course = 0; course < courses; course += 1) {
    const start = course % 2 ? -(brick.width + MORTAR) / 2 : 0;
    for (let x = start; x < width - MORTAR; x += brick.width + MORTAR) {
      bricks.push(laid(bricks.length, people, { x, y: height - (course + 1) * pitch, ...brick }));
    }
  }
  return bricks;
}

/**
 * @param {number} index
 * @param {number} people
 * @param {{x: number, y: number, width: number, height: number}} place
 * @returns {Brick}
 */
function laid(index, people, place) {
  const state = index >= people ? "open" : index === people - 1 ? "newest" : "laid";
  return { ...place, state, shade: (index * 7 + (index >> 2) * 3) % SHADES };
}

/**
 * More people, more courses; a little room is left above, so that the wall can grow.
 * @param {number} people
 * @param {number} width
 * @param {number} height
 */
function coursesFor(people, width, height) {
  let courses = FEWEST_COURSES;
  while (courses * perCourse(courses, width, height) < people * 1.1) courses += 1;
  return courses;
}

/**
 * @param {number} courses
 * @param {number} width
 * @param {number} height
 */
function perCourse(courses, width, height) {
  return Math.max(1, Math.ceil(width / ((height / courses - MORTAR) * BRICK_SHAPE + MORTAR)));
}
