/**
 * A sign-up card as a form: what is in it, what is missing, and the payload it makes.
 *
 * @typedef {{
 *   name: string, phone: string, email: string,
 *   this_item: boolean, invitations: boolean, over_16: boolean,
 *   knows_someone: boolean, brings: string[], level: string,
 * }} PledgeCard
 */

/**
 * @param {HTMLFormElement} form
 * @returns {PledgeCard}
 */
export function pledgeCard(form) {
  const fields = new FormData(form);
  const of = (/** @type {string} */ name) => String(fields.get(name) ?? "").trim();
  return {
    name: of("name"),
    phone: of("phone"),
    email: of("email"),
    this_item: fields.has("this_item"),
    invitations: fields.has("invitations"),
    over_16: fields.has("over_16"),
    knows_someone: fields.has("knows_someone"),
    brings: fields.getAll("brings").map(String),
    level: of("level"),
  };
}

/**
 * What keeps contact details from being taken, as the key of a sentence; null: nothing.
 * @param {PledgeCard} card
 * @param {boolean} allowed whether this connection is safe enough for contact details
 */
export function pledgeProblem({ name, phone, email, this_item, over_16 }, allowed) {
  if (!allowed || !(name || phone || email)) return null;
  if (!phone && !email) return "desk.pledge.no_way";
  return this_item && over_16 ? null : "desk.pledge.no_consent";
}

/**
 * @param {PledgeCard} card
 * @param {{ id: string, item: string, allowed: boolean }} about
 * @returns {Record<string, any>} `contact` only where it is allowed and there is a way to reach someone
 */
export function pledgePayload(card, { id, item, allowed }) {
  const { brings, knows_someone, level } = card;
  const pledge = { id, item, brings, knows_someone, ...(level ? { level } : {}) };
  if (!allowed || !(card.phone || card.email)) return pledge;
  const consent = [...(card.this_item ? ["this_item"] : []), ...(card.invitations ? ["invitations"] : [])];
  const contact = { name: card.name, phone: card.phone, email: card.email };
  return { ...pledge, contact, consent, over_16: card.over_16 };
}

/**
 * Put a refused card back into its form.
 * @param {HTMLFormElement} form
 * @param {Record<string, any>} payload
 */
export function fillPledge(form, { brings, level, knows_someone, contact, consent, over_16 }) {
  form.reset();
  const ticked = new Set([...(consent ?? []), ...(over_16 ? ["over_16"] : []), ...(knows_someone ? ["knows_someone"] : [])]);
  for (const field of /** @type {Iterable<HTMLInputElement>} */ (form.querySelectorAll("input"))) {
    if (field.name === "brings") field.checked = brings.includes(field.value);
    else if (field.name === "level") field.checked = field.value === level;
    else if (field.type === "checkbox") field.checked = ticked.has(field.name);
    else field.value = contact?.[field.name] ?? "";
  }
}
