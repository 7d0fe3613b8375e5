/**
 * What a person typed in something that was not sent, as one text that can be copied.
 *
 * @typedef {Record<string, any>} Payload
 * @typedef {typeof import("../lib/say.js").say} Say
 */

const NOT_TYPED = new Set(["id", "step", "theme", "age_ms", "began"]);

const WORDS = /** @type {Record<string, (payload: Payload, say: Say, items: any[]) => string>} */ ({
  submit_note: ({ text }) => text,
  edit_note: ({ text }) => text,
  offer: ({ text }) => text,
  answer: ({ other }) => other ?? "",
  submit_plan_card: cardWords,
  pledge: pledgeWords,
});

/**
 * @param {string} command
 * @param {Payload} payload
 * @param {Say} say
 * @param {any[]} items the plans on the board
 * @returns {string} empty when nothing was typed
 */
export function unsentWords(command, payload, say, items) {
  return WORDS[command]?.(payload, say, items) ?? "";
}

/**
 * @param {Payload} card
 * @param {Say} say
 */
export function cardWords(card, say) {
  const typed = Object.entries(card).filter(([name, text]) => !NOT_TYPED.has(name) && text);
  return typed.map(([name, text]) => `${say(`plan.field.${name}`)}: ${text}`).join("\n");
}

/**
 * How someone may be reached is left out: others may hold this phone.
 * @param {Payload} pledge
 * @param {Say} say
 * @param {any[]} items
 */
function pledgeWords({ item, brings }, say, items) {
  const plan = items.find((one) => one.id === item);
  const what = brings.map((/** @type {string} */ kind) => say(`brings.${kind}`)).join(", ");
  return [plan ? `${plan.number} ${plan.title}` : "", what].filter(Boolean).join(": ");
}
