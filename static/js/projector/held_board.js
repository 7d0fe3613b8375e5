/** A picture that is held still: the board of the moment it was frozen, without what may no longer be seen. */

/** @typedef {import("./board_types.js").Board} Board */

/**
 * Time goes on, the workshop's code stays right, and a note that was hidden meanwhile leaves; the rest stays as it was.
 * @param {Board} held
 * @param {Board} live
 * @returns {Board}
 */
export function heldBoard(held, live) {
  const allowed = new Set(live.notes.map((note) => note.id));
  return {
    ...held,
    workshop: live.workshop,
    timer: live.timer,
    view: { ...held.view, frozen: true },
    notes: held.notes.filter((note) => allowed.has(note.id)),
  };
}
