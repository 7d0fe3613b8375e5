import { euros } from "../../lib/euros.js";
import { themeClass } from "../../lib/theme_colour.js";
import { element } from "../element.js";
import { divideRows, hasPlace, standings, totalsPerSource, votersOf } from "../standings.js";
import { chip } from "./chip.js";

/** @typedef {import("../board_types.js").Board} Board */
/** @typedef {import("../board_types.js").Moment} Moment */
/** @typedef {import("../board_types.js").StepResult} StepResult */
/** @typedef {import("../board_types.js").QuestionResult} QuestionResult */
/** @typedef {import("../board_types.js").GroupResult} GroupResult */
/** @typedef {import("../standings.js").Standing} Standing */

/** Lines there is room for, as usual and with large letters. */
const MOST_LINES = Object.freeze({ usual: 10, large: 7 });

/**
 * Rank, plan, bar and total; who favours what only where groups may be shown.
 * @param {StepResult} result
 * @param {QuestionResult} question
 * @param {Board} board
 * @param {Moment} moment
 */
export function ranking(result, question, board, moment) {
  const { lines, rest } = divideRows(standings(question, board.view.reveal), moment.large ? MOST_LINES.large : MOST_LINES.usual);
  const grouped = question.groups.length > 0;
  const inEuros = unitOf(result) === "euros";
  return [
    result.funding && revealsAll(question, board) && element("p", { class: "standing-money" }, fundingWords(result.funding, moment)),
    element(
      "div",
      { class: "standing", fit: 0.62, vars: { rows: lines.length } },
      element(
        "table",
        { class: `${tableClass(lines, grouped)}${inEuros ? " standing__table--euros" : ""}` },
        columns(grouped),
        element("thead", {}, head(result, question, moment)),
        element("tbody", {}, lines.map((standing) => row(standing, { grouped, inEuros }, moment))),
      ),
      rest.length > 0 && others(rest, moment),
    ),
  ];
}

/**
 * @param {QuestionResult} question
 * @param {Board} board
 */
function revealsAll(question, { view }) {
  return view.reveal === null || view.reveal >= question.rows.length;
}

/**
 * @param {import("../board_types.js").Funding} funding
 * @param {Moment} moment
 */
function fundingWords(funding, { say }) {
  const words = say("projector.results.money", { spent: euros(funding.spent), amount: euros(funding.amount), left: euros(funding.left) });
  return funding.to_draw.length ? `${words} ${say("projector.results.draw")}` : words;
}

/**
 * @param {Standing[]} lines
 * @param {boolean} grouped
 */
function tableClass(lines, grouped) {
  const tied = lines.some(({ row: option, revealed }) => option.tied && hasPlace(option) && revealed);
  return `standing__table${grouped ? " standing__table--grouped" : ""}${tied ? " standing__table--tied" : ""}`;
}

/** @param {boolean} grouped */
function columns(grouped) {
  const names = ["rank", "name", "total", ...(grouped ? ["favourite"] : [])];
  return element("colgroup", {}, names.map((name) => element("col", { class: `standing__${name}-column` })));
}

/**
 * @param {StepResult} result
 * @param {QuestionResult} question
 * @param {Moment} moment
 */
function head(result, question, { say }) {
  return element(
    "tr",
    {},
    element(
      "th",
      { class: "standing__about", colspan: 2, scope: "col" },
      element("h1", {}, say(result.kind === "choose" ? "projector.results.chose_table" : "projector.results.title")),
      element("p", {}, given(result, question, say)),
    ),
    element("th", { scope: "col" }, element("span", { class: "visually-hidden" }, say("projector.results.total"))),
    question.groups.length > 0 &&
      element(
        "th",
        { class: "standing__groups", scope: "col" },
        say("projector.results.favourite_of"),
        element("small", {}, say("projector.results.phones_only")),
      ),
  );
}

/**
 * '355 stippen van 71 mensen', and how they came in.
 * @param {StepResult} result
 * @param {QuestionResult} question
 * @param {Moment["say"]} say
 */
function given(result, question, say) {
  const totals = totalsPerSource(question);
  const unit = unitOf(result);
  const sum = unit === "euros" ? euros(totals.total) : say(`projector.results.${unit}`, { n: totals.total });
  const voters = result.method === "table_consensus" ? "by_tables" : "by_people";
  const by = unit === "people" ? "" : ` ${say(`projector.results.${voters}`, { n: votersOf(question) })}`;
  const channels = /** @type {const} */ (["device", "table", "paper"])
    .filter((source) => totals[source] > 0)
    .map((source) => say(`projector.results.${source}`, { n: totals[source] }));
  const parts = [sum + by, ...(channels.length > 1 && unit !== "euros" ? [channels.join(", ")] : [])];
  if (question.invalid > 0) parts.push(say("projector.results.invalid", { n: question.invalid }));
  if (result.round > 1) parts.push(say("projector.results.round", { round: result.round }));
  if (result.cards) parts.push(say("projector.results.cards", { n: result.cards.used, issued: result.cards.issued }));
  return parts.join(" · ");
}

/** Whether a plan gets money. @type {Record<string, string>} */
const OUTCOMES = {
  funded: "projector.results.funded",
  not_funded: "projector.results.not_funded",
  to_draw: "projector.results.to_draw",
  waiting: "projector.results.waiting_draw",
};

/** What one vote is in this result. @type {Record<string, string>} */
const UNITS = { table_consensus: "votes", budget_plans: "votes", pick: "votes", budget_amounts: "euros", top3: "points" };

/** @param {StepResult} result */
function unitOf({ kind, method }) {
  return kind === "choose" ? "people" : (UNITS[method ?? ""] ?? (kind === "budget" ? "votes" : "dots"));
}

/**
 * @param {Standing} standing
 * @param {{grouped: boolean, inEuros: boolean}} how
 * @param {Moment} moment
 */
function row({ row: option, share, favourite_of, shared, revealed }, { grouped, inEuros }, moment) {
  if (!revealed) return covered(option, grouped, moment);
  const theme = option.theme ? themeClass(option.theme.number) : "";
  return element(
    "tr",
    { class: `standing__row ${theme} ${shared ? "standing__row--shared" : ""} ${option.outcome ? `standing__row--${option.outcome}` : ""}`.replace(/\s+/g, " ").trim(), key: option.id },
    element("td", { class: "standing__rank" }, hasPlace(option) ? place(option.rank, option.tied, moment) : "–"),
    element("th", { class: "standing__name", scope: "row" }, element("span", {}, chip(option.theme, option.number), element("span", {}, option.label, money(option, moment)))),
    element(
      "td",
      { class: "standing__total" },
      element("i", { class: "measure", vars: { share }, "aria-hidden": "true" }),
      element("b", {}, inEuros ? euros(option.total) : option.total),
    ),
    grouped && element("td", { class: "standing__favourite" }, favourite_of.map((group) => groupName(group))),
  );
}

/**
 * What a plan asks and whether it gets that.
 * @param {import("../board_types.js").ResultRow} option
 * @param {Moment} moment
 */
function money({ amount, outcome }, { say }) {
  const parts = [typeof amount === "number" ? euros(amount) : "", outcome ? say(OUTCOMES[outcome] ?? "") : ""];
  const words = parts.filter(Boolean).join(" · ");
  return words ? element("small", { class: "standing__money", drop: 1 }, words) : null;
}

/**
 * A row that is still to be revealed keeps its place.
 * @param {{id: string, rank: number}} option
 * @param {boolean} grouped
 * @param {Moment} moment
 */
function covered({ id, rank }, grouped, moment) {
  return element(
    "tr",
    { class: "standing__row standing__row--covered", key: `covered-${id}` },
    element("td", { class: "standing__rank" }, place(rank, false, moment)),
    element("td", { colspan: grouped ? 3 : 2 }, element("span", { class: "standing__cover" })),
  );
}

/**
 * @param {number} rank
 * @param {boolean} tied
 * @param {Moment} moment
 */
function place(rank, tied, { say, language }) {
  const ordinals = new Intl.PluralRules(language, { type: "ordinal" });
  return [
    element("span", {}, rank, element("sup", {}, say(`projector.results.ordinal.${ordinals.select(rank)}`))),
    tied && element("small", {}, say("projector.results.tied")),
  ];
}

/** @param {GroupResult} group */
function groupName(group) {
  return element("span", { class: "standing__group", key: group.role }, group.label, element("small", {}, `(${group.people})`));
}

/**
 * @param {Standing[]} rest
 * @param {Moment} moment
 */
function others(rest, { say }) {
  return element(
    "p",
    { class: "standing__others" },
    say("projector.results.others"),
    " ",
    rest
      .filter(({ revealed }) => revealed)
      .map(({ row: { number, label, total } }) => `${number} ${label} (${total})`.trim())
      .join(", "),
  );
}

/**
 * What every group shares and where they differ, once everything is revealed.
 * @param {QuestionResult} question
 * @param {Board} board
 * @param {Moment} moment
 */
export function rankingFoot(question, board, { say }) {
  if (!revealsAll(question, board) || question.groups.length === 0) return [];
  const shared = question.rows.filter(({ id }) => question.shared.includes(id));
  const differing = question.differences
    .map((id) => ({ row: question.rows.find((one) => one.id === id), groups: question.groups.filter((group) => group.favourites.includes(id)) }))
    .filter(({ row: found, groups }) => found && groups.length > 0);
  return [
    shared.length > 0 &&
      element(
        "section",
        { class: "shared", fit: 0.7 },
        element("h2", {}, say("projector.results.shared")),
        element("p", {}, shared.map((one) => element("span", { class: "shared__one" }, chip(one.theme, one.number), element("span", { drop: 1 }, ` ${one.label}`)))),
      ),
    differing.length > 0 &&
      element(
        "section",
        { class: "differing", fit: 0.7 },
        element("h2", {}, say("projector.results.differ")),
        differing.map(({ row: found, groups }) =>
          element(
            "p",
            {},
            say("projector.results.favours", { group: groups.map(({ label }) => label).join(", "), plan: `${found?.number ?? ""} ${found?.label ?? ""}`.trim() }),
          ),
        ),
      ),
  ].filter((part) => part !== false);
}
