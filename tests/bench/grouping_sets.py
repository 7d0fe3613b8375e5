"""The labelled sets of notes: what was asked, who may look at them, and how to read them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from facilitation.grouping import KnownTheme

DATA = Path(__file__).parents[1] / "data" / "grouping"
MISFITS = frozenset({"overig", "los"})

GENERAL = "Wat leeft er in de wijk?"
ROLES = "Wat is de rol van bewoners en wat van professionals?"
# What was asked. The lexicon may be grown on these.
DEVELOPMENT = {
    "notes_dev": "Wat is er nodig in de wijk?",
    "notes_wijk": GENERAL,
    "dev_kort": GENERAL,
    "dev_lang": GENERAL,
    "dev_lang2": GENERAL,
    "dev_lang3": "Wat leeft er in de buurt?",
    "dev_dorp": "Wat is er nodig in ons dorp?",
    "notes_wijkbudget": "Waar besteden we het wijkbudget aan?",
    "notes_rol": ROLES,
    "notes_rol2": ROLES,
    "dev_veiligheid": "Hoe maken we de buurt veiliger?",
    "dev_eenzaam": "Wat doen we tegen eenzaamheid?",
    "dev_jeugd": "Wat heeft de jeugd hier nodig?",
    "dev_energie": "Hoe gaan we om met energie en wonen?",
    "notes_kerk": "Wat doen we met de oude kerk?",
    "dev_school": "Wat doen we met de leegstaande school?",
    "notes_plein": "Hoe willen we met elkaar omgaan op het plein?",
    "notes_jubileum": "Hoe vieren we vijftig jaar wijk?",
    "dev_markt": "Hoe krijgen we de weekmarkt terug?",
    "dev_dieren": "Wat doen we met honden, katten en kippen in de wijk?",
    "dev_donker": "Een nacht zonder licht: hoe pakken we dat aan?",
    "dev_spullen": "Hoe gaan we meer spullen delen en repareren?",
    "dev_voetbal": "Hoe houden we onze voetbalclub overeind?",
    "dev_toeristen": "Hoe gaan we om met al die toeristen?",
    "dev_water": "Wat doen we als het water in het dorp staat?",
}
# Nothing may be grown, tuned or mended on these: only their figures may be looked at.
BLIND = {
    "blind_algemeen": "Wat speelt er bij jullie in de buurt?",
    "blind_lang": "Wat leeft er in de buurt?",
    "blind_dorp2": "Wat is er nodig in ons dorp?",
    "blind_rol": ROLES,
    "blind_budget": "Waar geven we het wijkbudget aan uit?",
    "blind_veilig2": "Wat is er nodig om je veilig te voelen?",
    "blind_eenzaam2": "Hoe zorgen we dat niemand eenzaam is?",
    "blind_jeugd2": "Wat willen jongeren?",
    "blind_energie2": "Hoe worden onze huizen duurzaam?",
    "blind_onvoorzien": "Wat doen we met de oude haven?",
    "notes_buurt": "Wat leeft er in de buurt?",
    "notes_dorp": "Wat is er nodig in het dorp?",
    "notes_rol3": ROLES,
    "notes_terrein": "Wat doen we met het oude fabrieksterrein?",
    # Written and labelled after the lexicon was frozen at a723948, measured once.
    "after_algemeen": "Wat leeft er in onze wijk?",
    "after_rol": "Wat is de rol van bewoners en wat is de rol van professionals?",
    "after_budget": "Waar besteden we het wijkbudget aan?",
    "after_onvoorzien": "Hoe houden we onze wijkkrant levend?",
    # Written before the frames for unforeseen questions (decision 19), measured once.
    "blind_fanfare": "Hoe brengen we de fanfare weer tot leven?",
    # Written and labelled by somebody who had not read the frames, measured once.
    "blind_streektaal": "Hoe houden we onze streektaal levend?",
    # Written by five authors who had read nothing of ours, and measured before the words of
    # everyday life were multiplied by others, who had not seen these.
    "blind_begraafplaats": "Wat doen we met de oude begraafplaats?",
    "blind_bieb": "Hoe houden we onze bibliotheek open?",
    "blind_radio": "Hoe zetten we een eigen wijkradio op?",
    "blind_vliegtuigen": "Hoe leven we met de vliegtuigen boven ons hoofd?",
    "blind_volkstuin": "Hoe eten we vaker uit onze eigen volkstuinen?",
    "blind_vuurwerk": "Hoe willen we oud en nieuw voortaan in de wijk beleven, "
    "met of zonder vuurwerk?",
    "blind_pont": "Hoe houden we het pontje in de vaart?",
    "blind_museum": "Hoe maken we een museum van onze wijk?",
    "blind_deelauto": "Hoe gaan we samen auto's delen?",
    "blind_nood": "Wat doen we als de stroom drie dagen uitvalt?",
}
QUESTIONS = DEVELOPMENT | BLIND


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """The notes of one meeting with the theme that a person gave each of them."""

    name: str
    question: str
    texts: tuple[str, ...]
    themes: tuple[str, ...]
    second_sorting: tuple[str, ...] = ()
    typed: tuple[KnownTheme, ...] = ()

    @property
    def blind(self) -> bool:
        """Whether nobody may look at its notes to make the grouping better."""
        return self.name in BLIND

    @property
    def theme_count(self) -> int:
        """How many themes the person made, misfits left out."""
        return len(set(self.themes) - MISFITS)


def read_set(name: str) -> LabelledSet:
    """Read one of the sets by name."""
    rows = _rows(DATA / f"{name}.jsonl")
    return LabelledSet(
        name=name,
        question=QUESTIONS[name],
        texts=tuple(row["text"] for row in rows),
        themes=tuple(row["theme"] for row in rows),
        second_sorting=_second_sorting(name, [row["id"] for row in rows]),
        typed=_typed(name),
    )


def read_file(path: Path) -> list[LabelledSet]:
    """Read a file with `text` and `theme` (or `category`); one set per `election` in it."""
    meetings: dict[str, list[dict[str, str]]] = {}
    for row in _rows(path):
        meetings.setdefault(row.get("election", path.stem), []).append(row)
    return [
        LabelledSet(
            name,
            QUESTIONS.get(name, ""),
            tuple(row["text"] for row in rows),
            tuple(row.get("theme") or row["category"] for row in rows),
        )
        for name, rows in sorted(meetings.items())
    ]


def texts_of(names: Iterable[str]) -> list[str]:
    """All texts of these sets, one after another."""
    return [text for name in names for text in read_set(name).texts]


def _second_sorting(name: str, ids: list[str]) -> tuple[str, ...]:
    path = DATA / f"{name}_second_sorting.jsonl"
    if not path.exists():
        return ()
    themes = {row["id"]: row["theme"] for row in _rows(path)}
    return tuple(themes[each] for each in ids)


def _typed(name: str) -> tuple[KnownTheme, ...]:
    """The themes as a facilitator would type them beforehand: a name and a few words each."""
    path = DATA / f"{name}_themes.json"
    if not path.exists():
        return ()
    themes = json.loads(path.read_text(encoding="utf-8"))["themes"]
    return tuple(KnownTheme(each["name"], each["name"], tuple(each["words"])) for each in themes)


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
