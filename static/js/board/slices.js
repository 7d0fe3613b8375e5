/** @typedef {{ weight: number, draw: () => void }} Piece */

/** So many notes are drawn before the page is shown, and in every turn after that. */
const FIRST = 90;
const LATER = 90;

/**
 * Draws a large board in turns: what is in sight at once, the rest after the page was shown, so
 * that nobody waits for columns that they do not see. A new drawing replaces what was left over.
 */
export class Slices {
  /** @type {Piece[]} */
  #left = [];
  #turn = 0;
  /** @type {(() => void)[]} */
  #after = [];

  /**
   * @param {Piece[]} pieces the most urgent first
   */
  run(pieces) {
    this.#left = pieces;
    this.#turn += 1;
    this.#draw(document.hidden ? Infinity : FIRST);
    this.#later(this.#turn);
  }

  /**
   * As soon as everything is drawn; at once when it is.
   * @param {() => void} act
   */
  whenDrawn(act) {
    this.#after.push(act);
    if (!this.#left.length) this.#done();
  }

  #done() {
    const after = this.#after;
    this.#after = [];
    for (const act of after) act();
  }

  /** @param {number} turn */
  #later(turn) {
    if (!this.#left.length) return this.#done();
    afterPaint(() => {
      if (turn !== this.#turn) return;
      this.#draw(LATER);
      this.#later(turn);
    });
    return undefined;
  }

  /** @param {number} most */
  #draw(most) {
    let drawn = 0;
    while (this.#left.length && drawn < most) {
      const piece = /** @type {Piece} */ (this.#left.shift());
      piece.draw();
      drawn += piece.weight;
    }
  }
}

/** @param {() => void} act */
function afterPaint(act) {
  requestAnimationFrame(() => setTimeout(act));
}
