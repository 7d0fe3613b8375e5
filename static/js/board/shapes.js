/**
 * The rows of a board as the browser uses them; the truth is facilitation/contract/boards/.
 * @module
 */

/**
 * @typedef {object} Note
 * @property {string} id
 * @property {number} number
 * @property {string} text
 * @property {string | null} theme
 * @property {"machine" | "hand" | "none"} placed_by
 * @property {string} source
 * @property {string} unit
 * @property {string} step
 * @property {string | null} key
 * @property {string} kind
 * @property {string} at
 * @property {boolean} late
 * @property {boolean} text_pending
 * @property {string[]} why
 * @property {number | null} confidence
 * @property {string | null} second
 * @property {string | null} [about] the theme that an addition of a `check` step is about
 * @property {number | null} [table] the table that sent an addition
 */

/**
 * @typedef {object} Theme
 * @property {string} id
 * @property {number} number
 * @property {string} name
 * @property {string[]} terms
 * @property {number} count
 * @property {string} state
 * @property {string} named_by
 * @property {number} people
 * @property {number} tables
 * @property {string[]} [samples] ids of the notes nearest its centre, best first
 */

/**
 * @typedef {object} Waiting a note that waits for a look, or is hidden
 * @property {string} id
 * @property {number} number
 * @property {string} text
 * @property {string} step
 * @property {"waiting" | "hidden"} state
 * @property {string[]} flags
 * @property {string | null} reason
 * @property {string} source
 * @property {string} at
 */

/** @typedef {{ name: string, terms: string[], count: number, samples: string[] }} PreviewGroup */

/**
 * @typedef {object} Suggestion
 * @property {string} id
 * @property {"move" | "new" | "merge" | "split" | "grouping" | "own_themes"} kind
 * @property {string | null} note
 * @property {string[]} notes
 * @property {string | null} theme
 * @property {string | null} into
 * @property {string | null} name
 * @property {string[]} why
 * @property {boolean} stale notes changed since it was made
 * @property {boolean} asked by a person
 * @property {number | null} groups how many themes that person asked for
 * @property {PreviewGroup[]} preview
 * @property {number} left how many notes would stay loose
 */

/** @typedef {{ id: string, number: number, name: string }} ThemeChip */

/**
 * @typedef {object} Plan
 * @property {string} id
 * @property {string} number
 * @property {string} title
 * @property {ThemeChip | null} theme
 * @property {string} ambition
 * @property {string} first_step
 * @property {string} first_step_date
 * @property {string} contact_group
 * @property {string} status how far a plan of the agenda is; empty for one of this meeting
 * @property {number | null} votes
 * @property {number | null} rank
 * @property {number} says_yes
 * @property {number} reachable
 */

/**
 * @typedef {object} StepRow a line of the run-sheet
 * @property {string} id
 * @property {string} kind
 * @property {string} title
 * @property {string} chapter
 * @property {"planned" | "open" | "paused" | "closed"} state
 * @property {"current" | "beside" | null} place
 * @property {number} minutes
 * @property {number} shortest
 * @property {boolean} skippable
 * @property {boolean} parallel
 * @property {number | null} limit
 * @property {string} starts
 */

/**
 * @typedef {object} StepView
 * @property {string} id
 * @property {string} kind
 * @property {string} title
 * @property {string} text
 * @property {string} host
 * @property {string} state
 * @property {string} by
 * @property {string | null} [about]
 * @property {string[]} inputs
 * @property {number} round
 * @property {number} minutes
 * @property {string | null} [waits_for] what must be there before this can be done
 */

/**
 * @typedef {object} Counts
 * @property {number} people
 * @property {number} tables
 * @property {number} phones
 * @property {number} notes
 * @property {number} step_notes
 * @property {number} waiting
 * @property {number} loose
 * @property {number} hidden
 * @property {number} themes
 * @property {number} answered
 * @property {number} voted
 * @property {number} plans
 * @property {number} writing
 */

/** @typedef {{ left_ms: number | null, running: boolean, total_ms: number }} TimerView */
/** @typedef {{ name: string, state: "done" | "now" | "to_come" }} Chapter */
/**
 * @typedef {object} HistoryEntry
 * @property {string} command
 * @property {string} by
 * @property {number} [notes] how many it moved
 * @property {ThemeChip | null} [theme] where most of them went, or the theme it was about
 * @property {string | null} [suggestion] the kind of suggestion that it answered
 */
/** @typedef {{ undo: HistoryEntry | null, redo: HistoryEntry | null }} History */
/** @typedef {{ name: string, reveal: number | null, frozen: boolean }} ViewState */
/** @typedef {{ step: string, title: string, minutes: number, skip: boolean }} Shortening */
/** @typedef {{ word: string, count: number, merged: string[] }} WordCount */
/** @typedef {{ step: string, title: string, total: number, words: WordCount[] }} WordList */

/**
 * @typedef {object} MeetingClock
 * @property {string} planned_end
 * @property {string} expected_end
 * @property {number} minutes_late
 * @property {Shortening[]} can_be_shorter
 */

/**
 * @typedef {object} ResultRow
 * @property {string} id
 * @property {string} number
 * @property {string} label
 * @property {ThemeChip | null} theme
 * @property {number} total
 * @property {number} device
 * @property {number} table
 * @property {number} paper
 * @property {number} rank
 * @property {boolean} tied
 * @property {number | null} [amount] whole euros that a plan asks
 * @property {string | null} [outcome] funded, not_funded, to_draw or waiting
 */

/**
 * @typedef {object} Funding in whole euros
 * @property {number} amount
 * @property {number} spent
 * @property {number} left
 * @property {string[]} to_draw
 * @property {string[]} drawn
 */

/** @typedef {{ role: string, label: string, people: number, favourites: string[] }} GroupResult */

/**
 * @typedef {object} QuestionResult
 * @property {string} question
 * @property {string} text
 * @property {ResultRow[]} rows
 * @property {Record<string, number>} voters
 * @property {number} invalid
 * @property {GroupResult[]} groups
 */

/**
 * @typedef {object} StepResult
 * @property {string} step
 * @property {string} kind
 * @property {string} title
 * @property {number} round
 * @property {QuestionResult[]} questions
 * @property {string | null} [method]
 * @property {Funding | null} [funding]
 * @property {{ issued: number, used: number, void: number } | null} [cards]
 */

/**
 * @typedef {object} Option what can be chosen or joined in the current step
 * @property {string} id
 * @property {string} number
 * @property {string} label
 * @property {ThemeChip | null} theme
 * @property {string} summary
 * @property {number | null} [says_yes] only while people join
 * @property {number | null} [reachable] of those who say yes
 */

/** @typedef {{ next_date: string | null, by_when: string | null, contact: string | null }} Closing */

/**
 * @typedef {object} Board what a facilitator or theme team sees
 * @property {number} revision
 * @property {{ code: string, title: string, state: string, join_address: string, closing: Closing }} workshop
 * @property {StepView | null} step
 * @property {StepView | null} beside
 * @property {StepRow[]} steps
 * @property {Chapter[]} chapters
 * @property {string[]} open_actions
 * @property {Counts} counts
 * @property {TimerView} timer
 * @property {Option[]} options
 * @property {WordList[]} words
 * @property {StepResult[]} results
 * @property {History} history
 * @property {Note[]} notes
 * @property {Theme[]} themes
 * @property {Plan[]} items
 * @property {{ id: string, number: number, title: string }[]} cases
 * @property {{ id: string, number: string, case: string | null, kind: string, text: string, reaction: string }[]} outcomes
 * @property {Suggestion[]} suggestions
 * @property {Waiting[]} review
 * @property {ViewState} [view]
 * @property {string[]} [views]
 * @property {MeetingClock} [clock]
 * @property {{ step: string, waits_for: string }[]} [lacking] steps that cannot be done yet
 */

/**
 * @typedef {object} Services what the parts of a screen share
 * @property {import("../lib/connection.js").Connection} connection
 * @property {import("../lib/status.js").StatusLine} status
 * @property {import("./dispatch.js").Dispatch} dispatch
 * @property {import("./board_actions.js").BoardActions} actions
 * @property {import("./board_settings.js").BoardSettings} settings
 */

export {};
