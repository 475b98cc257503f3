"""Each check that the journeys rely on is shown a page that must not pass it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.browser.axe import sideways, violations
from tests.browser.fixtures import PHONE, NewVisitor
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

GOOD = """<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,">
<main><h1>A page</h1>{}</main></html>"""
POLICY = "default-src 'self'; img-src 'self' data:"
ELSEWHERE = "http://192.0.2.1/pixel.gif"  # an address for examples, which belongs to nobody (RFC 5737)

Shows = Callable[[str], Visitor]


class Page(BaseHTTPRequestHandler):
    """Answers with the page the test has put up, under a strict policy; 404 for anything else."""

    def do_GET(self) -> None:
        page: str = getattr(self.server, "shown", "")
        self.send_response(200 if self.path == "/" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *_: Any) -> None:
        """Nobody reads it."""


@pytest.fixture
def shows(visitor: NewVisitor) -> Iterator[Shows]:
    """Puts a page up, and gives a visitor with a phone who has it open."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()

        def put_up(inside: str) -> Visitor:
            server.__dict__["shown"] = GOOD.format(inside)
            luis = visitor(size=PHONE)
            luis.opens(f"http://127.0.0.1:{server.server_address[1]}/")
            return luis

        yield put_up
        server.shutdown()
        thread.join()


def test_a_good_page_passes_every_check(shows: Shows) -> None:
    shows("<p>Hello.</p>").finds_nothing_in_the_way()


@pytest.mark.parametrize(
    ("inside", "rules"),
    [
        ('<input type="text">', {"label"}),
        ('<img src="data:,">', {"image-alt"}),
        ("<button></button>", {"button-name"}),
        ("<h3>Too deep</h3>", {"heading-order"}),
        ('<p><font color="#777777">Pale words</font></p>', {"color-contrast"}),
        ('<p><font color="#666666">A little pale</font></p>', {"color-contrast-enhanced"}),
        ('<div tabindex="3">First</div>', {"tabindex"}),
    ],
)
def test_a_page_that_shuts_somebody_out_is_caught(shows: Shows, inside: str, rules: set[str]) -> None:
    assert {found.split(":")[0] for found in violations(shows(inside).page)} == rules


def test_a_page_that_is_wider_than_the_phone_is_caught(shows: Shows) -> None:
    assert sideways(shows('<table width="600"><tr><td>wide</td></tr></table>').page) > 0


def test_a_picture_from_another_computer_is_caught_even_when_the_policy_stops_it(shows: Shows) -> None:
    seen = shows(f'<img alt="" src="{ELSEWHERE}">').watch.seen
    assert [line for line in seen if line.startswith("left")] == [f"left this computer: {ELSEWHERE}"]
    assert [line for line in seen if "Content Security Policy" in line] != []


@pytest.mark.parametrize(
    "inside",
    ["<script>1</script>", '<p style="color: red">x</p>', '<p onclick="1">x</p>'],
    ids=["script", "style", "on"],
)
def test_what_the_content_policy_forbids_is_caught(shows: Shows, inside: str) -> None:
    assert [line for line in shows(inside).watch.seen if "Content Security Policy" in line] != []


def test_a_missing_file_is_caught(shows: Shows) -> None:
    assert shows('<img alt="" src="/gone.png">').watch.seen == ["answered 404: /gone.png"]


def test_an_error_of_a_script_is_caught(shows: Shows) -> None:
    luis = shows("<p>Hello.</p>")
    luis.page.evaluate("() => { setTimeout(() => { throw new Error('broken') }, 0) }")
    luis.page.wait_for_timeout(50)
    assert [line for line in luis.watch.seen if "broken" in line] != []


def test_a_focus_that_cannot_be_seen_is_caught(shows: Shows) -> None:
    luis = shows("<button>Start</button>")
    luis.tabs_to(luis.button("Start"))
    luis.page.evaluate("() => { document.querySelector('button').style.outline = 'none' }")
    with pytest.raises(AssertionError, match="the focus cannot be seen"):
        luis.tabs_to(luis.button("Start"))
