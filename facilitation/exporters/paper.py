"""From one of our pages to a tagged PDF, without ever fetching anything from elsewhere."""

import os
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from facilitation.assets import static_folder
from facilitation.exporters.letters import set_apart
from facilitation.exporters.tagging import mend

#: A host that cannot exist: whatever is not under /static is refused before it is looked up.
ORIGIN = "http://samenspel.invalid/"
STATIC = "/static/"
MEDIA_TYPES = {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


class ExporterUnavailable(Exception):
    """This machine lacks what a format needs; the message says what to install."""


@dataclass(frozen=True)
class OwnFiles:
    """Gives the layout engine our own stylesheets and fonts, and nothing else."""

    answer: Callable[..., Any]
    _fail_on_errors: bool = False

    def __call__(self, url: str) -> Any:
        """The file behind `url`; ValueError for whatever lies outside our static folder."""
        path = unquote(urlsplit(url).path)
        folder = static_folder().resolve()
        file = (folder / path.removeprefix(STATIC)).resolve()
        if not (url.startswith(ORIGIN) and path.startswith(STATIC) and file.is_relative_to(folder)):
            raise ValueError(f"documents use our own files only, not {url}")
        media_type = MEDIA_TYPES[file.suffix]
        return self.answer(url, body=file.read_bytes(), headers={"Content-Type": media_type})


#: For everybody to read (ISO 14289-1), and for the archive (ISO 19005-2, level A).
FOR_READERS, FOR_THE_ARCHIVE = "pdf/ua-1", "pdf/a-2a"


def pdf(page: str, variant: str = FOR_READERS) -> bytes:
    """`page`, whose stylesheets are ours, as tagged PDF. Raises ExporterUnavailable."""
    weasyprint = _weasyprint()
    own_files = OwnFiles(weasyprint.urls.URLFetcherResponse)
    document = weasyprint.HTML(string=set_apart(page), base_url=ORIGIN, url_fetcher=own_files)
    with warnings.catch_warnings():
        # The engine leaves its colour profile to be closed by Python, which complains.
        warnings.filterwarnings("ignore", "unclosed file", ResourceWarning)
        content: bytes = document.write_pdf(pdf_variant=variant, finisher=mend)
    return content


def _weasyprint() -> Any:
    """Imported here and not above: it loads Pango, which a laptop may not have."""
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise ExporterUnavailable(
            "PDF needs Pango on this machine: install libpango-1.0-0, libpangoft2-1.0-0 and "
            "libharfbuzz-subset0 (on a Mac: brew install pango). "
            "Printing the HTML page from a browser gives the same document."
        ) from error
    # Fonts are cut down to the letters used, and say when: for the same words the same moment.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    return weasyprint
