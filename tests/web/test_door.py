"""Nobody but the person's own browser gets in, and nothing shows while the binder is locked."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from second_opinion.web.asked import Open, open_to
from second_opinion.web.desk import Desk
from second_opinion.web.visits import visits
from tests.web.client import Browser
from tests.web.conftest import came_in

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
FOR_ANYONE = {"enter/<str:token>", "again", "static/<str:name>"}
FOR_VISITORS = {"", "stop", "language", "try", "binder/create", "binder/unlock", "binder/lock"} | {
    *(f"coverage{rest}" for rest in ("", "/answer", "/sheet.pdf", "/again.ics")),
    *(f"print{rest}" for rest in ("", "/binder.pdf", "/<slug:name>", "/<slug:name>.pdf", "/<slug:name>.svg")),
    *("guides", "guides/<slug:name>"),
    *(f"decide{rest}" for rest in ("", "/reasons", "/studies", "/waiting", "/telling", "/sheet.pdf")),
}


def routes(patterns: list[URLPattern | URLResolver] | None = None, before: str = "") -> Iterator[tuple[str, Open]]:
    """Every address of the app, as it is written, with whom it is for."""
    for each in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, before + str(each.pattern))
        else:
            yield before + str(each.pattern), open_to(each.callback)


def address(route: str) -> str:
    """An address of that route."""
    return "/" + re.sub(r"<\w+:\w+>", "x", re.sub(r"<int:\w+>", "1", route))


def test_only_the_named_pages_are_there_before_the_binder_is_open() -> None:
    found = list(routes())
    assert {route for route, whom in found if whom == "anyone"} == FOR_ANYONE
    assert {route for route, whom in found if whom == "visitor"} == FOR_VISITORS
    assert len(found) > len(FOR_ANYONE) + len(FOR_VISITORS)


@pytest.mark.parametrize("method", METHODS)
def test_without_a_token_every_page_is_refused(stranger: Browser, method: str) -> None:
    asked = [address(route) for route, whom in routes() if whom != "anyone"]
    assert {each: stranger.ask(method, each).status for each in asked} == dict.fromkeys(asked, 403)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_while_the_binder_is_locked_every_page_of_the_record_leads_to_the_lock(visitor: Browser, method: str) -> None:
    asked = [address(route) for route, whom in routes() if whom == "unlocked"]
    found = {each: visitor.ask(method, each) for each in asked}
    assert {each: (page.status, page.goes_to) for each, page in found.items()} == dict.fromkeys(asked, (302, "/"))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_form_without_our_own_token_changes_nothing(opened: Browser, method: str) -> None:
    asked = [address(route) for route, whom in routes() if whom != "anyone"]
    assert {each: opened.ask(method, each).status for each in asked} == dict.fromkeys(asked, 403)


def test_a_form_from_another_site_is_refused_even_with_the_cookies(opened: Browser) -> None:
    assert opened.ask("POST", "/binder/lock", origin="https://elsewhere.example").status == 403
    assert opened.ask("POST", "/binder/lock", origin="null").status == 403


def test_another_host_name_is_refused_so_that_a_site_cannot_rebind_its_name(opened: Browser) -> None:
    assert opened.ask("GET", "/settings", host="elsewhere.example:8000").status == 400


def test_a_token_is_good_once(desk: Desk) -> None:
    token = visits.token()
    assert (Browser().get(f"/enter/{token}").status, Browser().get(f"/enter/{token}").status) == (302, 403)
    assert not desk.is_open


def test_the_cookie_is_for_this_site_only_and_no_script_reads_it(visitor: Browser) -> None:
    cookie = visitor.cookie("second-opinion")
    assert (cookie["httponly"], cookie["samesite"], cookie["expires"]) == (True, "Strict", "")


def test_no_page_is_kept_framed_guessed_or_told_to_others(visitor: Browser) -> None:
    headers = visitor.get("/").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    assert (policy["default-src"], policy["script-src"], policy["style-src"]) == ("'none'", "'self'", "'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_a_binder_that_nobody_touches_locks_itself(desk: Desk, opened: Browser) -> None:
    assert opened.get("/settings").status == 200
    desk._touched -= 15 * 60
    assert opened.get("/settings").goes_to == "/binder/unlock?after=/settings"
    assert not desk.is_open


def test_a_second_browser_with_its_own_token_sees_the_same_binder(desk: Desk, opened: Browser) -> None:
    assert opened.get("/settings").status == 200
    assert came_in(desk).get("/settings").status == 200
