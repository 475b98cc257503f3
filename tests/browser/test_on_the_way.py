"""Every page that is there only at some moment, for everybody: first pages, empty ones, mistakes, results."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.beginnings import ALL, every_beginning
from tests.browser.fixtures import NewVisitor
from tests.browser.looks import LOOKS, SEEN
from tests.browser.running import Home

pytestmark = pytest.mark.browser

ANSWERS = {"page-not-here": ["answered 404: /record/fact/gone"], "no-token": ["answered 403: /home"]}
"""What the browser notices where that is what the page is about."""


@SEEN
def test_every_page_on_the_way_is_for_everybody(
    home: Home,
    tmp_path: Path,
    family_files: list[Path],
    visitor: NewVisitor,
    keep: Callable[[Page, str], None],
    language: str,
    look: str,
) -> None:
    luis = visitor(language, LOOKS[look].size, dark=LOOKS[look].dark)
    found = {}
    with home.running() as address:
        for name in every_beginning(luis, address, family_files, tmp_path):
            keep(luis.page, f"way-{name}.{language}.{look}")
            found[name] = luis.what_is_in_the_way()
            luis.watch.seen.clear()
    assert {name: ways for name, ways in found.items() if ways} == ANSWERS
    assert list(found) == ALL
