"""A person in front of the browser. Labels are said in English, and looked for in the language of the page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from second_opinion.content.words import words
from tests.browser.axe import sideways, violations
from tests.browser.watching import Watch

LONG_WORK = 90_000
"""Milliseconds after which a gathering that has not ended fails."""
TABS = 120
"""More than any page has places to stop at; who has not arrived by then will not."""


class Visitor:
    """What a person does, and what they see. Every step fails when the page does not answer it."""

    def __init__(self, page: Page, watch: Watch, language: str, *, scripts: bool) -> None:
        self.page = page
        self.watch = watch
        self.language = language
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

    def writes(self, field: str, text: str, **values: str) -> None:
        """Fill a field."""
        self.field(field, **values).fill(text)

    def writes_date(self, question: str, year: str, month: str, day: str) -> None:
        """Fill the three boxes of a date."""
        for label, text in (("Month", month), ("Day", day), ("Year", year)):
            self.box(question, label).fill(text)

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

    def reads_below(self, heading: str) -> None:
        """The page has this heading somewhere below its first one (waits for it)."""
        expect(self.page.get_by_role("heading", level=2, name=self.say(heading), exact=True)).to_be_visible()

    def waits_for(self, link: str) -> None:
        """Long work ends with a page that has this link."""
        self.link(link).wait_for(timeout=LONG_WORK)

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

    def field(self, label: str, **values: str) -> Locator:
        return self.page.get_by_label(self.say(label, **values), exact=True)

    def box(self, question: str, label: str) -> Locator:
        """One box of a date."""
        group = self.page.get_by_role("group", name=self.say(question), exact=True)
        return group.get_by_label(self.say(label), exact=True)

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

    def types(self, field: str, text: str, **values: str) -> None:
        """Go to a field with Tab, and type."""
        self.tabs_to(self.field(field, **values))
        self.page.keyboard.type(text)

    def types_date(self, question: str, year: str, month: str, day: str) -> None:
        """Go through the three boxes of a date with Tab, and type."""
        for label, text in (("Month", month), ("Day", day), ("Year", year)):
            self.tabs_to(self.box(question, label))
            self.page.keyboard.type(text)

    def enters(self, what: Locator) -> None:
        """Go to a link or a button with Tab, and press Enter."""
        self.tabs_to(what)
        self.page.keyboard.press("Enter")

    def is_led_to_the_mistake(self, message: str, field: str) -> None:
        """The page came back with the message in focus, and Tab and Enter lead from it to the field."""
        expect(self.page.get_by_role("alert")).to_be_focused()
        self.enters(self.page.get_by_role("alert").get_by_role("link", name=self.say(message), exact=True))
        expect(self.field(field)).to_be_focused()

    def finds_nothing_in_the_way(self) -> None:
        """The page is accessible, fits the window, and did nothing it should not."""
        found = self.what_is_in_the_way()
        assert found == [], "\n".join(found)

    def what_is_in_the_way(self) -> list[str]:
        """What keeps somebody from using the page as it stands, and what the browser noticed until now."""
        wider = sideways(self.page)
        return [
            *(violations(self.page) if self.scripts else ()),
            *([f"{wider} pixels wider than the window"] if wider else ()),
            *self.watch.seen,
        ]
