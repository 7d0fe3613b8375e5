/**
 * What the projector shows when it follows the step, per kind of step.
 * @type {Record<string, string>}
 */
const VIEW_OF_KIND = {
  arrive: "join",
  welcome: "question",
  info: "question",
  poll: "question",
  scale: "question",
  words: "words",
  ideas: "notes",
  talk: "quiet",
  case: "quiet",
  market: "question",
  group: "quiet",
  check: "themes",
  choose: "themes",
  elaborate: "question",
  pitch: "plans",
  vote: "question",
  budget: "question",
  count: "question",
  result: "results",
  offers: "question",
  commit: "agenda",
  evaluate: "question",
  break: "quiet",
  close: "closing",
};

/**
 * The picture that is on the screen now.
 * @param {{ name: string } | undefined} view
 * @param {{ kind: string } | null} step
 */
export function projected(view, step) {
  if (view && view.name !== "step") return view.name;
  return step ? (VIEW_OF_KIND[step.kind] ?? "question") : "join";
}

const REVEALED = new Set(["themes", "results"]);

/**
 * Whether this picture can be shown row by row.
 * @param {string} name
 */
export const revealsOneByOne = (name) => REVEALED.has(name);
