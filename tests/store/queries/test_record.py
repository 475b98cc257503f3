"""The timeline, its filters, and where a line came from."""

from __future__ import annotations

import pytest

from second_opinion.store.queries import originals, people, record, trash
from second_opinion.store.queries.record import Filters, NoSuchFactError
from tests.people import LUIS, ROSA
from tests.store.conftest import Gather
from tests.store.files import condition, file, note, result

GLUCOSE = [result("Glucose", str(90 + day), f"2020-01-{day:02d}", "2345-7", "Basic panel") for day in range(1, 29)]


@pytest.fixture
def rosa(gather: Gather) -> str:
    facts = (condition("Diabetes", "2012"), note("Seen for cough", "2021-05-04T10:00:00", "Priya Raman, MD"))
    sodium = result("Sodium", "140", "2020-01-28", "2951-2", "Basic panel")
    gather([
        file("a.json", ROSA, *GLUCOSE, sodium),
        file("b.xml", ROSA, *facts, condition("Gout"), condition("Asthma", "2020-01")),
        file("luis.json", LUIS, condition("Hay fever", "2020-01-05")),
    ])  # fmt: skip
    return next(row.person.key for row in people.everyone() if "Rosa" in row.label)


def labels(person: str, filters: Filters) -> list[str]:
    return [line.fact.label for line in record.timeline(person, filters).lines]


def test_every_fact_is_on_exactly_one_page_newest_first_and_undated_last(rosa: str) -> None:
    page = record.timeline(rosa, Filters(), size=7)
    seen = list(page.lines)
    assert page.newer == ""
    while page.older:
        page = record.timeline(rosa, Filters(), older=page.older, size=7)
        seen += page.lines
    days = [line.fact.when.first.value if line.fact.when.first else "" for line in seen]
    assert days == sorted(days, reverse=True)
    assert len(seen) == len({line.fact.id for line in seen}) == page.total == 33
    assert days[-1] == ""
    while page.newer:
        page = record.timeline(rosa, Filters(), newer=page.newer, size=7)
    assert page.lines == record.timeline(rosa, Filters(), size=7).lines


def test_nobody_elses_facts_are_in_the_record(rosa: str) -> None:
    assert "Hay fever" not in labels(rosa, Filters())
    assert labels(rosa, Filters(text="hay fever")) == []


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(kinds=frozenset({"Note"})), ["" ]),
        (Filters(since="2021"), [""]),
        (Filters(until="2012"), ["Diabetes"]),
        (Filters(since="2012", until="2012-12-31"), ["Diabetes"]),
        (Filters(since="2020-01-28", until="2020-01-28"), ["Sodium", "Glucose", "Asthma"]),
        (Filters(who="raman"), [""]),
        (Filters(text="gout"), ["Gout"]),
        (Filters(kinds=frozenset({"Condition"}), text="asth"), ["Asthma"]),
    ],
)  # fmt: skip
def test_filters_show_what_was_asked_for(rosa: str, filters: Filters, found: list[str]) -> None:
    assert sorted(labels(rosa, filters)) == sorted(found)


def test_a_file_as_filter_shows_what_that_file_said(rosa: str) -> None:
    identity = file("b.xml", None).original.id
    assert len(labels(rosa, Filters(original=identity))) == 4


def test_the_counts_say_how_many_of_each_kind_fit_the_other_filters(rosa: str) -> None:
    page = record.timeline(rosa, Filters(kinds=frozenset({"Note"}), since="2020"))
    assert (page.total, page.kinds) == (1, {"Condition": 1, "Note": 1, "Result": 29})


def test_a_made_up_place_in_the_record_is_no_trouble(rosa: str) -> None:
    for odd in ("x", "|", "2020|x", "|9" * 20, "2020-01-01|99999999999999999999"):
        assert len(record.timeline(rosa, Filters(), older=odd).lines) <= 50
        assert len(record.timeline(rosa, Filters(), newer=odd).lines) <= 50


def test_a_fact_knows_the_entry_it_came_from_its_trend_and_its_panel(rosa: str) -> None:
    newest = record.timeline(rosa, Filters(kinds=frozenset({"Result"}), text="glucose")).lines[0].fact
    page = record.fact(rosa, newest.id)
    assert [cited.original.original.names for cited in page.cited if cited.original] == [("a.json",)]
    cited = page.cited[0].source
    entries = originals.reading(cited.original).facts
    assert [entry.label for entry in entries if cited in entry.sources] == ["Glucose"]
    assert [fact.when.first.value for fact in page.trend if fact.when.first][::27] == ["2020-01-01", "2020-01-28"]
    assert sorted(line.fact.label for line in page.panel) == ["Glucose", "Sodium"]


def test_a_fact_of_somebody_else_is_not_found(rosa: str) -> None:
    luis = next(row.person.key for row in people.everyone() if row.person.key != rosa)
    his = record.timeline(luis, Filters()).lines[0].fact
    with pytest.raises(NoSuchFactError):
        record.fact(rosa, his.id)


def test_what_is_thrown_away_is_in_no_record_and_comes_back_whole(rosa: str) -> None:
    before = record.timeline(rosa, Filters()).kinds
    number = trash.throw_original(file("a.json", None).original.id)
    assert record.timeline(rosa, Filters()).kinds == {"Condition": 3, "Note": 1}
    assert labels(rosa, Filters(text="glucose")) == []
    trash.restore(number)
    assert record.timeline(rosa, Filters()).kinds == before
