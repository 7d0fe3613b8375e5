"""The agenda on one page A4: the wall of themes, what we want, and what we chose."""

from facilitation.exporters.agenda import compose
from facilitation.exporters.pages import poster_page
from facilitation.exporters.paper import pdf
from facilitation.exporters.whole import Exportable
from facilitation.exporters.words import words_for


def write(document: Exportable, language: str = "nl") -> bytes:
    """PDF/UA-1, one page. Raises ExporterUnavailable where Pango is missing."""
    words = words_for(language)
    return pdf(poster_page(compose(document, words), words))
