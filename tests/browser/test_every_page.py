"""Every page: accessible, within the window, quiet; in both languages, on phone and computer, in the dark, zoomed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page

from second_opinion.content.family import example_folder
from tests.browser import steps
from tests.browser.fixtures import NewVisitor
from tests.browser.looks import LOOKS, SEEN
from tests.browser.running import Home
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


WITHOUT_A_LINK = ("/stop", "/coverage/calls", "/coverage/card", "/decide/reasons?reason=unclear&reason=rare")
"""Pages that no page links to once the binder is open."""
PAGES = [
    "/case",
    "/case/new",
    "/coverage",
    "/coverage/answer",
    "/coverage/calls",
    "/coverage/card",
    "/decide",
    "/decide/reasons",
    "/decide/studies",
    "/decide/telling",
    "/decide/waiting",
    "/gather",
    "/guides",
    "/guides/*",
    "/home",
    "/pack",
    "/pack/left-out",
    "/print",
    "/print/*",
    "/record",
    "/record/contradictions",
    "/record/fact/*",
    "/record/fact/*/source/*",
    "/record/original/*",
    "/settings",
    "/settings/backup",
    "/settings/code",
    "/settings/erase",
    "/settings/export",
    "/settings/passphrase",
    "/stop",
    "/trash",
]
"""Every kind of page that is there once the binder is open. A new one is added here, so that somebody looks at it."""
FILES = ("/bytes", ".ics", ".pdf", ".svg", "/state")
"""How addresses end that give a file, not a page."""

Keep = Callable[[Page, str], None]


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A home whose binder holds what the made-up family downloaded, with the app running."""
    home = Home(tmp_path_factory.mktemp("home"))
    with example_folder() as files:
        home.command("gather", str(files))
    with home.running():
        yield home


@SEEN
def test_every_page_is_for_everybody(gathered: Home, visitor: NewVisitor, keep: Keep, language: str, look: str) -> None:
    luis = visitor(language, LOOKS[look].size, dark=LOOKS[look].dark)
    luis.opens(gathered.address())
    luis.opens(urljoin(luis.page.url, "/home"))
    if "unlock" in luis.page.url:
        steps.open_the_binder(luis)
        luis.page.wait_for_url("**/home")
    luis.opens(urljoin(luis.page.url, "/coverage"))
    steps.ask_what_the_plan_pays(luis, "medicare-part-b", "knee surgery")
    luis.opens(urljoin(luis.page.url, "/stop?after=/case/new"))
    luis.presses("This is not happening now")
    luis.page.wait_for_url("**/case/new")
    found = {}
    for kind in every_page(luis):
        keep(luis.page, f"{kind.strip('/').replace('/', '-').replace('*', 'one')}.{language}.{look}")
        found[kind] = luis.what_is_in_the_way()
        luis.watch.seen.clear()
    assert {kind: ways for kind, ways in found.items() if ways} == {}
    assert sorted(found) == PAGES


def every_page(luis: Visitor) -> Iterator[str]:
    """Open one page of each kind: those no link leads to, and all that links lead to from where the visitor is."""
    waiting = [urljoin(luis.page.url, path) for path in ("/home", *WITHOUT_A_LINK)]
    known: set[str] = set()
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        if kind not in known and kind != "/" and not kind.endswith(FILES):
            known.add(kind)
            luis.opens(address)
            links = luis.page.locator("a[href]").evaluate_all("each => each.map(link => link.href)")
            yield kind
            waiting.extend(link for link in links if link.startswith("http"))


def kind_of(address: str) -> str:
    """A page's path without what differs from one record to the next: ``/record/fact/*``."""
    path = re.sub(r"(?<=/)(?=[^/]*\d)[^/]+", "*", urlsplit(address).path)
    return re.sub(r"(?<=^/print/)[\w-]+$|(?<=^/guides/)[\w-]+$", "*", path)
