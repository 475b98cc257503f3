"""Nothing is gone at once: what is thrown away can be had back for 30 days."""

from __future__ import annotations

from second_opinion.store.queries import originals, people
from second_opinion.web.desk import Desk
from tests.web.client import Browser
from tests.web.steps import gather_the_family


def test_a_file_thrown_away_takes_its_facts_with_it_and_brings_them_back(desk: Desk, opened: Browser) -> None:
    gather_the_family(desk, opened)
    before = {row.person.key: row.facts for row in people.everyone()}
    row = max(originals.everything(), key=lambda row: row.facts)
    assert opened.post(f"/record/original/{row.original.id}/throw").goes_to == "/trash"
    page = opened.get("/trash")
    assert row.original.names[0] in page.text
    assert opened.get(f"/record/original/{row.original.id}").status == 404
    assert {row.person.key: row.facts for row in people.everyone()} != before
    opened.post("/trash/1/restore")
    assert {row.person.key: row.facts for row in people.everyone()} == before
    assert "It is empty." in opened.get("/trash").text


def test_an_empty_trash_says_so_and_nothing_comes_out_of_it(opened: Browser) -> None:
    assert "It is empty." in opened.get("/trash").text
    assert opened.post("/trash/7/restore").status == 404
