"""The rows of keyed lists: notes, themes, plans, what waits for review and what is suggested."""

from facilitation.contract.boards.shapes import Shape, ThemeChip


class NoteRow(Shape, frozen=True, kw_only=True):
    """A shown note on the projector. `theme` is null until themes are shown."""

    id: str
    number: int = 0
    text: str = ""
    theme: str | None = None
    placed_by: str = "none"
    source: str = "device"
    unit: str = "person"
    step: str = ""
    key: str | None = None
    kind: str = "idea"
    at: str = ""
    late: bool = False
    text_pending: bool = False
    gone: bool = False


class SortedNoteRow(NoteRow, frozen=True, kw_only=True):
    """A shown note for those who group: with the words that are the reason for its place, the
    machine's confidence (0-1) and second choice. `about`: the theme that an addition in a `check`
    step is about; `table`: the table that sent it, for additions only."""

    why: tuple[str, ...] = ()
    confidence: float | None = None
    second: str | None = None
    about: str | None = None
    table: int | None = None


class ReviewRow(Shape, frozen=True, kw_only=True):
    """A note that waits for a look, or is hidden. `flags`: what seems to be in it."""

    id: str
    number: int = 0
    text: str = ""
    step: str = ""
    state: str = "waiting"
    flags: tuple[str, ...] = ()
    reason: str | None = None
    source: str = "device"
    at: str = ""
    gone: bool = False


class ThemeRow(Shape, frozen=True, kw_only=True):
    """A theme. `number` is also its colour. `people`/`tables`: whose notes are in it. `samples`:
    ids of the notes nearest its centre, best first. `terms`: its most characteristic words."""

    id: str
    number: int = 0
    name: str = ""
    terms: tuple[str, ...] = ()
    count: int = 0
    state: str = "suggested"
    named_by: str = "machine"
    people: int = 0
    tables: int = 0
    samples: tuple[str, ...] = ()
    gone: bool = False


class ItemAction(Shape, frozen=True, kw_only=True):
    """One action of a plan."""

    text: str
    who: str = ""
    due: str = ""


class ItemContribution(Shape, frozen=True, kw_only=True):
    """What a party brings."""

    what: str
    party: str = ""
    kind: str = ""
    level: str = ""


class ItemRow(Shape, frozen=True, kw_only=True):
    """A plan (agenda item): drafted at a table, voted on, joined. `says_yes`: pledges;
    `reachable`: of those, with contact; `enough`: reachable meets the step's minimum. `amount`:
    whole euros that it asks; `municipality_says`: the answer to a plan that was looked at;
    `status`: how far a plan of the agenda is, empty for one of this meeting."""

    id: str
    number: str = ""
    title: str = ""
    theme: ThemeChip | None = None
    step: str = ""
    source: str = "device"
    reason: str = ""
    ambition: str = ""
    success_sign: str = ""
    actions: tuple[ItemAction, ...] = ()
    contributions: tuple[ItemContribution, ...] = ()
    first_step: str = ""
    first_step_date: str = ""
    contact_group: str = ""
    shared: str = ""
    differences: str = ""
    dream: str = ""
    cost_note: str = ""
    amount: int | None = None
    place: str = ""
    municipality_says: str = ""
    status: str = ""
    votes: int | None = None
    rank: int | None = None
    says_yes: int = 0
    reachable: int = 0
    gone: bool = False


class PreviewGroup(Shape, frozen=True, kw_only=True):
    """A theme as it would be. `samples`: ids of a few of its notes, best first."""

    name: str
    terms: tuple[str, ...]
    count: int
    samples: tuple[str, ...]


class SuggestionRow(Shape, frozen=True, kw_only=True):
    """Something the machine proposes; nothing happens until a person says so. `kind`:
    move: `note` lies in `theme` (null: loose) and fits better in `into`;
    new: the loose `notes` together would make a theme called `name`;
    merge: `theme` and `into` are alike; split: `notes` of `theme` would make a theme called `name`,
    `preview` has both parts; grouping: `preview` has the themes it would make, `left` is how many
    notes would stay loose. `why`: words that say so; `confidence`: 0-1, the best come first;
    `stale`: notes changed since it was made; `asked`: by a person, with `groups` themes."""

    id: str
    kind: str = "move"
    note: str | None = None
    notes: tuple[str, ...] = ()
    theme: str | None = None
    into: str | None = None
    name: str | None = None
    why: tuple[str, ...] = ()
    confidence: float | None = None
    stale: bool = False
    asked: bool = False
    groups: int | None = None
    preview: tuple[PreviewGroup, ...] = ()
    left: int = 0
    gone: bool = False
