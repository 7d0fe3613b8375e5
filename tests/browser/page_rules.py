"""What every page must be, as a browser sees it; what runs in the page lies in `in_page/`."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

from tests.web.page_check import check_page

_INNERMOST: Final = re.compile(r"<template\b[^>]*>(?:(?!<template\b).)*?</template>", re.DOTALL)

GRAVE: Final = frozenset({"serious", "critical"})
_AXE: Final = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@cache
def in_page(name: str) -> str:
    """A function that runs in the page."""
    return (Path(__file__).parent / "in_page" / f"{name}.js").read_text(encoding="utf-8")


def problems_of(page: Page) -> list[str]:
    """Everything that is wrong with the page as it stands now, without axe."""
    return list(page.evaluate(in_page("problems")))


def problems_in_source(html: str) -> list[str]:
    """What is wrong with a page as the server sent it."""
    try:
        check_page(_without_templates(html))
    except Exception as problem:  # noqa: BLE001
        return [f"{type(problem).__name__}: {problem}"]
    return []


def _without_templates(html: str) -> str:
    """Rows and scenes to stamp later follow other rules, which the strict parser lacks."""
    while True:
        outer = _INNERMOST.sub("", html)
        if outer == html:
            return html
        html = outer


def axe_problems(page: Page) -> list[str]:
    """What axe-core finds serious or critical."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_AXE)
    found: dict[str, Any] = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
    return [
        f"axe {row['id']}: {row['help']} {_where(row)}"
        for row in found["violations"]
        if row["impact"] in GRAVE
    ]


def _where(row: dict[str, Any]) -> str:
    return "; ".join(json.dumps(node["target"]) + node["html"][:120] for node in row["nodes"][:3])
