"""Somebody in the hall with a browser of their own; every page they open is checked."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response

from facilitation.i18n import Speaker
from tests.browser.page_rules import (
    axe_problems,
    in_page,
    problems_in_source,
    problems_of,
)


@dataclass(eq=False)
class Seat:
    """One browser context with one page. `name` says whose, also in the pictures."""

    name: str
    context: BrowserContext
    page: Page
    origin: str
    pictures: Path
    language: str = "nl"
    scripts: bool = True
    heading: str = ""
    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    axed: set[str] = field(default_factory=set)
    requests: list[Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self._fault(f"uncaught: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def expect(self, pattern: str) -> None:
        """Faults that belong to this test: a server that is away, a wrong code."""
        self.expected.append(pattern)

    # Going and looking ---------------------------------------------------------------------

    def go(self, address: str) -> Seat:
        """Open a page of the server; its source and what it shows are checked."""
        response = self.page.goto(address if "://" in address else self.origin + address)
        assert response is not None
        self.faults += [f"{self.page.url}: {one}" for one in problems_in_source(response.text())]
        return self.check()

    def check(self, moment: str = "") -> Seat:
        """Look at the page as it stands; axe looks once at every page and every scene of it."""
        where = f"{self.name} {moment or self.page.url}"
        self.faults += [f"{where}: {one}" for one in problems_of(self.page)]
        if not self.scripts:
            return self  # axe waits for timers, and here nothing that is a script ever goes off
        self.come_to_rest()
        scene = self.page.evaluate(in_page("scene"))
        if scene not in self.axed:
            self.axed.add(scene)
            self.faults += [f"{where}: {one}" for one in axe_problems(self.page)]
        return self

    def picture(self, moment: str) -> Seat:
        """Check the page and keep what it looks like, as `06-ideas-phone.png`."""
        self.come_to_rest()
        self.page.screenshot(
            path=self.pictures / f"{moment}-{self.name}.png", animations="disabled"
        )
        return self.check(moment)

    def come_to_rest(self) -> None:
        """Wait until the page has loaded and nothing has moved for some frames."""
        self.page.wait_for_load_state()  # a page that is still coming cannot have its picture taken
        if self.scripts:
            self.page.wait_for_function(in_page("at_rest"), arg=secrets.token_hex(4))

    def clipped(self) -> list[str]:
        """Texts that are cut off."""
        return list(self.page.evaluate(in_page("clipped")))

    def left_out(self) -> list[str]:
        """Texts that the projector leaves out of a picture that has room for them."""
        return list(self.page.evaluate(in_page("left_out")))

    def scroll(self) -> tuple[int, int]:
        """How far the page can be scrolled: sideways, down."""
        sideways, down = self.page.evaluate(in_page("scroll"))
        return int(sideways), int(down)

    def letters(self, percent: int) -> Seat:
        """Larger letters, as someone sets them in the browser itself."""
        self.context.add_init_script(LETTERS % percent)
        return self

    # Finding things ------------------------------------------------------------------------

    def say(self, key: str, **params: object) -> str:
        """A sentence as this person's page says it."""
        return Speaker(self.language, "common", VOICES.get(self.kind, "phone")).say(key, **params)

    @property
    def kind(self) -> str:
        """'phone' for phone, phone-2, …"""
        return self.name.split("-")[0]

    def ref(self, name: str, inside: str = "") -> Locator:
        """The element that the page's own script calls this."""
        return self.page.locator(f'{inside} [data-ref="{name}"]')

    def button(self, key: str, **params: object) -> Locator:
        """A visible button or summary by what it says."""
        words = self.say(key, **params)
        exact = re.compile(rf"^\s*{re.escape(words)}")
        return self.page.locator("button:visible, summary:visible, a.button:visible").filter(
            has_text=exact
        )

    # What went wrong -----------------------------------------------------------------------

    def leave(self) -> list[str]:
        """Go home; gives everything that was wrong."""
        self.context.close()
        return [f"[{self.name}] {one}" for one in dict.fromkeys(self.faults)]

    def _fault(self, sentence: str) -> None:
        if not any(re.search(pattern, sentence) for pattern in self.expected):
            self.faults.append(sentence)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._fault(f"console: {message.text} ({message.location.get('url', '')})")

    def _asked(self, request: Request) -> None:
        self.requests.append(request)
        if not request.url.startswith((self.origin, "data:", "blob:", "about:")):
            self._fault(f"asked another server: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._fault(f"{response.status} for {response.request.method} {response.url}")


#: The catalogue that a screen speaks from, beside the common one.
VOICES: Mapping[str, str] = {
    "facilitator": "facilitator",
    "team": "facilitator",
    "projector": "projector",
    "table": "desk",
    "scribe": "desk",
    "organiser": "organise",
}

#: Stands in for the browser's own setting: rem follows it, and so must every page.
LETTERS = """
document.addEventListener("readystatechange", () => {
  document.documentElement.style.setProperty("font-size", "%d%%");
}, { once: true });
"""
