"""One true story as a file, to be told again elsewhere: without who told it, or what came of it."""

from dataclasses import dataclass
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from facilitation.domain.cases import CASE_LIMITS, MOST_ASKED, Case
from facilitation.exporters.schema import UnreadableDocument

CASE_FORMAT: Final = "samenspel-case/1"

Title = Annotated[str, Meta(min_length=1, max_length=CASE_LIMITS["title"])]
Story = Annotated[str, Meta(max_length=CASE_LIMITS["story"])]
Question = Annotated[str, Meta(max_length=CASE_LIMITS["question"])]
Asked = Annotated[str, Meta(max_length=CASE_LIMITS["asked"])]
Place = Annotated[str, Meta(max_length=CASE_LIMITS["place"])]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A story with its question and its guiding questions."""

    format: Literal["samenspel-case/1"] = CASE_FORMAT
    title: Title
    story: Story = ""
    question: Question = ""
    asked: Annotated[tuple[Asked, ...], Meta(max_length=MOST_ASKED)] = ()
    place: Place = ""


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
        raise UnreadableDocument(f"This is not a {CASE_FORMAT} document: {error}") from error
    return Case(
        id=case_id,
        number=0,
        title=told.title,
        story=told.story,
        question=told.question,
        asked=told.asked,
        place=told.place,
    )
