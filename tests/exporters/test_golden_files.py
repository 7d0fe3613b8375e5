import pytest

from tests.exporters.golden import CASES, golden_file, written


@pytest.mark.parametrize(("name", "form"), CASES)
def test_the_export_is_what_was_read_and_approved(name: str, form: str) -> None:
    assert written(name, form) == golden_file(name, form).read_bytes(), (
        "exports changed: run `python -m tests.exporters.golden` and read the difference"
    )


@pytest.mark.parametrize(("name", "form"), CASES)
def test_the_same_document_gives_the_same_bytes(name: str, form: str) -> None:
    assert written(name, form) == written(name, form)
