import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LABELLED = Path(__file__).parents[1] / "data" / "grouping" / "notes_dev.jsonl"


@pytest.fixture(scope="session")
def labelled_file() -> Path:
    return LABELLED


@pytest.fixture(scope="session")
def labelled() -> list[dict[str, Any]]:
    """Three hundred invented notes with the theme a person gave them."""
    return [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def group(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run `samenspel group` and return its exit code, stdout and stderr."""
    import argparse

    from facilitation.cli import group as command

    def run(*arguments: object) -> tuple[int, str, str]:
        parser = argparse.ArgumentParser(prog="samenspel")
        command.add_parser(parser.add_subparsers(required=True))
        parsed = parser.parse_args(["group", *(str(each) for each in arguments)])
        code = command.run(parsed)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run
