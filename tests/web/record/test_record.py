"""The record on the screen: what is true is shown as true, what was ruled out as ruled out, and all with its source."""

from __future__ import annotations

import re

import pytest

from second_opinion.record import Result, Standing
from second_opinion.store.queries import originals, people
from second_opinion.store.queries import record as records
from second_opinion.web.desk import Desk
from second_opinion.web.record.details import ELSEWHERE, NAMES
from second_opinion.web.record.kinds import CLASHES, KINDS, STANDING_SENTENCES, STANDINGS
from tests.web.client import Browser
from tests.web.steps import fetch, gather_the_family


@pytest.fixture
def luis(desk: Desk, opened: Browser) -> Browser:
    """Luis with his mother's record open."""
    gather_the_family(desk, opened)
    return opened


def rosa() -> str:
    return max(people.everyone(), key=lambda row: row.facts).person.key


def facts_on(text: str) -> list[str]:
    return re.findall(r'<a href="/record/fact/([0-9a-z]+)">', text)


def test_before_anything_is_gathered_the_page_says_what_to_do(opened: Browser) -> None:
    assert opened.get("/record").heading == "There is no record yet"


def test_the_timeline_shows_each_fact_once_page_after_page(luis: Browser) -> None:
    seen: list[str] = []
    address = "/record"
    while address:
        page = luis.get(address)
        seen += facts_on(page.text)
        older = re.search(r'href="([^"]*)" rel="next"', page.text)
        address = older[1].replace("&amp;", "&") if older else ""
    assert len(seen) == len(set(seen)) == people.get(rosa()).facts


def test_a_search_finds_the_words_and_nothing_else(luis: Browser) -> None:
    page = luis.get("/record?q=penicillin")
    assert facts_on(page.text)
    assert facts_on(luis.get("/record?q=zzzznothing").text) == []
    assert "Nothing fits" in luis.get("/record?q=zzzznothing").text


def test_filters_narrow_and_are_kept_on_the_next_page(luis: Browser) -> None:
    page = luis.get("/record?kind=Result&since-year=2020")
    assert re.search(r'rel="next"', page.text)
    assert "kind=Result" in page.text.split('rel="next"')[0].rpartition("href=")[2]
    assert 'value="Result" checked' in page.text


def test_a_date_nobody_knows_is_said_and_kept(luis: Browser) -> None:
    page = luis.get("/record?since-year=yesterday")
    assert (page.status, page.errors) == (422, ["Type the year with four digits, for example 1954."])
    assert 'value="yesterday"' in page.text


def test_what_was_ruled_out_is_shown_as_ruled_out(luis: Browser) -> None:
    key = rosa()
    found = records.timeline(key, records.Filters(), size=5_000)
    ruled_out = [line.fact.id for line in found.lines if line.fact.standing is Standing.REFUTED]
    assert ruled_out
    for each in ruled_out:
        page = luis.get(f"/record/fact/{each}")
        assert "ruled out" in page.heading
        assert "<strong>The source" in page.text


def test_every_fact_leads_to_the_entry_it_comes_from(luis: Browser) -> None:
    found = records.timeline(rosa(), records.Filters(), size=40)
    for line in found.lines:
        page = luis.get(f"/record/fact/{line.fact.id}/source/0")
        assert page.status == 200
        assert "not found again" not in page.text
        assert "cannot be shown" not in page.text


def test_a_trend_has_its_drawing_its_sentence_and_its_table(luis: Browser) -> None:
    key = rosa()
    lines = records.timeline(key, records.Filters(kinds=frozenset({"Result"})), size=5_000).lines
    long = next(
        line.fact for line in lines if len(records.trend(key, line.fact)) >= 5 and isinstance(line.fact, Result)
    )
    page = luis.get(f"/record/fact/{long.id}")
    drawn = re.search(r'<img src="([^"]+)" alt="([^"]+)"', page.text)
    assert drawn is not None
    assert "values" in drawn[2]
    assert luis.get(drawn[1]).headers["Content-Type"] == "image/svg+xml"
    assert page.text.count("<tr>") == len(records.trend(key, long)) + 1


def test_an_original_is_given_back_byte_for_byte_and_never_run(desk: Desk, luis: Browser) -> None:
    row = next(row for row in originals.everything() if row.original.names[0].endswith(".xml"))
    answer = fetch(luis, f"/record/original/{row.original.id}/bytes")
    assert answer.data == desk.binder.objects.read(row.sealed)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_an_original_that_is_damaged_is_said_and_never_handed_out(desk: Desk, luis: Browser) -> None:
    row = next(each for each in originals.everything() if each.sealed and each.original.size > 1000)
    path = desk.binder.objects.path(row.sealed)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    page = luis.get(f"/record/original/{row.original.id}/bytes")
    assert (page.status, page.heading) == (500, "This file cannot be opened")
    path.unlink()
    assert luis.get(f"/record/original/{row.original.id}/bytes").heading == "This file cannot be opened"


def test_what_does_not_fit_together_shows_both_sides(luis: Browser) -> None:
    page = luis.get("/record/contradictions")
    assert page.text.count('<section class="card">') == len(records.contradictions(rosa()))
    assert page.text.count('<section class="card">') > 0


def test_what_is_not_there_is_said_calmly(luis: Browser) -> None:
    gone = ("/record/fact/nothing", "/record/fact/nothing/source/0", "/record/original/" + "0" * 64)
    assert [luis.get(each).status for each in gone] == [404, 404, 404]


def test_the_record_speaks_spanish_too(luis: Browser) -> None:
    luis.post("/language", language="es", after="/record")
    assert 'lang="es"' in luis.get("/record").text


def test_every_kind_field_standing_and_clash_has_its_words() -> None:
    import msgspec

    from second_opinion.record import AnyFact, Clash

    kinds = AnyFact.__args__
    assert set(KINDS) == {kind.__name__ for kind in kinds}
    assert {field.name for kind in kinds for field in msgspec.structs.fields(kind)} == set(NAMES) | ELSEWHERE
    assert set(STANDINGS) == set(STANDING_SENTENCES) == set(Standing)
    assert set(CLASHES) == set(Clash)
