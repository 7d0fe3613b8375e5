/** @typedef {{ x: number, y: number }} Point */

/** Pixels that a pointer may tremble before it drags. */
const SLOP = 6;

/**
 * @param {Point} from
 * @param {Point} to
 */
export function beyondSlop(from, to) {
  return Math.hypot(to.x - from.x, to.y - from.y) > SLOP;
}

/**
 * How fast to scroll when the pointer is near an edge: pixels per frame, negative is back.
 * @param {number} position of the pointer
 * @param {number} start of the scroller
 * @param {number} end of the scroller
 * @param {number} [band] how near is near
 */
export function edgeSpeed(position, start, end, band = 64) {
  const most = 18;
  if (end - start < band * 2) return 0;
  if (position < start + band) return -Math.ceil(most * Math.min(1, (start + band - position) / band));
  if (position > end - band) return Math.ceil(most * Math.min(1, (position - end + band) / band));
  return 0;
}

/**
 * Where a menu or sheet of this size fits beside what it belongs to, inside the window.
 * @param {{ left: number, right: number, top: number, bottom: number }} anchor
 * @param {{ width: number, height: number }} size
 * @param {{ width: number, height: number }} window
 * @returns {Point}
 */
export function placeBeside(anchor, size, window) {
  const room = 8;
  const right = anchor.right + room;
  const fitsRight = right + size.width + room <= window.width;
  const x = fitsRight ? right : Math.max(room, anchor.left - size.width - room);
  const y = Math.max(room, Math.min(anchor.top, window.height - size.height - room));
  return { x: Math.min(x, Math.max(room, window.width - size.width - room)), y };
}
