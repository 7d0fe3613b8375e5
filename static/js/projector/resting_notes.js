/** Notes to look at while the hall waits: one place changes at a time, slowly, until every note had its turn. */

/**
 * @template T
 * @param {T[]} notes
 * @param {number} turn counts up with every change
 * @param {number} places
 * @returns {T[]} what lies in each place; fewer when there are fewer notes
 */
export function restingNotes(notes, turn, places) {
  const room = Math.min(places, notes.length);
  /** @type {T[]} */
  const lying = [];
  for (let place = 0; place < room; place += 1) {
    const laidAt = turn - ((((turn - place) % room) + room) % room);
    const note = notes[((laidAt % notes.length) + notes.length) % notes.length];
    if (note !== undefined) lying.push(note);
  }
  return lying;
}
