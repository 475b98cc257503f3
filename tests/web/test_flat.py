"""A page asks the same few questions and reads the same few rows, whether the record is small or large.

Timing lies on a shared machine; counting does not. How long pages take is measured by ``benchmarks/run web``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from second_opinion.journey.gather import FileOutcome
from second_opinion.record import AnyFact, Concept, Medication, PartialDate, Period
from second_opinion.store.queries import gather, people, record
from second_opinion.store.queries.record import Filters
from second_opinion.store.sqlcipher.base import Cursor
from second_opinion.web.desk import Desk
from tests.people import ROSA
from tests.store.files import condition, file, note, result
from tests.web.client import Browser
from tests.web.conftest import PASSPHRASE, came_in

SMALL, FULL, LARGE = 50, 600, 2_000
"""The second is large enough to fill every page."""
IN_A_FILE = 10
PAGES = {
    "home": "/home",
    "timeline": "/record",
    "timeline, older": "/record?older=30",
    "timeline, one kind": "/record?kind=Result",
    "timeline, days": "/record?since=2001-02&until=2020",
    "timeline, one person": "/record?who=osei",
    "search": "/record?q=seen",
    "search, two letters": "/record?q=gl",
    "fact": "/record/fact/{fact}",
    "contradictions": "/record/contradictions",
    "original": "/record/original/{original}",
    "gather": "/gather",
    "result of gathering": "/gather/{job}",
    "pack": "/pack",
    "left out": "/pack/left-out?q=seen",
    "trash": "/trash",
    "settings": "/settings",
    "case": "/case",
    "coverage": "/coverage",
    "coverage, calls": "/coverage/calls",
    "forms to print": "/print",
}

Counted = dict[str, tuple[int, int]]


@pytest.fixture
def filled(desk: Desk) -> Callable[[int], tuple[Browser, dict[str, str]]]:
    """Makes a binder with so many facts; gives a browser and the addresses of the pages."""
    browser = came_in(desk)
    desk.create(PASSPHRASE)

    def fill(count: int) -> tuple[Browser, dict[str, str]]:
        job = gather.start_gathering()
        files = [made(start, min(IN_A_FILE, count - start)) for start in range(0, count, IN_A_FILE)]
        for outcome in files:
            gather.commit(job, outcome, desk.binder.objects.put(iter([outcome.original.names[0].encode()])))
        gather.finish(job)
        lines = record.timeline(people.everyone()[0].person.key, Filters(kinds=frozenset({"Result"}))).lines
        named = {"fact": lines[0].fact.id, "original": files[0].original.id, "job": job}
        return browser, {name: address.format(**named) for name, address in PAGES.items()}

    return fill


def made(start: int, count: int) -> FileOutcome:
    """A file with facts of many kinds, among them doses that do not fit together."""
    return file(f"portal-{start}.json", ROSA, *(fact(number) for number in range(start, start + count)))


def fact(number: int) -> AnyFact:
    day = f"{2001 + number % 19}-{1 + number // 19 % 12:02d}-{1 + number // 228 % 28:02d}"
    kind, which = number % 8, number // 8
    if kind < 5:
        return result(("Glucose", "Sodium")[number % 2], str(100 + number % 60), day, panel="Basic panel")
    if kind == 5:
        return condition(f"Finding {which}", day)
    if kind == 6:
        since = Period(PartialDate(day))
        name = "".join(chr(ord("a") + int(digit)) for digit in f"{which // 2:04d}")
        return Medication(code=Concept(f"{name}ol {10 + which % 2 * 10} MG Oral Tablet"), status="active", when=since)
    return note(f"Seen {number}", day, "Ama Osei, MD")


@contextmanager
def counting() -> Iterator[list[int]]:
    """Statements to the database, and rows read from it."""
    found = [0, 0]

    def asked(execute: Callable[..., Any], *words: Any) -> Any:
        found[0] += 1
        return execute(*words)

    def many(cursor: Cursor, *words: Any) -> Any:
        rows = list(super(Cursor, cursor).fetchmany(*words))
        found[1] += len(rows)
        return rows

    def every(cursor: Cursor) -> Any:
        rows = list(super(Cursor, cursor).fetchall())
        found[1] += len(rows)
        return rows

    def one(cursor: Cursor) -> Any:
        row = super(Cursor, cursor).fetchone()
        found[1] += row is not None
        return row

    with pytest.MonkeyPatch.context() as patch, connection.execute_wrapper(asked):
        patch.setattr(Cursor, "fetchmany", many, raising=False)
        patch.setattr(Cursor, "fetchall", every, raising=False)
        patch.setattr(Cursor, "fetchone", one, raising=False)
        yield found


def counted(browser: Browser, addresses: dict[str, str]) -> Counted:
    """What each page costs, once it was opened before."""
    costs: Counted = {}
    for name, address in addresses.items():
        assert browser.get(address).status == 200, address
        with counting() as found:
            browser.get(address)
        costs[name] = (found[0], found[1])
    return costs


@pytest.fixture
def costs(
    filled: Callable[[int], tuple[Browser, dict[str, str]]], desk: Desk, tmp_path: Any
) -> Callable[[int], Counted]:
    """The costs of all pages with so many facts, each time in a new binder."""

    def of(count: int) -> Counted:
        if people.everyone():
            desk.lock()
            desk.place = tmp_path / f"binder-{count}"
            desk.create(PASSPHRASE)
        return counted(*filled(count))

    return of


def test_a_page_asks_and_reads_the_same_with_a_small_and_a_large_record(costs: Callable[[int], Counted]) -> None:
    small, full, large = costs(SMALL), costs(FULL), costs(LARGE)
    asked = [{name: cost[0] for name, cost in each.items()} for each in (small, full, large)]
    assert asked[0] == asked[1] == asked[2]
    assert full == large
    assert {name: cost for name, cost in large.items() if cost[0] > 20 or cost[1] > 300} == {}


def test_what_does_not_fit_together_is_leafed_through_to_its_end_and_never_said_to_be_nothing(
    filled: Callable[[int], tuple[Browser, dict[str, str]]],
) -> None:
    browser, _ = filled(FULL)
    there = len(record.contradictions(people.everyone()[0].person.key))
    seen = 0
    address = "/record/contradictions"
    while address:
        page = browser.get(address)
        seen += page.text.count("Different doses of one medicine")
        following = re.search(r'href="([^"]+)" rel="next"', page.text)
        address = f"/record/contradictions{following[1]}" if following else ""
    assert (seen, there) == (30, 30)
    assert browser.get("/record/contradictions?page=9").goes_to == "/record/contradictions"
    assert "More than 1000 facts" not in browser.get("/record?q=20").text


def test_the_control_a_page_that_looks_up_each_fact_by_itself_is_found_out(
    costs: Callable[[int], Counted], monkeypatch: pytest.MonkeyPatch
) -> None:
    timeline = record.timeline

    def looping(person: str, *words: Any, **more: Any) -> Any:
        found = timeline(person, *words, **more)
        for line in timeline(person, Filters(), size=LARGE).lines:
            record.facts(person, [line.fact.id])
        return found

    monkeypatch.setattr(record, "timeline", looping)
    small, full = costs(SMALL), costs(FULL)
    assert full["timeline"][0] > small["timeline"][0] > 50
    assert full["timeline"][1] > small["timeline"][1] > 50
