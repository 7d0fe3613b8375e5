"""True stories for tests: three of them, put in a meeting before anybody comes."""

from __future__ import annotations

from facilitation.domain.cases import Case
from facilitation.domain.ports import Unit

STORIES = (
    Case(
        "a" * 32,
        1,
        "Alleen in een groot huis",
        story="Na de begrafenis werd het stil.\nNiemand belde meer aan.",
        question="Hoe vind ik weer aanspraak?",
        asked=("Wat gebeurt hier?", "Wat gaat al goed?", "Wie kan aanbellen?"),
        owners=("Corrie",),
    ),
    Case(
        "b" * 32,
        2,
        "Post die blijft liggen",
        story="De brieven lagen op een stapel. Ik durfde ze niet open te doen.",
        question="Wie kijkt met mij mee?",
        asked=("Wat is lastig, en voor wie?",),
        owners=("een buur",),
    ),
    Case("c" * 32, 3, "De tuin van de school", question="Mag de tuin ook van de buurt zijn?"),
)


def tell(unit: Unit) -> None:
    """Put the stories in a new meeting."""
    for story in STORIES:
        unit.cases.add(story)
