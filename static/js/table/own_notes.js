/**
 * The notes of this table in one step: those the server has, and those still on this device.
 *
 * @typedef {{ id: string, number: number | null, text: string, key: string | null, state: "pending" | "shown" | "waiting" | "hidden", reason: string | null, late: boolean }} NoteLine
 */

/**
 * @param {{ notes: any[] } | null} own
 * @param {import("../lib/outbox.js").Entry[]} entries what waits in the outbox
 * @param {string} step
 * @returns {NoteLine[]} newest first
 */
export function noteLines(own, entries, step) {
  const withdrawn = new Set(idsOf(entries, "withdraw_note"));
  const edits = new Map(entries.filter(({ command }) => command === "edit_note").map(({ payload }) => [payload.id, payload.text]));
  const known = (own?.notes ?? [])
    .filter((note) => note.step === step && !withdrawn.has(note.id))
    .map((note) => ({ ...note, text: edits.get(note.id) ?? note.text, state: edits.has(note.id) ? "pending" : note.state }));
  const ids = new Set(known.map(({ id }) => id));
  const pending = entries
    .filter(({ command, payload }) => command === "submit_note" && payload.step === step)
    .filter(({ payload }) => !ids.has(payload.id) && !withdrawn.has(payload.id))
    .map(({ payload }) => ({
      id: payload.id, number: null, text: payload.text, key: payload.key ?? null,
      state: /** @type {const} */ ("pending"), reason: null, late: false,
    }));
  return [...known, ...pending].reverse();
}

/**
 * @param {import("../lib/outbox.js").Entry[]} entries
 * @param {string} command
 */
function idsOf(entries, command) {
  return entries.filter((entry) => entry.command === command).map(({ payload }) => payload.id);
}
