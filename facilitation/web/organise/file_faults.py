"""What is wrong with a file that came in, where in it, and what to do: for who knows no JSON."""

import re
from dataclasses import dataclass
from typing import Final

from facilitation.exporters.unreadable import Fault
from facilitation.web.languages import speaker

#: Parts of our files that have a name of their own; of others only the path is shown.
PARTS: Final = frozenset(
    "workshop neighbourhood participation notes hidden themes words answers ballots items pledges "
    "process_log cases outcomes offers plan workshops paths merged left_out conversions "
    "reactions referrals".split()
)
#: notes[3].text: the part, and which of them, from nought.
_PATH: Final = re.compile(r"(?P<part>[a-z_]+)(?:\[(?P<nth>\d{1,6})\])?")


@dataclass(frozen=True, slots=True)
class FaultWords:
    """`where`: in words, or empty; `path`: the same, for who can open the file."""

    what: str
    where: str
    path: str
    then: str


def fault_words(fault: Fault) -> FaultWords:
    """In the language of who reads."""
    say = speaker("organise").say
    return FaultWords(
        what=say(f"organise.file.{fault.code}", what=fault.what, n=fault.most),
        where=_where(fault),
        path=fault.place,
        then=say(f"organise.file.then.{THEN.get(fault.code, 'again')}"),
    )


#: What to do, where it is something else than saving the file once more.
THEN: Final = {
    "not_json": "choose",
    "not_ours": "choose",
    "too_long": "shorten",
    "longer_than": "shorten",
}


def _where(fault: Fault) -> str:
    say = speaker("organise").say
    if fault.line:
        return say("organise.file.line", line=fault.line)
    found = _PATH.match(fault.place)
    if found is None or found["part"] not in PARTS:
        return ""
    part = say(f"organise.file.part.{found['part']}")
    if found["nth"] is None or found["part"] == "workshops":
        return part
    return say("organise.file.nth", part=part, nth=int(found["nth"]) + 1)
