/**
 * Lays themes as a wall: courses of bricks whose area follows the number of notes.
 * The height of a course follows the notes in it, the width of a brick the notes of its theme. Very small
 * themes get a smallest size, because a brick that nobody can read tells nothing.
 */

/**
 * @typedef {{height: number, bricks: {index: number, width: number}[]}} Course
 *   `height`: share of the wall; `width`: share of the course; `index`: place in what was given
 */

const SMALLEST_HEIGHT = 0.2;
const SMALLEST_WIDTH = 0.17;
/** A brick reads best when it is about this much wider than high, seen on a wall of this shape. */
const GOOD_SHAPE = 1.9;
const WALL_SHAPE = 1448 / 850;

/** How many courses make a good wall for so many bricks. */
export function courseCount(/** @type {number} */ bricks) {
  if (bricks <= 2) return 1;
  if (bricks <= 6) return 2;
  if (bricks <= 9) return 3;
  return bricks <= 12 ? 4 : Math.min(6, Math.ceil(bricks / 4));
}

/**
 * @param {number[]} counts notes per theme, most first
 * @returns {Course[]}
 */
export function layWall(counts) {
  if (counts.length === 0) return [];
  const weights = counts.map((count) => Math.max(1, count));
  const courses = bestDivision(weights, courseCount(weights.length));
  const heights = shares(courses.map(sum), smallestHeight(courses.length));
  let index = 0;
  return courses.map((course, row) => ({
    height: heights[row] ?? 0,
    bricks: shares(course, smallestWidth(course.length)).map((width) => ({ index: index++, width })),
  }));
}

/**
 * Parts of a whole after weight, none below the smallest share; the others give way in proportion.
 * @param {number[]} weights all above zero
 * @param {number} smallest share, at most 1 / weights.length
 * @returns {number[]} adding up to 1
 */
export function shares(weights, smallest) {
  const raised = new Set();
  for (;;) {
    const free = weights.filter((_, index) => !raised.has(index));
    const room = 1 - smallest * raised.size;
    const total = sum(free);
    const parts = weights.map((weight, index) => (raised.has(index) ? smallest : (room * weight) / total));
    const short = parts.findIndex((part, index) => !raised.has(index) && part < smallest - 1e-9);
    if (short < 0) return parts;
    raised.add(short);
  }
}

const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, number) => total + number, 0);
const smallestHeight = (/** @type {number} */ rows) => Math.min(SMALLEST_HEIGHT, 0.9 / rows);
const smallestWidth = (/** @type {number} */ bricks) => Math.min(SMALLEST_WIDTH, 0.9 / bricks);

/**
 * The division into courses whose bricks come nearest to a good shape, found course by course.
 * @param {number[]} weights
 * @param {number} courses
 * @returns {number[][]} the weights, course by course
 */
function bestDivision(weights, courses) {
  const total = sum(weights);
  let best = weights.map((_, end) => lay({ cost: 0, division: [] }, weights.slice(0, end + 1), total));
  for (let laid = 2; laid <= courses; laid += 1) {
    const below = best;
    best = weights.map((_, end) => {
      const ways = below.slice(laid - 2, end).map((way, cut) => lay(way, weights.slice(cut + laid - 1, end + 1), total));
      return ways.reduce((one, other) => (other.cost < one.cost ? other : one), { cost: Infinity, division: [weights] });
    });
  }
  return best[weights.length - 1]?.division ?? [weights];
}

/** @typedef {{cost: number, division: number[][]}} Way */

/**
 * @param {Way} way
 * @param {number[]} course
 * @param {number} total
 * @returns {Way}
 */
function lay(way, course, total) {
  return { cost: way.cost + courseCost(course, total), division: [...way.division, course] };
}

/**
 * @param {number[]} course
 * @param {number} total
 */
function courseCost(course, total) {
  const notes = sum(course);
  const height = notes / total;
  return sum(course.map((weight) => Math.log(((weight / notes) * WALL_SHAPE) / height / GOOD_SHAPE) ** 2));
}
