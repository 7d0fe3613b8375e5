/**
 * Rows of a board for tests, with only what a test is about filled in.
 * @module
 */

/** @typedef {import("../../static/js/board/shapes.js").Note} Note */
/** @typedef {import("../../static/js/board/shapes.js").Theme} Theme */
/** @typedef {import("../../static/js/board/shapes.js").StepRow} StepRow */

/**
 * @param {string} id
 * @param {number} number
 * @param {Partial<Note>} [more]
 * @returns {Note}
 */
export function note(id, number, more = {}) {
  return {
    id,
    number,
    text: `Briefje ${number}`,
    theme: null,
    placed_by: "none",
    source: "device",
    unit: "person",
    step: "ideas",
    key: null,
    kind: "idea",
    at: "",
    late: false,
    text_pending: false,
    why: [],
    confidence: null,
    second: null,
    ...more,
  };
}

/**
 * @param {string} id
 * @param {number} number
 * @param {Partial<Theme>} [more]
 * @returns {Theme}
 */
export function theme(id, number, more = {}) {
  const name = `Thema ${number}`;
  const counted = { count: 0, people: 0, tables: 0, terms: [] };
  return { id, number, name, state: "active", named_by: "hand", ...counted, ...more };
}

/**
 * @param {string} id
 * @param {Partial<StepRow>} [more]
 * @returns {StepRow}
 */
export function step(id, more = {}) {
  return {
    id,
    kind: "talk",
    title: `Stap ${id}`,
    chapter: "Deel",
    state: "planned",
    place: null,
    minutes: 10,
    shortest: 5,
    skippable: false,
    parallel: false,
    limit: null,
    starts: "13.00",
    ...more,
  };
}
