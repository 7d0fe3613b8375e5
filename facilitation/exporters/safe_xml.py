"""Text that XML can hold: control characters, which it cannot, show as the replacement mark."""

import re

#: Everything that is not a Char in XML 1.0, section 2.2.
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def safe(text: str) -> str:
    """`text`, unless it holds characters that no XML document may hold."""
    return NOT_IN_XML.sub("\ufffd", text)
