import { element } from "../desk/element.js";
import { Component } from "../lib/component.js";
import { newId } from "../lib/ids.js";
import { say, sayError } from "../lib/say.js";
import { paint } from "../lib/theme_colour.js";
import { countSheet, countedSoFar } from "./countable.js";
import { check, noDebt, sumOf, together } from "./tally.js";

/** Counts hands, stickers, cards and people: one form per question, with a check total. */
export class CountDesk extends Component {
  static moduleName = "count-desk";

  #outbox;
  #status;
  #signature = "";
  /** @type {Record<string, any>} */
  #board = {};
  /** @type {import("./countable.js").CountSheet | null} */
  #sheet = null;
  /** @type {CountForm[]} */
  #forms = [];

  /**
   * @param {HTMLElement} root
   * @param {{
   *   connection: EventTarget,
   *   outbox: import("../lib/outbox.js").Outbox,
   *   status: import("../lib/status.js").StatusLine,
   * }} services
   */
  constructor(root, { connection, outbox, status }) {
    super(root);
    this.#outbox = outbox;
    this.#status = status;
    connection.addEventListener("board", (event) => this.#take(/** @type {CustomEvent} */ (event).detail));
    outbox.addEventListener("answered", (event) => this.#answered(/** @type {CustomEvent} */ (event).detail));
    this.ref("source").addEventListener("change", () => this.#showCounted());
  }

  get #source() {
    return /** @type {"paper" | "table"} */ (/** @type {HTMLSelectElement} */ (this.ref("source")).value);
  }

  /** @param {Record<string, any>} board */
  #take(board) {
    this.#board = board;
    const sheet = countSheet(board);
    const signature = JSON.stringify(sheet);
    if (signature !== this.#signature) {
      this.#signature = signature;
      this.#ask(sheet);
    }
    const waits = board.step?.waits_for;
    this.ref("none").textContent = say(waits ? `awaits.${waits}` : "scribe.count.none");
    this.#showCounted();
  }

  /** @param {import("./countable.js").CountSheet | null} sheet */
  #ask(sheet) {
    const same = sheet !== null && sheet.step === this.#sheet?.step;
    this.#sheet = sheet;
    this.ref("none").hidden = sheet !== null;
    this.ref("sheet").hidden = sheet === null;
    const typed = same ? this.#forms.map((form) => form.typed) : [];
    this.#forms = sheet ? sheet.questions.map((question) => this.#form(sheet, question)) : [];
    this.ref("questions").replaceChildren(...this.#forms.map((form) => form.root));
    this.#forms.forEach((form, at) => form.restore(typed[at] ?? {}));
    if (!sheet || same) return;
    /** @type {HTMLSelectElement} */ (this.ref("source")).value = sheet.source;
    this.ref("explain").textContent = say(`scribe.count.explain.${sheet.kind}`, { n: sheet.each });
  }

  /**
   * @param {import("./countable.js").CountSheet} sheet
   * @param {import("./countable.js").CountQuestion} question
   */
  #form(sheet, question) {
    return new CountForm(sheet, question, (count) => this.#send(sheet, question, count));
  }

  #showCounted() {
    const sheet = this.#sheet;
    if (!sheet) return;
    sheet.questions.forEach((question, at) => {
      const of = { step: sheet.step, key: question.key, source: this.#source };
      this.#forms[at]?.showCounted(countedSoFar(this.#board, of));
    });
  }

  /**
   * @param {import("./countable.js").CountSheet} sheet
   * @param {import("./countable.js").CountQuestion} question
   * @param {import("./tally.js").Count} count
   */
  #send(sheet, question, count) {
    const key = question.key === null ? {} : { question: question.key };
    const payload = { id: newId(), step: sheet.step, ...key, ...count, source: this.#source };
    this.#outbox.add("add_counts", payload);
    this.#status.say(say("scribe.count.sent"));
  }

  /** @param {{ entry: import("../lib/outbox.js").Entry, answer: import("../lib/outbox.js").Answer }} detail */
  #answered({ entry, answer }) {
    if (entry.command !== "add_counts" || answer.ok) return;
    const figures = Object.values(entry.payload.totals).join(", ");
    this.#status.say(`${sayError(answer.error)} ${say("scribe.count.not_added", { figures })}`);
  }
}

/** One question: a row per answer, voters, invalid cards, and whether it all adds up. */
class CountForm {
  #sheet;
  #question;
  #send;
  /** @type {import("./tally.js").Count} */
  #counted = { totals: {}, voters: 0, invalid: 0 };
  /** @type {Map<string, HTMLInputElement>} */
  #fields = new Map();
  /** @type {Map<string, HTMLElement>} */
  #before = new Map();
  #check = element("p", { class: "count-check", role: "status" });

  /**
   * @param {import("./countable.js").CountSheet} sheet
   * @param {import("./countable.js").CountQuestion} question
   * @param {(count: import("./tally.js").Count) => void} send
   */
  constructor(sheet, question, send) {
    this.#sheet = sheet;
    this.#question = question;
    this.#send = send;
    this.root = this.#draw();
    this.root.addEventListener("input", () => this.#judge());
    this.root.addEventListener("submit", (event) => this.#submit(event));
    this.#judge();
  }

  /** What stands in the fields, to keep it when the board changes. */
  get typed() {
    return Object.fromEntries(Array.from(this.#fields, ([name, field]) => [name, field.value]));
  }

  /** @param {Record<string, string>} typed */
  restore(typed) {
    for (const [name, field] of this.#fields) field.value = typed[name] ?? "";
    this.#judge();
  }

  /** @param {import("./tally.js").Count} counted */
  showCounted(counted) {
    this.#counted = counted;
    for (const [name, cell] of this.#before) cell.textContent = String(amount(counted, name));
    this.#judge();
  }

  #draw() {
    const { rows, text } = this.#question;
    const extra = [
      ...(this.#sheet.voters === "typed" ? ["voters"] : []),
      ...(this.#sheet.invalid ? ["invalid"] : []),
    ];
    const body = element("tbody", {}, [
      ...rows.map((row) => this.#row(row.id, optionLabel(row))),
      ...extra.map((name) => this.#row(name, [say(`scribe.count.${name}.${this.#sheet.kind}`)], "count-row--sum")),
    ]);
    const head = element("thead", {}, [
      element("tr", {}, [
        element("th", { scope: "col", text: say("scribe.count.what") }),
        element("th", { scope: "col", class: "table__figure", text: say("scribe.count.before") }),
        element("th", { scope: "col", text: say("scribe.count.add") }),
      ]),
    ]);
    return /** @type {HTMLFormElement} */ (
      element("form", { class: "count-form", novalidate: true, autocomplete: "off" }, [
        element("h3", { text }),
        element("table", { class: "table" }, [element("caption", { class: "visually-hidden", text }), head, body]),
        this.#check,
        element("button", { class: "button", text: say("scribe.count.send") }),
      ])
    );
  }

  /**
   * @param {string} name
   * @param {(Node | string)[]} label
   * @param {string} extra
   */
  #row(name, label, extra = "") {
    const words = label.map((part) => (typeof part === "string" ? part : part.textContent)).join(" ");
    const field = /** @type {HTMLInputElement} */ (
      element("input", { class: "input count-field figures", type: "text", inputmode: "text", "aria-label": words })
    );
    const before = element("td", { class: "table__figure figures", text: "0" });
    this.#fields.set(name, field);
    this.#before.set(name, before);
    return element("tr", { class: `count-row ${extra}`.trim() }, [
      element("th", { scope: "row" }, [element("span", { class: "count-row__label" }, label)]),
      before,
      element("td", {}, [field]),
    ]);
  }

  get #isBlank() {
    return [...this.#fields.values()].every(({ value }) => value.trim() === "");
  }

  /** @returns {import("./tally.js").Count | null} what is typed now; null when a field is no sum */
  #read() {
    const sums = new Map(Array.from(this.#fields, ([name, field]) => [name, sumOf(field.value)]));
    for (const [name, field] of this.#fields) field.toggleAttribute("aria-invalid", sums.get(name) === null);
    if ([...sums.values()].includes(null)) return null;
    const of = (/** @type {string} */ name) => sums.get(name) ?? 0;
    const totals = Object.fromEntries(
      this.#question.rows.flatMap(({ id }) => (of(id) === 0 ? [] : [[id, of(id)]])),
    );
    const sum = Object.values(totals).reduce((all, one) => all + one, 0);
    return { totals, voters: this.#sheet.voters === "typed" ? of("voters") : sum, invalid: of("invalid") };
  }

  #judge() {
    const count = this.#read();
    const { text, fits } = this.#verdict(count);
    this.#check.hidden = fits && this.#isBlank;
    this.#check.textContent = text;
    this.#check.classList.toggle("count-check--wrong", !fits);
    return fits ? count : null;
  }

  /**
   * @param {import("./tally.js").Count | null} count
   * @returns {{ text: string, fits: boolean }}
   */
  #verdict(count) {
    if (count === null) return { text: say("scribe.count.no_sum"), fits: false };
    const all = together(this.#counted, count);
    if (!noDebt(all)) return { text: say("scribe.count.below_zero"), fits: false };
    const { given, allowed, most, fits } = check(all, this.#sheet);
    if (this.#sheet.voters === "sum") return { text: say("scribe.count.people", { n: given }), fits: true };
    const params = { given, allowed, most, voters: all.voters };
    if (!fits) return { text: say(allowed !== null && given > allowed ? "scribe.count.too_many" : "scribe.count.one_too_many", params), fits };
    return { text: say(allowed === null ? "scribe.count.fits_free" : "scribe.count.fits", params), fits };
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const count = this.#judge();
    const first = this.#fields.values().next().value;
    if (!count || (Object.keys(count.totals).length === 0 && !count.voters && !count.invalid)) {
      first?.focus();
      return;
    }
    // A count needs at least one total on the wire, also when only voters or invalid cards change.
    const option = this.#question.rows[0]?.id ?? "";
    const totals = Object.keys(count.totals).length ? count.totals : { [option]: 0 };
    this.#send({ ...count, totals });
    this.restore({});
    first?.focus();
  }
}

/** @param {import("./countable.js").Countable} row */
function optionLabel({ number, label, theme }) {
  if (!number) return [label];
  const chip = element("span", { class: "chip", text: number });
  paint(chip, theme);
  return [chip, label];
}

/**
 * @param {import("./tally.js").Count} counted
 * @param {string} name
 */
function amount(counted, name) {
  if (name === "voters" || name === "invalid") return counted[name];
  return counted.totals[name] ?? 0;
}
