/**
 * Which scene a phone plays at this moment. The table of kinds stands in the template, so that the
 * server's first paint and this script never disagree.
 *
 * @typedef {Record<string, [scene: string, command: string | null]>} SceneTable
 * @typedef {{ name: string, step: any }} Cue
 */

/**
 * @param {any} board
 * @param {SceneTable} table
 * @returns {Cue}
 */
export function sceneOf(board, table) {
  const { step, beside } = board;
  if (board.workshop.state === "closed") return { name: "closing", step };
  if (!step) return { name: "welcome", step };
  const open = [step, beside].find((one) => one && takesFromPhones(board, one, table));
  if (open) return { name: waitsFor(open, table) ? "waiting" : rowOf(open, table)[0], step: open };
  const [name, command] = rowOf(step, table);
  if (!command) return { name, step };
  const wasOurs = step.state === "closed" && step.inputs.includes("device");
  return { name: wasOurs ? "landed" : "waiting", step };
}

/**
 * What must be there before this can be done. A note can be written anyhow.
 * @param {any} step
 * @param {SceneTable} table
 * @returns {string | null}
 */
export function waitsFor(step, table) {
  return rowOf(step, table)[1] === "submit_note" ? null : step.waits_for;
}

/**
 * A talk in which tables choose together is another scene than a talk; so is a kind of step that is
 * about stories or promises.
 * @param {any} step
 * @param {SceneTable} table
 * @returns {SceneTable[string]}
 */
function rowOf({ kind, method, about }, table) {
  return table[method === "table_consensus" ? method : `${kind}/${about}`] ?? table[kind] ?? ["waiting", null];
}

/**
 * @param {any} board
 * @param {any} step
 * @param {SceneTable} table
 */
function takesFromPhones(board, step, table) {
  const [, command] = rowOf(step, table);
  return Boolean(
    command && step.state === "open" && step.inputs.includes("device") && board.open_actions.includes(command),
  );
}

/** What is said under the heading when there is nothing to do. */
const ASIDES = /** @type {Record<string, string>} */ ({
  break: "phone.wait.away",
  group: "phone.wait.away",
  choose: "phone.wait.walk",
  info: "phone.wait.look",
  pitch: "phone.wait.look",
  count: "phone.wait.look",
});

/**
 * @param {any} step
 * @returns {string} a key
 */
export function asideOf(step) {
  if (step?.waits_for) return `awaits.${step.waits_for}`;
  return ASIDES[step?.kind] ?? "phone.wait.paper";
}
