/** Brings the children of a container in line with rows, and moves no element that can stay. */

const keys = /** @type {WeakMap<Element, string>} */ (new WeakMap());

/**
 * @template R
 * @param {Element} container
 * @param {Iterable<R>} rows
 * @param {{
 *   key: (row: R) => string,
 *   create: (row: R) => Element,
 *   update?: (element: any, row: R) => void,
 * }} how `create` makes an element; `update` is called for new and known elements alike
 * @returns {Element[]} the elements that were made now
 */
export function reconcile(container, rows, { key, create, update }) {
  const known = new Map(Array.from(container.children, (child) => [keyOf(child), child]));
  const created = [];
  const wanted = [];
  for (const row of rows) {
    const name = key(row);
    let element = known.get(name);
    if (!element) {
      element = create(row);
      keys.set(element, name);
      created.push(element);
    }
    known.delete(name);
    update?.(element, row);
    wanted.push(element);
  }
  for (const element of known.values()) element.remove();
  place(container, wanted);
  return created;
}

/**
 * The key of an element; `data-key` lets the server's first paint be taken over.
 * @param {Element} element
 */
function keyOf(element) {
  const known = keys.get(element) ?? element.getAttribute("data-key") ?? "";
  keys.set(element, known);
  return known;
}

/**
 * @param {Element} container
 * @param {Element[]} wanted
 */
function place(container, wanted) {
  const positions = new Map(Array.from(container.children, (child, at) => [child, at]));
  const staying = new Set(
    longestRun(wanted.map((element) => positions.get(element) ?? -1)).map((at) => wanted[at]),
  );
  /** @type {Element | null} */
  let next = null;
  for (const element of [...wanted].reverse()) {
    if (!staying.has(element)) container.insertBefore(element, next);
    next = element;
  }
}

/**
 * Indices of the longest increasing subsequence; negative values never take part.
 * @param {number[]} values
 * @returns {number[]}
 */
export function longestRun(values) {
  /** @type {number[]} */
  const tails = [];
  /** @type {number[]} */
  const before = [];
  values.forEach((value, at) => {
    if (value < 0) return;
    let length = tails.length;
    while (length > 0 && values[tails[length - 1]] > value) length -= 1;
    before[at] = length > 0 ? tails[length - 1] : -1;
    tails[length] = at;
  });
  const run = [];
  for (let at = tails.length ? tails[tails.length - 1] : -1; at >= 0; at = before[at]) run.push(at);
  return run.reverse();
}
