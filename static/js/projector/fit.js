/** Finds how large text can be. Pure: whoever measures passes the test. */

/**
 * The largest of the steps from 1 down to `smallest` for which `fits` holds; `smallest` when none does.
 * @param {(scale: number) => boolean} fits larger never fits where smaller does not
 * @param {number} smallest
 * @param {number} [precision]
 */
export function largestThatFits(fits, smallest, precision = 0.03) {
  if (fits(1)) return 1;
  if (!fits(smallest)) return smallest;
  let low = smallest;
  let high = 1;
  while (high - low > precision) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
