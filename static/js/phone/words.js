/**
 * The question and the sentence under it, for each scene: the same words as on the server's first paint.
 *
 * @typedef {{ heading: string, lead: string }} Words
 */

/**
 * @param {import("./scene_of.js").Cue} cue
 * @param {any} board
 * @param {typeof import("../lib/say.js").say} say
 * @returns {Words}
 */
export function wordsOf({ name, step }, board, say) {
  if (name === "welcome") return { heading: say("phone.welcome.title"), lead: "" };
  if (name === "landed") return { heading: say("phone.closed"), lead: closedLead(step, board, say) };
  if (name === "closing" && board.workshop.state === "closed") {
    return { heading: say("closing.title"), lead: say("closing.over") };
  }
  if (step.kind === "talk" && name !== "agreeing") return { heading: say("phone.wait.title"), lead: say("phone.wait.talk") };
  if (step.kind === "group") return { heading: step.title, lead: say("common.grouping") };
  if (name === "answering" && asksOnlyWhatItSays(step)) return { heading: step.title, lead: "" };
  if (name === "planning" && step.asked.length) return { heading: step.title, lead: say("plan.lead") };
  return { heading: step.title, lead: step.text };
}

/**
 * One question, in the words of the step itself: once is enough.
 * @param {any} step
 */
function asksOnlyWhatItSays(step) {
  return step.questions.length === 1 && step.questions[0].text === step.text;
}

/**
 * @param {any} step
 * @param {any} board
 * @param {typeof import("../lib/say.js").say} say
 */
function closedLead(step, board, say) {
  if (step.limit) return say("phone.closed.notes", { n: board.counts.step_notes });
  return step.kind === "vote" || step.kind === "budget" ? say("vote.done.later") : "";
}
