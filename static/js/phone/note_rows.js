/**
 * One's own notes as they stand on the phone: what the server has, what is on its way, and what was
 * taken back a moment ago.
 *
 * @typedef {{
 *   id: string, text: string, step: string | null,
 *   state: "shown" | "waiting" | "hidden" | "pending" | "sending",
 *   reason: string | null, late: boolean, theme: any,
 * }} NoteRow
 * @typedef {import("../lib/outbox.js").Entry} Entry
 */

/**
 * @param {{ notes: any[], step: string | null, waiting: Entry[], recent: Map<string, string>, online: boolean }} known
 *   `step`: null for the notes of all steps; `recent`: id and text of what the server confirmed but has
 *   not sent back in `own` yet
 * @returns {NoteRow[]} newest first
 */
export function noteRows({ notes, step, waiting, recent, online }) {
  const withdrawn = new Set(of(waiting, "withdraw_note").map(({ payload }) => payload.id));
  const edits = new Map(of(waiting, "edit_note").map(({ payload }) => [payload.id, payload.text]));
  const known = new Set(notes.map((note) => note.id));
  const unconfirmed = online ? "sending" : "pending";

  const rows = notes
    .filter((note) => step === null || note.step === step)
    .map((note) => fromServer(note, edits.get(note.id), unconfirmed));
  for (const [id, text] of recent) {
    if (!known.has(id)) rows.push(newRow(id, text, "shown"));
  }
  for (const { payload } of of(waiting, "submit_note")) {
    if (known.has(payload.id) || (step !== null && payload.step !== step)) continue;
    rows.push({ ...newRow(payload.id, payload.text, unconfirmed), step: payload.step });
  }
  return rows.filter((row) => !withdrawn.has(row.id)).reverse();
}

/**
 * @param {Entry[]} waiting
 * @param {string} command
 */
function of(waiting, command) {
  return waiting.filter((entry) => entry.command === command);
}

/**
 * @param {any} note
 * @param {string | undefined} edit
 * @param {"pending" | "sending"} unconfirmed
 * @returns {NoteRow}
 */
function fromServer(note, edit, unconfirmed) {
  const { id, text, step, state, reason, late, theme } = note;
  if (edit === undefined) return { id, text, step, state, reason, late, theme };
  return { id, text: edit, step, state: unconfirmed, reason: null, late, theme };
}

/**
 * @param {string} id
 * @param {string} text
 * @param {NoteRow["state"]} state
 * @returns {NoteRow}
 */
function newRow(id, text, state) {
  return { id, text, step: null, state, reason: null, late: false, theme: null };
}

/** Notes of these steps become themes; words are only counted. */
const GROUPED = new Set(["ideas", "check", "case"]);

/**
 * The steps whose notes without a theme lie loose: from when the hall sees the themes.
 * @param {{ id: string, kind: string }[]} steps
 * @param {NoteRow[]} rows
 * @param {boolean} always
 * @returns {Set<string>} ids of steps
 */
export function looseSteps(steps, rows, always = false) {
  if (!always && !rows.some((row) => row.theme)) return new Set();
  return new Set(steps.filter((step) => GROUPED.has(step.kind)).map((step) => step.id));
}
