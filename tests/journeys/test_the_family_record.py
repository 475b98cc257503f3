"""Luis drops his downloads folder; what comes out for Rosa is what the story says.

Every truth in ``content/family/truths.toml`` is asked of the merged record, and every fact of the story is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
import pytest

from second_opinion.content.family import example_folder
from second_opinion.content.family.story.people import ROSA
from second_opinion.content.family.story.whole import TOLD
from second_opinion.journey.gather import FileOutcome
from second_opinion.journey.merge import Pile, merge, sort_people
from second_opinion.outside.gathering import gather
from second_opinion.record import (
    AnyFact,
    Contradiction,
    DiagnosticReport,
    Fact,
    Note,
    Original,
    PersonRecord,
    PlannedCare,
    Quantity,
    Standing,
)
from tests.content.family.truths import truths

TRUTHS = {truth["id"]: truth for truth in truths()}


def having(field: str) -> list[str]:
    return [name for name, truth in TRUTHS.items() if field in truth]


@cache
def outcomes() -> tuple[FileOutcome, ...]:
    with example_folder() as folder:
        return gather([folder]).outcomes


@cache
def piles() -> tuple[Pile, ...]:
    return sort_people(outcomes())


@cache
def record() -> PersonRecord:
    hers = [pile for pile in piles() if pile.person.birth_date == ROSA.birth_date]
    assert len(hers) == 1
    return merge(hers[0].person, hers[0].facts, hers[0].originals, hers[0].versions)


def kind(fact: Fact) -> str:
    return type(fact).__name__


def found(wanted: dict[str, Any]) -> list[AnyFact]:
    """The facts of the record that are as wanted."""
    return [fact for fact in record().facts if kind(fact) == wanted["kind"] and fits(fact, wanted)]


def fits(fact: AnyFact, wanted: dict[str, Any]) -> bool:
    named = fact.label.casefold() == wanted["says"].casefold()
    start = fact.when.first.value if fact.when.first else ""
    on = wanted.get("on", "")
    dated = start == on if wanted.get("exactly") else start.startswith(on)
    value = getattr(fact, "value", None)
    measured = "value" not in wanted or (isinstance(value, Quantity) and value.value == wanted["value"])
    said = wanted.get("status", fact.status), wanted.get("standing", fact.standing.value)
    return named and dated and measured and said == (fact.status, fact.standing.value)


def files_behind(facts: Iterable[AnyFact]) -> set[str]:
    """The files on disk that facts come from: a document in a zip or in a record counts as that zip, that record."""
    by_id = {original.id: original for original in record().originals}
    ids = {source.original for fact in facts for source in fact.sources}
    return {name.split(" › ")[0].rpartition("/")[2] for each in ids for name in outermost(by_id, each).names[:1]}


def outermost(by_id: dict[str, Original], identity: str) -> Original:
    original = by_id[identity]
    return outermost(by_id, original.inside) if original.inside in by_id else original


@pytest.mark.parametrize("name", having("fact"))
def test_a_planted_fact_comes_out_as_it_is(name: str) -> None:
    for wanted in TRUTHS[name]["fact"]:
        facts = found(wanted)
        assert facts if "count" not in wanted else len(facts) == wanted["count"], wanted
        if "originals" in wanted:
            assert len(files_behind(facts)) >= wanted["originals"], wanted


@pytest.mark.parametrize("name", having("contradiction"))
def test_a_planted_contradiction_is_listed(name: str) -> None:
    assert listed(TRUTHS[name]["contradiction"]) != []


@pytest.mark.parametrize("name", having("no_contradiction"))
def test_what_agrees_in_other_units_is_no_contradiction(name: str) -> None:
    assert listed(TRUTHS[name]["no_contradiction"]) == []


def listed(wanted: dict[str, str]) -> list[Contradiction]:
    return [
        each
        for each in record().contradictions
        if each.clash.value == wanted["clash"] and wanted["about"].casefold() in each.about.casefold()
    ]


@pytest.mark.parametrize("name", having("never_hers"))
def test_what_is_not_hers_never_stands_in_her_record(name: str) -> None:
    for unwanted in TRUTHS[name]["never_hers"]:
        shown = [fact.label for fact in record().facts if kind(fact) == unwanted["kind"] and fact.stands]
        assert [label for label in shown if unwanted["says"].casefold() in label.casefold()] == []


@pytest.mark.parametrize("name", having("apart"))
def test_another_person_in_the_pile_is_a_pile_of_their_own(name: str) -> None:
    assert [pile.person.label for pile in piles() if pile.person.label == TRUTHS[name]["apart"]] == [
        TRUTHS[name]["apart"]
    ]


def test_the_other_peoples_files_hold_what_must_not_leak() -> None:
    labels = [
        fact.label.casefold() for pile in piles() for fact in pile.facts if pile.person.birth_date != ROSA.birth_date
    ]
    unwanted = [each["says"] for name in having("apart") for each in TRUTHS[name]["never_hers"]]
    assert [words for words in unwanted if not any(words in label for label in labels)] == []


@pytest.mark.parametrize("name", having("text"))
def test_the_words_of_a_report_are_there_in_full(name: str) -> None:
    texts = [fact.text for fact in record().facts if isinstance(fact, Note | DiagnosticReport)]
    assert [words for words in TRUTHS[name]["text"] if not any(words in text for text in texts)] == []


@pytest.mark.parametrize("name", having("anywhere"))
def test_the_words_of_a_letter_that_names_nobody_are_not_lost(name: str) -> None:
    texts = [fact.text for outcome in outcomes() for fact in outcome.facts if isinstance(fact, Note)]
    assert [words for words in TRUTHS[name]["anywhere"] if not any(words in text for text in texts)] == []


@pytest.mark.parametrize("name", having("outcome"))
def test_a_file_ends_as_it_should_and_says_why(name: str) -> None:
    wanted = TRUTHS[name]["outcome"]
    ended = [outcome for outcome in outcomes() if outcome.original.names[0].endswith(wanted["file"])]
    assert [outcome.ending.value for outcome in ended] == [wanted["ending"]]
    assert wanted["ending"] == "read" or ended[0].reason is not None
    assert "warned" not in wanted or ended[0].warnings != ()


def test_what_was_never_planted_is_not_found() -> None:
    assert found({"kind": "Condition", "says": "Gout"}) == []
    assert found({"kind": "Result", "says": "Creatinine", "on": "2026-09-14", "value": "1.43"}) == []
    assert listed({"clash": "different-dose", "about": "atorvastatin"}) == []


def test_every_file_of_the_folder_has_an_ending() -> None:
    with example_folder() as folder:
        on_disk = {path.name for path in folder.rglob("*") if path.is_file() and path.suffix != ".zip"}
    named = {name.rpartition("/")[2] for outcome in outcomes() for name in outcome.original.names}
    assert on_disk - named == set()


def test_no_fact_of_the_story_is_missing_from_the_record() -> None:
    known = set().union(*map(says, record().facts))
    assert [told.fact.label for told in TOLD if look_for(told.fact) and not says(told.fact) & known] == []


NOT_HERS = {Standing.REFUTED, Standing.ENTERED_IN_ERROR, Standing.NOT_DONE, Standing.PLANNED}


def look_for(fact: AnyFact) -> bool:
    """Notes are found by their words, care-team members by their person, "none known" by its mark."""
    return kind(fact) not in {"Note", "CareTeamMember"} and not getattr(fact, "none_known", False)


def says(fact: AnyFact) -> set[tuple[str, str, str, bool]]:
    """What a fact says however a portal writes it: kind, its name or one of its codes, the month, and if it is hers."""
    month = fact.when.first.value[:7] if fact.when.first and not isinstance(fact, PlannedCare) else ""
    names = {fact.label.casefold(), *(coding.code for coding in fact.code.codings)}
    return {(kind(fact), name, month, fact.standing in NOT_HERS) for name in names}


def test_every_note_of_the_story_is_in_the_record_word_for_word() -> None:
    texts = {squeezed(fact.text) for fact in record().facts if isinstance(fact, Note | DiagnosticReport)}
    told = [each.fact for each in TOLD if isinstance(each.fact, Note | DiagnosticReport)]
    assert [fact.label for fact in told if not any(squeezed(fact.text) in text for text in texts)] == []


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_the_order_of_files_does_not_change_the_record() -> None:
    turned = sort_people(tuple(reversed(outcomes())))
    hers = next(pile for pile in turned if pile.person.birth_date == ROSA.birth_date)
    again = merge(hers.person, hers.facts, hers.originals, hers.versions)
    assert msgspec.json.encode(again.facts) == msgspec.json.encode(record().facts)
    assert again.contradictions == record().contradictions
