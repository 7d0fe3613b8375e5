"""The wijkagenda as one HTML file."""

from facilitation.exporters.agenda import compose
from facilitation.exporters.pages import agenda_file
from facilitation.exporters.whole import Exportable
from facilitation.exporters.words import words_for


def write(document: Exportable, language: str = "nl") -> bytes:
    """UTF-8; the file needs nothing beside it and fetches nothing."""
    words = words_for(language)
    return agenda_file(compose(document, words), words).encode()
