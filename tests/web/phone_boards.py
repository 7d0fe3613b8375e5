"""A board and what is one's own, for every scene that the phone plays."""

from typing import Any

import msgspec

from facilitation.contract.boards.audiences import PhoneBoard
from facilitation.contract.boards.counting import Counts
from facilitation.contract.boards.own import Own

CHAPTERS = ("Welkom", "Praten", "Thema’s", "Plannen", "Kiezen", "Meedoen", "Afsluiten")
THEMES = [
    {"id": "t1", "number": 1, "name": "Noaberschap"},
    {"id": "t13", "number": 13, "name": "Veilig"},
]
ITEMS = [
    {
        "id": "i1",
        "number": "1a",
        "title": "Samen koffie",
        "theme": THEMES[0],
        "rank": 1,
        "votes": 4,
    },
    {"id": "i2", "number": "13a", "title": "Zebrapad", "theme": THEMES[1], "ambition": "Veilig"},
]
OPTIONS = [
    {
        "id": item["id"],
        "number": item["number"],
        "label": item["title"],
        "theme": item["theme"],
        "summary": "",
    }
    for item in ITEMS
]
THEME_OPTIONS = [
    {
        "id": theme["id"],
        "number": str(theme["number"]),
        "label": theme["name"],
        "theme": theme,
        "summary": "bankje, boom",
    }
    for theme in THEMES
]
ASKED = {
    "key": "could_speak",
    "text": "Kon je zeggen wat je wilde?",
    "options": [{"code": "1", "label": "ja"}, {"code": "2", "label": "nee"}],
    "other": True,
}
RESULT = {
    "step": "s1",
    "kind": "vote",
    "title": "De uitslag",
    "about": "plans",
    "round": 0,
    "questions": [
        {
            "question": "answer",
            "text": "",
            "rows": [
                {
                    "id": "i1",
                    "number": "1a",
                    "label": "Samen koffie",
                    "theme": THEMES[0],
                    "total": 4,
                    "device": 4,
                    "table": 0,
                    "paper": 0,
                    "rank": 1,
                    "tied": False,
                }
            ],
            "voters": {"device": 3, "paper": 1},
            "invalid": 0,
            "groups": [{"role": "resident", "label": "bewoner", "people": 5, "favourites": ["i1"]}],
            "shared": [],
            "differences": [],
        }
    ],
}


def step(kind: str, chapter: str = "Praten", **more: Any) -> dict[str, Any]:
    """A step that is open on phones."""
    return {
        "id": "s1",
        "kind": kind,
        "title": f"Titel van {kind}",
        "text": "Een zin.",
        "host": "",
        "chapter": chapter,
        "state": "open",
        "by": "person",
        "about": None,
        "inputs": ["device"],
        "limit": None,
        "questions": [],
        "scale": None,
        "dots": None,
        "pick": None,
        "minimum": None,
        "maximum": None,
        "fields": [],
        "asked": [],
        "round": 0,
        "minutes": 20,
        **more,
    }


def board(current: dict[str, Any] | None, *actions: str, **more: Any) -> PhoneBoard:
    """A whole board with this step as the current one."""
    now = CHAPTERS.index(current["chapter"]) if current else len(CHAPTERS)
    states = ["done" if at < now else "now" if at == now else "to_come" for at in range(7)]
    numbers = dict.fromkeys(Counts.__struct_fields__, 3)
    workshop = {
        "code": "482716",
        "title": "G100 <Sluiswijk>",
        "neighbourhood": "Sluiswijk",
        "place": "",
        "date": "",
        "state": "open",
        "join_address": "samen.example",
        "wifi": "",
        "languages": ["nl", "en"],
        "roles": [{"code": "resident", "label": "bewoner"}, {"code": "r2", "label": "buur"}],
        "areas": [{"code": "kade", "label": "De Kade"}],
        "contact_allowed": True,
        "controller": "Stichting Sluiswijk",
        "house_rules": ["Luister naar elkaar."],
        "privacy_line": "",
        "closing": {"next_date": None, "by_when": None, "contact": "het wijkteam"},
    }
    row = {"place": "current", "shortest": 5, "skippable": False, "parallel": False, "starts": ""}
    names = ("id", "kind", "title", "chapter", "state", "minutes", "limit")
    content = {
        "revision": 1,
        "since": None,
        "workshop": workshop | more.pop("workshop", {}),
        "step": current,
        "beside": None,
        "steps": [{**row, **{name: current[name] for name in names}}] if current else [],
        "chapters": [
            {"name": name, "state": state} for name, state in zip(CHAPTERS, states, strict=True)
        ],
        "open_actions": list(actions),
        "counts": numbers,
        "timer": {"left_ms": None, "running": False, "total_ms": 0},
        "options": [],
        "words": [],
        "results": [],
        "items": ITEMS,
        **more,
    }
    return msgspec.convert(content, PhoneBoard)


def note(letter: str, text: str, **more: Any) -> dict[str, Any]:
    """One's own note."""
    return {
        "id": letter * 32,
        "number": 401,
        "text": text,
        "step": "s1",
        "key": None,
        "state": "shown",
        "reason": None,
        "flags": [],
        "late": False,
        "theme": None,
        **more,
    }


NOTES = [
    note("a", "Een bankje <b>bij</b> de sluis", theme=THEMES[1]),
    note("b", "Kermis op het plein"),
    note("c", "… moet stoppen", state="hidden", reason="contains_name"),
    note("d", "Bel me", state="waiting", flags=["phone"]),
]
PLEDGE = {
    "id": "p" * 32,
    "item": "i1",
    "brings": ["things"],
    "level": "little",
    "has_contact": False,
}


def own(**more: Any) -> Own:
    """What is one's own."""
    profile = {"role": "resident", "area": None, "table": 4, "language": "nl", "writes_for": None}
    empty: dict[str, Any] = {
        name: [] for name in ("notes", "ballots", "answers", "pledges", "plans")
    }
    content = {**empty, "revision": 1, "profile": profile | more.pop("profile", {}), **more}
    return msgspec.convert(content, Own)


WRITING = {"limit": 140}
WORDS = {"limit": 40, "by": "table"}
PLAN = {"fields": ["title", "actions", "contact"], "asked": ["Hoe heet jullie plan?"]}
VOTE = {"about": "plans", "chapter": "Kiezen"}

#: Scene, board and own: everything that the first paint can be.
PAINTS: dict[str, tuple[str, PhoneBoard, Own]] = {
    "before the start": ("welcome", board(None), own()),
    "welcome": ("welcome", board(step("welcome", "Welkom")), own(profile={"role": "r2"})),
    "talk": ("waiting", board(step("talk", inputs=[])), own(notes=NOTES)),
    "break": ("waiting", board(step("break", inputs=[])), own()),
    "words": ("writing", board(step("words", **WORDS), "submit_note"), own()),
    "words for a table": (
        "writing",
        board(step("words", **WORDS), "submit_note"),
        own(profile={"writes_for": 4}),
    ),
    "ideas": ("writing", board(step("ideas", **WRITING), "submit_note"), own(notes=NOTES)),
    "ideas with questions": (
        "writing",
        board(step("ideas", limit=140, questions=[{**ASKED, "options": []}]), "submit_note"),
        own(),
    ),
    "ideas on paper": (
        "waiting",
        board(step("ideas", limit=140, inputs=["paper"]), "submit_note"),
        own(),
    ),
    "ideas closed": ("landed", board(step("ideas", limit=140, state="closed")), own(notes=NOTES)),
    "check": (
        "writing",
        board(step("check", **WRITING, about="themes"), "submit_note", options=OPTIONS),
        own(notes=NOTES),
    ),
    "plan card": ("planning", board(step("elaborate", **PLAN), "submit_plan_card"), own()),
    "dots": ("voting", board(step("vote", **VOTE, dots=3), "cast_ballot", options=OPTIONS), own()),
    "dots given": (
        "voting",
        board(step("vote", **VOTE, dots=3), "cast_ballot", options=OPTIONS),
        own(ballots=[{"step": "s1", "allocation": {"i1": 2}}]),
    ),
    "nothing to choose yet": (
        "waiting",
        board(step("vote", **VOTE, dots=3, waits_for="plans"), "cast_ballot", options=[]),
        own(),
    ),
    "picks": ("voting", board(step("vote", **VOTE, pick=2), "cast_ballot", options=OPTIONS), own()),
    "vote closed": ("landed", board(step("vote", **VOTE, dots=3, state="closed")), own()),
    "result": ("results", board(step("result", inputs=[]), results=[RESULT]), own()),
    "no result yet": ("results", board(step("result", inputs=[])), own()),
    "joining": ("joining", board(step("commit", "Meedoen"), "pledge"), own(pledges=[PLEDGE])),
    "joining a theme": (
        "joining",
        board(step("commit", "Meedoen"), "pledge", items=[], options=THEME_OPTIONS),
        own(pledges=[{**PLEDGE, "item": "t1"}]),
    ),
    "joining over plain HTTP": (
        "joining",
        board(step("commit", "Meedoen"), "pledge", workshop={"contact_allowed": False}),
        own(),
    ),
    "looking back": (
        "answering",
        board(step("evaluate", questions=[ASKED]), "answer"),
        own(answers=[{"step": "s1", "question": "could_speak", "value": "1", "other": None}]),
    ),
    "scale": (
        "answering",
        board(
            step(
                "scale",
                questions=[{**ASKED, "other": False}],
                scale={"from": 1, "to": 5, "low": "nee", "high": "ja"},
            ),
            "answer",
        ),
        own(),
    ),
    "offers": ("offering", board(step("offers"), "offer"), own()),
    "close": ("closing", board(step("close", "Afsluiten", inputs=[])), own(pledges=[PLEDGE])),
    "over": ("closing", board(None, workshop={"state": "closed"}), own(notes=NOTES)),
}
