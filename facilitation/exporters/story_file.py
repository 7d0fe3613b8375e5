"""One true story as a file, to be told again elsewhere: without who told it, or what came of it."""

import msgspec

from facilitation.domain.cases import Case
from facilitation.exporters.records.stories import CASE_FORMAT, CaseFile
from facilitation.exporters.unreadable import UnreadableDocument, not_ours


def case_file(case: Case) -> bytes:
    """The story as JSON."""
    told = CaseFile(
        title=case.title,
        story=case.story,
        question=case.question,
        asked=case.asked,
        place=case.place,
    )
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def case_in(content: bytes, case_id: str) -> Case:
    """The story in `content`, as a new one. Raises UnreadableDocument, which says what is wrong."""
    try:
        told = msgspec.json.decode(content, type=CaseFile)
    except msgspec.MsgspecError as error:
        raise UnreadableDocument(not_ours(content, error, CASE_FORMAT)) from error
    return Case(
        id=case_id,
        number=0,
        title=told.title,
        story=told.story,
        question=told.question,
        asked=told.asked,
        place=told.place,
    )
