import { say } from "./say.js";

/**
 * Every text that may only be so long says at once that it is too long, and by how much; it is not
 * sent like that, and nothing that was typed or pasted is cut off.
 *
 * A field says its limit as `maxlength`, or as `data-longest` where that changes with the step;
 * `data-too-long` is the key of its sentence.
 *
 * @typedef {HTMLInputElement | HTMLTextAreaElement} Field
 */

/** Numbers and codes are shorter than this; those the browser may cut off. */
const SHORTEST = 30;

/**
 * Characters as people see them, without the white space around: as the server counts them.
 * @param {string} text
 */
export function characters(text) {
  return Array.from(text.trim()).length;
}

/** @param {Document} page */
export function watchLimits(page = document) {
  page.addEventListener("focusin", ({ target }) => isField(target) && lift(target));
  page.addEventListener("input", ({ target }) => isField(target) && tellLimit(target));
  page.addEventListener("change", stopChange, true);
  page.addEventListener("submit", stopSubmit, true);
}

/**
 * Say below the field how much too long it is, or nothing any more.
 * @param {Field} field
 */
export function tellLimit(field) {
  lift(field);
  const over = tooMany(field);
  const line = lineOf(field);
  if (over > 0) {
    const told = line ?? newLine(field);
    const words = say(field.dataset.tooLong ?? "field.too_long", { n: over });
    if (told.textContent !== words) told.textContent = words; // said once, however often a board comes
    field.setAttribute("aria-invalid", "true");
  } else if (line) {
    line.remove();
    field.removeAttribute("aria-invalid");
    describe(field, line.id, false);
  }
}

/**
 * The browser no longer cuts off: who pastes a long text keeps it, and hears what to do.
 * @param {Field} field
 */
function lift(field) {
  if (field.maxLength < SHORTEST) return;
  field.dataset.longest = String(field.maxLength);
  field.removeAttribute("maxlength");
}

/** @param {Field} field */
function tooMany(field) {
  const { longest } = field.dataset;
  return longest ? characters(field.value) - Number(longest) : 0;
}

/** @param {Event} event */
function stopChange(event) {
  if (isField(event.target) && tooMany(event.target) > 0) event.stopImmediatePropagation();
}

/** @param {SubmitEvent} event */
function stopSubmit(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (leaves(event.submitter)) return;
  const fields = Array.from(form.elements).filter(isField);
  for (const field of fields) tellLimit(field);
  const wrong = fields.find((field) => tooMany(field) > 0);
  if (!wrong) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  wrong.focus();
  lineOf(wrong)?.scrollIntoView({ block: "nearest" });
}

/**
 * A button that closes a dialog without sending anything.
 * @param {HTMLElement | null} button
 */
function leaves(button) {
  return button instanceof HTMLButtonElement && button.formNoValidate;
}

/**
 * @param {unknown} target
 * @returns {target is Field}
 */
function isField(target) {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}

/** @param {Field} field */
function lineOf(field) {
  const next = anchorOf(field).nextElementSibling;
  return next instanceof HTMLElement && next.dataset.limit !== undefined ? next : null;
}

/** @param {Field} field */
function newLine(field) {
  const line = document.createElement("p");
  line.className = "field__error field__error--limit";
  line.id = `limit-${(made += 1)}`;
  line.dataset.limit = "";
  line.setAttribute("aria-live", "polite");
  anchorOf(field).after(line);
  describe(field, line.id, true);
  return line;
}

let made = 0;

/** A line in a label would become part of the field's name. @param {Field} field */
function anchorOf(field) {
  return field.closest("label, .writing-paper") ?? field;
}

/**
 * @param {Field} field
 * @param {string} id
 * @param {boolean} told
 */
function describe(field, id, told) {
  const others = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
  const ids = told ? [...others, id] : others;
  if (ids.length) field.setAttribute("aria-describedby", ids.join(" "));
  else field.removeAttribute("aria-describedby");
}
