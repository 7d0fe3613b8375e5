const PLANS = new Set(["plans", "agenda_items", "proposals"]);

/**
 * Whether a note of this step may say which plan it is about.
 * @param {{ kind: string, about?: string | null }} step
 */
export function asksAboutPlans({ kind, about }) {
  return kind === "market" || wordsOf({ kind, about }) === "plans";
}

/**
 * What a note is called in this step: its kind, but a note about a plan is no idea.
 * @param {{ kind: string, about?: string | null }} step
 */
export function wordsOf({ kind, about }) {
  return kind === "ideas" && PLANS.has(about ?? "") ? "plans" : kind;
}
