/**
 * Dots given to options, and what may still be given. Pure: every change is a new value.
 *
 * @typedef {Record<string, number>} Points
 */

export class Allocation {
  #points;

  /**
   * @param {{ total: number, most: number }} rule `total`: dots in all; `most`: dots per option
   * @param {Points} points
   */
  constructor(rule, points = {}) {
    this.rule = rule;
    this.#points = points;
  }

  /**
   * The rule of a step: dots to spread, or a number of options to pick.
   * @param {{ dots: number | null, pick: number | null }} step
   */
  static ruleOf({ dots, pick }) {
    return dots ? { total: dots, most: dots } : { total: pick ?? 1, most: 1 };
  }

  get points() {
    return { ...this.#points };
  }

  get given() {
    return Object.values(this.#points).reduce((sum, points) => sum + points, 0);
  }

  get left() {
    return this.rule.total - this.given;
  }

  /** @param {string} option */
  of(option) {
    return this.#points[option] ?? 0;
  }

  /** @param {string} option */
  canAdd(option) {
    return this.left > 0 && this.of(option) < this.rule.most;
  }

  /**
   * One more or one less; what cannot be is left as it is.
   * @param {string} option
   * @param {1 | -1} change
   */
  changed(option, change) {
    if (change > 0 ? !this.canAdd(option) : this.of(option) === 0) return this;
    return this.with(option, this.of(option) + change);
  }

  /**
   * @param {string} option
   * @param {number} points
   */
  with(option, points) {
    const others = { ...this.#points };
    delete others[option];
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
      const points = Math.min(this.of(option), this.rule.most, kept.left);
      if (points > 0) kept = kept.with(option, points);
    }
    return kept;
  }
}
