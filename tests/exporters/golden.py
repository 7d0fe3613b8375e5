"""Golden files of the exports; `python -m tests.exporters.golden` writes them anew, to be read."""

from pathlib import Path

from facilitation.exporters import EXPORTERS
from facilitation.exporters.whole import Exportable
from tests.exporters.plan_sample import SLUISWIJK_PLAN
from tests.exporters.sample import JUST_MADE, SLUISWIJK_G100

FOLDER = Path(__file__).parent / "golden"
DOCUMENTS: dict[str, Exportable] = {
    "sluiswijk": SLUISWIJK_G100,
    "just_made": JUST_MADE,
    "plan": SLUISWIJK_PLAN,
}
FORMATS = ("json", "csv", "md", "html")
CASES = [(name, form) for name in DOCUMENTS for form in FORMATS]


def golden_file(name: str, form: str) -> Path:
    return FOLDER / f"{name}{EXPORTERS[form].extension}"


def written(name: str, form: str) -> bytes:
    """What is exported now; the stylesheet inside the HTML has its own life."""
    content = EXPORTERS[form].write(DOCUMENTS[name])
    return without_style(content) if form == "html" else content


def without_style(page: bytes) -> bytes:
    before, _, rest = page.partition(b"<style>")
    return before + rest.partition(b"</style>")[2]


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, form in CASES:
        golden_file(name, form).write_bytes(written(name, form))
