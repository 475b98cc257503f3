"""Every part of a page, as its golden file has it, for everybody: in light and dark, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Route

from tests.browser.fixtures import PHONE, NewVisitor
from tests.browser.running import ROOT, Home

pytestmark = pytest.mark.browser

GOLDEN = ROOT / "tests" / "web" / "components" / "golden"
DRAWN = sorted(GOLDEN.glob("*.html"))


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A home with the app running: the look comes from it."""
    home = Home(tmp_path_factory.mktemp("home"))
    with home.running():
        yield home


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_part_is_for_everybody(started: Home, visitor: NewVisitor, *, dark: bool) -> None:
    luis = visitor("en", PHONE, dark=dark)
    luis.opens(started.address())
    head = luis.page.evaluate("() => document.querySelector('link[rel=stylesheet]').outerHTML")
    shown = {"page": ""}
    luis.page.route("**/part", lambda route: fulfil(route, shown["page"]))
    address = luis.page.url.rstrip("/") + "/part"
    found = {}
    for path in DRAWN:
        shown["page"] = page_with(path, head)
        luis.opens(address)
        found[path.name] = luis.what_is_in_the_way()
        luis.watch.seen.clear()
    assert {name: ways for name, ways in found.items() if ways} == {}
    assert len(found) == len(DRAWN) > 0


def page_with(path: Path, head: str) -> str:
    """A page that has nothing but the part, and what the part leads to."""
    part = path.read_text("utf-8")
    language = path.suffixes[0][1:]
    led_to = "".join(f'<p id="{place}">There</p>' for place in re.findall(r'href="#([^"]+)"', part))
    start = f'<!doctype html><html lang="{language}"><head><title>Part</title>{head}</head>'
    inside = f'<div class="nhsuk-width-container"><h1>Part</h1>{part}{led_to}</div>'
    return f'{start}<body><main class="nhsuk-main-wrapper">{inside}</main></body></html>'


def fulfil(route: Route, page: str) -> None:
    """Answer with the page instead of asking the app."""
    route.fulfill(body=page, content_type="text/html; charset=utf-8")
