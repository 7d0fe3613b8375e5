"""Files over the API: the same exporters as behind the download buttons."""

from collections.abc import Callable

from werkzeug.wrappers import Response

from facilitation.exporters import EXPORTERS
from facilitation.exporters.paper import ExporterUnavailable
from facilitation.web.api.problems import Wrong


def file_of(name: str, called: str, write: Callable[[], bytes]) -> Response:
    """A document in the format of this name."""
    exporter = EXPORTERS.get(name)
    if exporter is None:
        raise Wrong("not_found")
    try:
        content = write()
    except ExporterUnavailable as unavailable:
        raise Wrong("no_document", headers={"Retry-After": "30"}) from unavailable
    response = Response(content, content_type=exporter.media_type)
    filename = f"{called}{exporter.extension}"
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
