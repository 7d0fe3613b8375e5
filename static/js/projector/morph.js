import { longestRun } from "../lib/keyed_list.js";

/**
 * Turns the picture on the screen into the next one, touching only what differs: what stays keeps its place and its
 * element, so nothing flickers and bars grow from where they were.
 */

/**
 * @param {Element} current stays in the page
 * @param {Element} wanted is used up
 */
export function morph(current, wanted) {
  copyAttributes(current, wanted);
  morphChildren(current, wanted);
}

/** Set by the fitting of text after drawing; a new picture says nothing about it. */
const FITTED = new Set(["hidden", "data-clamped", "data-breaks"]);

/**
 * @param {Element} current
 * @param {Element} wanted
 */
function copyAttributes(current, wanted) {
  for (const { name } of [...current.attributes]) {
    if (name !== "style" && !FITTED.has(name) && !wanted.hasAttribute(name)) current.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (name !== "style" && current.getAttribute(name) !== value) current.setAttribute(name, value);
  }
  if (isStyled(current) && isStyled(wanted)) copyStyle(current.style, wanted.style);
}

/**
 * @param {Element} one
 * @returns {one is HTMLElement|SVGElement}
 */
function isStyled(one) {
  return one instanceof HTMLElement || one instanceof SVGElement;
}

/**
 * The scale of fitted text stays until it is measured again.
 * @param {CSSStyleDeclaration} current
 * @param {CSSStyleDeclaration} wanted
 */
function copyStyle(current, wanted) {
  for (const name of [...current]) {
    if (name !== "--fit" && wanted.getPropertyValue(name) === "") current.removeProperty(name);
  }
  for (const name of [...wanted]) {
    const value = wanted.getPropertyValue(name);
    if (current.getPropertyValue(name) !== value) current.setProperty(name, value);
  }
}

/**
 * Children that can stay are not moved: moving an element would start its animation again.
 * @param {Element} current
 * @param {Element} wanted
 */
function morphChildren(current, wanted) {
  const before = [...current.childNodes];
  const rest = new Set(before);
  const pairs = [...wanted.childNodes].map((next) => ({ next, match: taken(rest, next) }));
  for (const left of rest) left.remove();
  const positions = pairs.map(({ match }) => (match ? before.indexOf(match) : -1));
  const staying = new Set(longestRun(positions));
  /** @type {ChildNode|null} */
  let after = null;
  for (const [index, { next, match }] of [...pairs.entries()].reverse()) {
    const node = match ?? next;
    if (!staying.has(index)) current.insertBefore(node, after);
    if (match) adopt(match, next);
    after = node;
  }
}

/**
 * @param {Set<ChildNode>} rest
 * @param {ChildNode} next
 */
function taken(rest, next) {
  const match = likeIt(rest, next);
  if (match) rest.delete(match);
  return match;
}

/**
 * @param {ChildNode} match
 * @param {ChildNode} next
 */
function adopt(match, next) {
  if (match instanceof Element && next instanceof Element) morph(match, next);
  else if (match.nodeValue !== next.nodeValue) match.nodeValue = next.nodeValue;
}

/**
 * The same kind of node with the same key; without a key the first of its kind and class.
 * @param {Set<ChildNode>} nodes
 * @param {ChildNode} wanted
 */
function likeIt(nodes, wanted) {
  const looked = identity(wanted);
  for (const node of nodes) if (identity(node) === looked) return node;
  return null;
}

/** @param {ChildNode} node */
function identity(node) {
  if (!(node instanceof Element)) return node.nodeName;
  const key = isStyled(node) ? node.dataset.key : undefined;
  return key === undefined ? `${node.nodeName}.${node.getAttribute("class") ?? ""}` : `${node.nodeName}#${key}`;
}
