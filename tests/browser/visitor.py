"""A person in front of the browser. Labels are said in English, and looked for in the language of the page."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from second_opinion.content.words import words
from tests.browser.axe import sideways, violations
from tests.browser.watching import Watch

TABS = 120
"""More than any page has places to stop at; who has not arrived by then will not."""


class Visitor:
    """What a person does, and what they see. Every step fails when the page does not answer it."""

    def __init__(self, page: Page, watch: Watch, language: str, *, scripts: bool) -> None:
        self.page = page
        self.watch = watch
        self.say = words(language).say
        self.scripts = scripts

    def opens(self, address: str) -> None:
        """Type an address."""
        self.page.goto(address)

    def follows(self, link: str, **values: str) -> None:
        """Click a link."""
        self.link(link, **values).click()

    def presses(self, button: str, **values: str) -> None:
        """Click a button."""
        self.button(button, **values).click()

    def writes(self, field: str, text: str) -> None:
        """Fill a field."""
        self.field(field).fill(text)

    def hands_over(self, field: str, files: list[Path]) -> None:
        """Choose files for a field."""
        self.field(field).set_input_files(files)

    def downloads(self, what: Locator) -> bytes:
        """Click, and keep what is downloaded."""
        with self.page.expect_download() as coming:
            what.click()
        return Path(coming.value.path()).read_bytes()

    def reads(self, heading: str, **values: str) -> None:
        """The page has this heading (waits for it)."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(self.say(heading, **values))

    def sees(self, text: str, **values: str) -> None:
        """The page says this somewhere (waits for it)."""
        expect(self.page.get_by_role("main").get_by_text(self.say(text, **values)).first).to_be_visible()

    def does_not_see(self, text: str) -> None:
        """These words are nowhere on the page."""
        expect(self.page.get_by_text(text)).to_have_count(0)

    def link(self, name: str, **values: str) -> Locator:
        return self.page.get_by_role("link", name=self.say(name, **values), exact=True)

    def button(self, name: str, **values: str) -> Locator:
        return self.page.get_by_role("button", name=self.say(name, **values), exact=True)

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(self.say(label), exact=True)

    def tabs_to(self, what: Locator) -> None:
        """Press Tab until it has the focus, and can be seen to have it."""
        expect(what).to_be_visible()
        for _ in range(TABS):
            self.page.keyboard.press("Tab")
            if what.evaluate("each => each === document.activeElement"):
                break
        expect(what).to_be_focused()
        marked = what.evaluate("each => { const s = getComputedStyle(each); return s.outlineStyle + s.boxShadow }")
        assert marked != "nonenone", "the focus cannot be seen"

    def types(self, field: str, text: str) -> None:
        """Go to a field with Tab, and type."""
        self.tabs_to(self.field(field))
        self.page.keyboard.type(text)

    def enters(self, what: Locator) -> None:
        """Go to a link or a button with Tab, and press Enter."""
        self.tabs_to(what)
        self.page.keyboard.press("Enter")

    def finds_nothing_in_the_way(self) -> None:
        """The page is accessible, fits the window, and did nothing it should not."""
        if self.scripts:
            assert violations(self.page) == []
        assert (sideways(self.page), self.watch.seen) == (0, [])

    @property
    def kind(self) -> str:
        """The address of the page without what differs from one record to the next: ``/record/*``."""
        path = self.page.evaluate("() => location.pathname")
        return re.sub(r"(?<=/)(?=[^/]*\d)[\w:.-]+", "*", path)
