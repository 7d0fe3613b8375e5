"""Documents are made in a worker process, so that a PDF never holds up a phone."""

from facilitation.exporters.advice_sheet import AdviceSheet
from facilitation.exporters.as_json import encoded
from facilitation.exporters.form_document import FormDocument
from facilitation.exporters.paper import ExporterUnavailable
from facilitation.exporters.whole import Exportable
from facilitation.workers import Worker, WorkerFailed


class Documents:
    """Asks the documents worker for a file."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    def write(
        self, name: str, document: Exportable | FormDocument | AdviceSheet, language: str
    ) -> bytes:
        """The file, or ExporterUnavailable with what to do about it."""
        request = {"format": name, "document": encoded(document), "language": language}
        try:
            answer = self._worker.ask(request)
        except WorkerFailed as failure:
            raise ExporterUnavailable(str(failure)) from failure
        if "unavailable" in answer:
            raise ExporterUnavailable(answer["unavailable"])
        content: bytes = answer["file"]
        return content
