"""Homes, browsers and visitors for the tests that walk through the app."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from second_opinion.content.family import example_folder
from tests.browser import chromium
from tests.browser.running import ROOT, Home
from tests.browser.visitor import Visitor
from tests.browser.watching import Watch

__all__ = ["browser", "family_files", "family_folder", "home", "keep", "visitor"]

PHONE, DESKTOP, ZOOMED = (390, 844), (1280, 900), (320, 640)
"""Widths and heights in CSS pixels. ZOOMED is what 400 % leaves of a window of 1280."""
PATIENCE = 15_000
"""Milliseconds until a step that does not come true fails."""

NewVisitor = Callable[..., Visitor]


# For one file of tests, not longer: while it lives, Playwright runs an event loop that Django's tests must not meet.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. Fails, in one line, when this computer has none."""
    place = chromium.find()
    if place is None:
        pytest.fail(chromium.MISSING, pytrace=False)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(place), args=list(chromium.FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[NewVisitor]:
    """Makes visitors, each with a browser without history, on a phone or a computer, with or without scripts."""
    with ExitStack() as opened:

        def new(
            language: str = "en", size: tuple[int, int] = DESKTOP, *, scripts: bool = True, dark: bool = False
        ) -> Visitor:
            context = browser.new_context(
                locale={"en": "en-US", "es": "es-US"}[language],
                viewport={"width": size[0], "height": size[1]},
                java_script_enabled=scripts,
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
            )
            opened.callback(context.close)
            context.set_default_timeout(PATIENCE)
            watch = Watch(context)
            return Visitor(context.new_page(), watch, language, scripts=scripts)

        yield new


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home folder without a binder."""
    return Home(tmp_path)


@pytest.fixture(scope="session")
def family_folder() -> Iterator[Path]:
    """What Luis downloaded."""
    with example_folder() as folder:
        yield folder


@pytest.fixture(scope="session")
def family_files(family_folder: Path) -> list[Path]:
    """What Luis downloaded, file by file."""
    return sorted(path for path in family_folder.rglob("*") if path.is_file())


@pytest.fixture(scope="session")
def keep() -> Callable[[Page, str], None]:
    """Keeps a picture of the whole page under build/screenshots, to be looked at by people."""
    folder = ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)

    def picture(page: Page, name: str) -> None:
        page.screenshot(path=folder / f"{name}.png", full_page=True)

    return picture
