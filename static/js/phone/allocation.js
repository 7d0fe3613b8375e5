/**
 * What one person gives to options, and what may still be given. Pure: every change is a new value.
 *
 * @typedef {Record<string, number>} Points
 * @typedef {{
 *   total: number,
 *   most: number,
 *   step?: number,
 *   weights?: Points,
 *   limits?: Points,
 *   places?: boolean,
 * }} Rule  `total`: dots or euros in all; `most`: of those on one option, where `limits` says nothing
 *   else; `step`: how many at a time; `weights`: what one choice takes of the total; `places`: each
 *   number of points is given once (a first, a second and a third place)
 */

const PODIUM = [3, 2, 1];
/** An amount is divided in about so many steps. */
const STEPS = 20;

export class Allocation {
  #points;

  /**
   * @param {Rule} rule
   * @param {Points} points
   */
  constructor(rule, points = {}) {
    this.rule = rule;
    this.#points = points;
  }

  /**
   * The rule of a step, as its method says; a step from before methods has dots or picks.
   * @param {{ dots: number | null, pick: number | null, method?: string | null, amount?: number | null }} step
   * @param {{ id: string, amount?: number | null }[]} options
   * @returns {Rule}
   */
  static ruleOf({ dots, pick, method, amount }, options = []) {
    const total = amount ?? Infinity;
    const costs = Object.fromEntries(options.map((option) => [option.id, option.amount ?? 0]));
    if (method === "budget_plans") return { total, most: 1, weights: costs };
    if (method === "budget_amounts") return { total, most: total, step: handy(amount ?? 0), limits: costs };
    if (method === "top3") return { total: 6, most: 3, places: true };
    return dots ? { total: dots, most: dots } : { total: pick ?? 1, most: 1 };
  }

  get points() {
    return { ...this.#points };
  }

  /** Dots or euros that were given, with what each choice takes. */
  get given() {
    return Object.entries(this.#points).reduce((sum, [option, points]) => sum + points * this.weight(option), 0);
  }

  get left() {
    return this.rule.total - this.given;
  }

  get isEmpty() {
    return Object.keys(this.#points).length === 0;
  }

  /** A top three begins with a first place. */
  get isWhole() {
    if (!this.rule.places) return true;
    const given = Object.values(this.#points).sort((one, other) => other - one);
    return given.every((points, at) => points === PODIUM[at]);
  }

  /** @param {string} option */
  of(option) {
    return this.#points[option] ?? 0;
  }

  /** @param {string} option what one choice of it takes */
  weight(option) {
    return this.rule.weights?.[option] ?? 1;
  }

  /** @param {string} option */
  limit(option) {
    return this.rule.limits?.[option] || this.rule.most;
  }

  /** @param {string} option */
  canAdd(option) {
    return this.#room(option) > 0;
  }

  /**
   * How many more this option may get, at one go.
   * @param {string} option
   */
  #room(option) {
    const fits = Math.floor(this.left / Math.max(this.weight(option), 1));
    return Math.min(this.rule.step ?? 1, this.limit(option) - this.of(option), fits);
  }

  /**
   * One step more or less; what cannot be is left as it is.
   * @param {string} option
   * @param {1 | -1} change
   */
  changed(option, change) {
    const by = change > 0 ? this.#room(option) : -Math.min(this.rule.step ?? 1, this.of(option));
    return change * by > 0 ? this.with(option, this.of(option) + by) : this;
  }

  /**
   * @param {string} option
   * @param {number} points
   */
  with(option, points) {
    const others = { ...this.#points };
    delete others[option];
    if (this.rule.places) {
      for (const [other, given] of Object.entries(others)) if (given === points) delete others[other];
    }
    return new Allocation(this.rule, points > 0 ? { ...others, [option]: points } : others);
  }

  /**
   * Only options that are still there, and never more than the rule allows.
   * @param {Iterable<string>} options
   */
  within(options) {
    /** @type {Allocation} */
    let kept = new Allocation(this.rule);
    for (const option of options) {
      const fits = Math.floor(kept.left / Math.max(this.weight(option), 1));
      const points = Math.min(this.of(option), this.limit(option), fits);
      if (points > 0) kept = kept.with(option, points);
    }
    return kept;
  }
}

/**
 * A round number of euros, of which about twenty make up the amount.
 * @param {number} amount
 */
function handy(amount) {
  const rough = Math.max(amount / STEPS, 1);
  const size = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((times) => times * size).find((step) => step >= rough) ?? size;
}
