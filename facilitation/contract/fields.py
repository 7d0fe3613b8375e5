"""The building blocks of payloads: strings, ids and numbers with their limits."""

from typing import Annotated

from msgspec import Meta

#: The longest text anyone may send in a note, whatever the step says.
LONGEST_NOTE = 500

Id = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9_-]{32,36}$",
        description="made by the client, unique in the workshop",
    ),
]
Ref = Annotated[str, Meta(min_length=1, max_length=64, description="an id from the board")]
Text = Annotated[str, Meta(min_length=1, max_length=LONGEST_NOTE)]
Name = Annotated[str, Meta(min_length=1, max_length=80)]
Word = Annotated[str, Meta(min_length=1, max_length=40)]
Line = Annotated[str, Meta(max_length=300)]
Paragraph = Annotated[str, Meta(max_length=600)]
TableNumber = Annotated[int, Meta(ge=1, le=999)]
CardNumber = Annotated[int, Meta(ge=1, le=99_999)]
People = Annotated[int, Meta(ge=0, le=100_000)]
Milliseconds = Annotated[int, Meta(ge=0, le=86_400_000)]
Revision = Annotated[int, Meta(ge=0, le=2**53)]
