"""The wijkagenda on paper: tagged, with bookmarks, in our own type."""

from facilitation.exporters.agenda import compose
from facilitation.exporters.pages import agenda_page
from facilitation.exporters.paper import pdf
from facilitation.exporters.whole import Exportable
from facilitation.exporters.words import words_for


def write(document: Exportable, language: str = "nl") -> bytes:
    """PDF/UA-1. Raises ExporterUnavailable where Pango is missing."""
    words = words_for(language)
    return pdf(agenda_page(compose(document, words), words))
