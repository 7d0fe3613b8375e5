/**
 * What the projector shows when it follows the step, per kind of step.
 * @type {Record<string, string>}
 */
const VIEW_OF_KIND = {
  arrive: "join",
  welcome: "question",
  info: "question",
  "info/cases": "stories",
  "info/agenda_items": "plans",
  poll: "question",
  scale: "question",
  words: "words",
  ideas: "notes",
  talk: "quiet",
  case: "quiet",
  market: "plans",
  group: "quiet",
  check: "themes",
  choose: "themes",
  "choose/cases": "stories",
  elaborate: "question",
  pitch: "plans",
  "pitch/cases": "advice",
  vote: "question",
  budget: "question",
  count: "question",
  result: "results",
  offers: "question",
  "offers/agenda_items": "notes",
  commit: "agenda",
  "commit/intention": "question",
  "commit/themes": "joining",
  evaluate: "question",
  break: "quiet",
  close: "closing",
};

/**
 * The picture that is on the screen now.
 * @param {{ name: string } | undefined} view
 * @param {{ kind: string, about?: string | null } | null} step
 */
export function projected(view, step) {
  if (view && view.name !== "step") return view.name;
  if (!step) return "join";
  return VIEW_OF_KIND[`${step.kind}/${step.about}`] ?? VIEW_OF_KIND[step.kind] ?? "question";
}

const REVEALED = new Set(["themes", "results", "advice"]);

/**
 * Whether this picture can be shown row by row.
 * @param {string} name
 */
export const revealsOneByOne = (name) => REVEALED.has(name);
