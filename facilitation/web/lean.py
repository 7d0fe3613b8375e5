"""Our own scripts as browsers get them: without the comments and types that only readers need."""

import re

#: A documentation block or a type cast, with the line break it leaves behind.
_DOCUMENTATION = re.compile(r"[ \t]*/\*\*.*?\*/[ \t]*\n?", re.DOTALL)
_COMMENT_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)


def without_comments(script: str) -> str:
    """The script without `/** … */` blocks and `//` lines; everything else stays as it was.

    It knows no JavaScript: our scripts keep `/**` for documentation, never in a text.
    """
    return _COMMENT_LINE.sub("", _DOCUMENTATION.sub("", script))
