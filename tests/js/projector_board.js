/** Boards for the tests of the hall screen: an ordinary meeting, with what a test cares about put in. */

/** @typedef {import("../../static/js/projector/board_types.js").Board} Board */
/** @typedef {import("../../static/js/projector/board_types.js").Note} Note */
/** @typedef {import("../../static/js/projector/board_types.js").Step} Step */
/** @typedef {import("../../static/js/projector/board_types.js").ResultRow} ResultRow */
/** @typedef {import("../../static/js/projector/board_types.js").QuestionResult} QuestionResult */
/** @typedef {import("../../static/js/projector/board_types.js").StepResult} StepResult */

/**
 * @param {Partial<Board>} [parts]
 * @returns {Board}
 */
export function boardWith(parts = {}) {
  return {
    revision: 1,
    workshop: {
      code: "482716", title: "G100 Sluiswijk", neighbourhood: "Sluiswijk", place: "De Schakel", date: "2026-11-21",
      join_address: "https://samenspel.example", house_rules: [], privacy_line: "",
      closing: { next_date: null, by_when: null, contact: null },
    },
    step: null,
    beside: null,
    chapters: [],
    counts: { people: 75, tables: 16, notes: 0, step_notes: 0, loose: 0, answered: 0, voted: 0, plans: 0 },
    timer: { left_ms: null, running: false, total_ms: 0 },
    options: [],
    words: [],
    results: [],
    view: { name: "step", reveal: null, frozen: false },
    notes: [],
    themes: [],
    items: [],
    cases: [],
    outcomes: [],
    seating: [],
    ...parts,
  };
}

/**
 * @param {string} kind
 * @param {Partial<Step>} [parts]
 * @returns {Step}
 */
export function stepOf(kind, parts = {}) {
  return {
    id: kind, kind, title: kind, text: "", chapter: "", state: "open", by: "person", about: null, questions: [],
    scale: null, dots: null, pick: null, minimum: null, asked: [], round: 1, ...parts,
  };
}

/**
 * @param {string} id
 * @param {Partial<Note>} [parts]
 * @returns {Note}
 */
export function noteOf(id, parts = {}) {
  return {
    id, number: 1, text: `briefje ${id}`, theme: null, step: "ideas", key: null, kind: "idea", unit: "person", at: "",
    text_pending: false, ...parts,
  };
}

/**
 * @param {string} id
 * @param {number} total
 * @param {number} rank
 * @param {Partial<ResultRow>} [parts]
 * @returns {ResultRow}
 */
export function rowOf(id, total, rank, parts = {}) {
  return { id, number: id, label: `plan ${id}`, theme: null, total, device: total, table: 0, paper: 0, rank, tied: false, ...parts };
}

/**
 * @param {ResultRow[]} rows
 * @param {Partial<QuestionResult>} [parts]
 * @returns {QuestionResult}
 */
export function questionOf(rows, parts = {}) {
  return { question: "", text: "", rows, voters: {}, invalid: 0, groups: [], shared: [], differences: [], ...parts };
}

/**
 * @param {string} step
 * @param {string} kind
 * @returns {StepResult}
 */
export function resultOf(step, kind) {
  return { step, kind, title: step, about: null, round: 1, questions: [questionOf([rowOf("1a", 3, 1)])] };
}
