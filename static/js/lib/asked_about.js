const PLANS = new Set(["plans", "agenda_items", "proposals"]);

/**
 * Whether a note of this step may say which plan it is about.
 * @param {{ kind: string, about?: string | null }} step
 */
export function asksAboutPlans({ kind, about }) {
  return kind === "market" || (kind === "ideas" && PLANS.has(about ?? ""));
}
