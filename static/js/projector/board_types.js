/**
 * The shapes on the projector's board that this screen reads; the truth is facilitation/contract/boards/.
 *
 * @typedef {{id: string, number: number, name: string}} ThemeChip
 * @typedef {{code: string, label: string}} Label
 * @typedef {{key: string, text: string, options: Label[], other: boolean}} Question
 * @typedef {{next_date: string|null, by_when: string|null, contact: string|null}} Closing
 * @typedef {{amount: number|null, youngest_voter: number|null, tie_rule: string, leftover_rule: string}} Money
 * @typedef {{amount: number, spent: number, left: number, funded: string[], to_draw: string[]}} Funding
 * @typedef {{code: string, title: string, neighbourhood: string, place: string, date: string, join_address: string,
 *   house_rules: string[], privacy_line: string, plan_label?: string, wifi?: string, closing: Closing, money?: Money|null}} Workshop
 * @typedef {{from: number, to: number, low: string, high: string}} Scale
 * @typedef {{id: string, kind: string, title: string, text: string, chapter: string, state: string, by: string,
 *   about: string|null, questions: Question[], scale: Scale|null, dots: number|null, pick: number|null,
 *   minimum: number|null, asked: string[], round: number, waits_for?: string|null}} Step
 * @typedef {{name: string, state: string}} Chapter
 * @typedef {{people: number, tables: number, notes: number, step_notes: number, loose: number, answered: number,
 *   voted: number, plans: number}} Counts
 * @typedef {{left_ms: number|null, running: boolean, total_ms: number}} Timer
 * @typedef {{id: string, number: string, label: string, theme: ThemeChip|null, summary: string,
 *   amount?: number|null, place?: string, says_yes?: number|null, reachable?: number|null}} Option
 * @typedef {{word: string, count: number, merged: string[]}} WordCount
 * @typedef {{step: string, title: string, total: number, words: WordCount[]}} WordList
 * @typedef {{id: string, number: string, label: string, theme: ThemeChip|null, total: number, device: number,
 *   table: number, paper: number, rank: number, tied: boolean, amount?: number|null,
 *   outcome?: string|null}} ResultRow
 * @typedef {{role: string, label: string, people: number, favourites: string[]}} GroupResult
 * @typedef {{question: string, text: string, rows: ResultRow[], voters: Record<string, number>, invalid: number,
 *   groups: GroupResult[], shared: string[], differences: string[]}} QuestionResult
 * @typedef {{step: string, kind: string, title: string, about: string|null, round: number,
 *   questions: QuestionResult[], method?: string|null, funding?: Funding|null,
 *   cards?: {issued: number, used: number, void: number}|null}} StepResult
 * @typedef {{name: string, reveal: number|null, frozen: boolean}} View
 * @typedef {{id: string, number: number, text: string, theme: string|null, step: string, key: string|null,
 *   kind: string, unit: string, at: string, text_pending: boolean}} Note
 * @typedef {{id: string, number: number, name: string, terms: string[], count: number, state: string, people: number,
 *   tables: number, samples: string[]}} Theme
 * @typedef {{id: string, number: string, title: string, theme: ThemeChip|null, ambition: string, status: string, first_step: string,
 *   first_step_date: string, rank: number|null, votes: number|null, says_yes: number, reachable: number}} Item
 * @typedef {{id: string, number: number, title: string, question: string, asked: string[], owners: string[]}} Story
 * @typedef {{id: string, number: string, case: string|null, kind: string, text: string, table: number|null,
 *   reaction: string}} Outcome
 * @typedef {{case: string, tables: number[], advised: number[], people: number}} Seats
 *
 * @typedef {{revision: number, workshop: Workshop, step: Step|null, beside: Step|null, chapters: Chapter[],
 *   counts: Counts, timer: Timer, options: Option[], words: WordList[], results: StepResult[], view: View,
 *   notes: Note[], themes: Theme[], items: Item[], cases: Story[], outcomes: Outcome[], seating: Seats[]}} Board
 *
 * @typedef {{say: (key: string, params?: Record<string, string|number>) => string, language: string,
 *   face: import("../lib/clock.js").Face, shown: (string|null)[], turn: number, large: boolean, appeared: number|null}} Moment
 *   everything besides the board that a picture depends on: words, clock, highlights, a slow count for what changes
 *   by itself, whether the letters are large, and how many themes have
 *   appeared by themselves (null: all)
 */

export {};
