"""While a large record is merged Luis goes on working, nobody sees half of it, and a crash leaves nothing behind."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from second_opinion.record import AnyFact
from second_opinion.store import binder, chain, drafts, sorting
from second_opinion.store.models import Contradiction, ContradictionSide, Draft, MergedData, MergedFact
from second_opinion.store.queries import pack, people, record, settings, trash
from second_opinion.store.queries.record import Filters
from second_opinion.store.search import text
from tests.people import ROSA
from tests.store.conftest import CHAIN, KEY, Gather
from tests.store.files import condition, file, note, result

FIRST = file("a.json", ROSA, condition("Diabetes", "2012"), result("Glucose", "120", "2020-01-01"))
SECOND = file("b.json", ROSA, *(note(f"Visit {number}", "2021-05-04") for number in range(40)))


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "PIECE", 5)


def while_merging(monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]) -> None:
    """Do something each time a merge is between two pieces of writing."""
    words = text.words_of
    written: list[AnyFact] = []

    def acting(fact: AnyFact) -> str:
        written.append(fact)
        if len(written) % drafts.PIECE == 0:
            act()
        return words(fact)

    monkeypatch.setattr(text, "words_of", acting)


def elsewhere(work: Callable[[], None]) -> None:
    """In another thread, with a connection of its own, as another page or command would."""

    def alone() -> None:
        try:
            work()
        finally:
            connection.close()

    other = threading.Thread(target=alone)
    other.start()
    other.join()


def rows() -> tuple[int, ...]:
    """How many rows there are of merged records, shown or not."""
    with connection.cursor() as cursor:
        words = cursor.execute("SELECT count(*) FROM store_words").fetchone()[0]
    tables = (MergedFact, MergedData, Contradiction, ContradictionSide, Draft)
    return (*(table.objects.count() for table in tables), words)


def test_others_write_while_a_record_is_merged_and_see_the_old_one_whole(
    gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather([FIRST])
    seen: list[tuple[str, int]] = []

    def at_work() -> None:
        settings.choose(paper="a4" if settings.settings().paper == "letter" else "letter")
        seen.append((settings.settings().paper, record.timeline(people.everyone()[0].person.key, Filters()).total))

    while_merging(monkeypatch, lambda: elsewhere(at_work))
    gather([SECOND])
    assert seen == [("a4" if number % 2 == 0 else "letter", 2) for number in range(42 // drafts.PIECE)]
    assert record.timeline(people.everyone()[0].person.key, Filters()).total == 42
    assert chain.holds()


def test_the_control_a_merge_in_one_transaction_keeps_others_waiting(
    gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import DatabaseError, transaction

    gather([FIRST])
    refused: list[str] = []

    def at_work() -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA busy_timeout = 1")
            settings.choose(paper="a4")
        except DatabaseError as error:
            refused.append(str(error))

    while_merging(monkeypatch, lambda: elsewhere(at_work))
    with transaction.atomic():
        gather([SECOND])
    assert set(refused) == {"database is locked"}


def test_what_a_killed_merge_left_is_taken_away_by_the_next(gather: Gather) -> None:
    gather([FIRST])
    before = rows()
    drafts.write(pack.record_of(people.everyone()[0].person.key))
    assert rows() != before
    sorting.sort_again()
    assert rows() != before, "a draft with a sign of life is somebody's work"
    Draft.objects.update(beat=timezone.now() - timedelta(minutes=5))
    sorting.sort_again()
    assert rows() == before


def test_old_records_leave_nothing_behind(gather: Gather) -> None:
    gather([FIRST])
    before = rows()
    gather([SECOND])
    trash.throw_original(SECOND.original.id)
    assert rows() == before


def test_a_merge_that_was_overtaken_is_worked_out_again(gather: Gather, monkeypatch: pytest.MonkeyPatch) -> None:
    gather([FIRST, file("c.json", ROSA, condition("Gout"))])
    thrown: list[int] = []

    def throw() -> None:
        if not thrown:
            thrown.append(0)
            elsewhere(lambda: thrown.append(trash.throw_original(FIRST.original.id)))

    while_merging(monkeypatch, throw)
    gather([SECOND])
    key = people.everyone()[0].person.key
    assert {fact.label for fact in pack.record_of(key).facts} == {"", "Gout"}
    assert (people.get(key).facts, people.get(key).originals) == (41, 2)
    assert chain.holds()


def test_a_crash_between_throwing_away_and_merging_is_made_good_when_the_binder_is_opened(
    gather: Gather, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather([FIRST, SECOND])

    def killed() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sorting, "sort_again", killed)
        with pytest.raises(KeyboardInterrupt):
            trash.throw_original(SECOND.original.id)
    assert sorting.is_due()
    binder.close_store()
    binder.open_store(database, KEY, CHAIN)
    assert not sorting.is_due()
    assert people.everyone()[0].facts == 2


def test_gathering_the_same_again_merges_nothing(gather: Gather, monkeypatch: pytest.MonkeyPatch) -> None:
    gather([FIRST, SECOND])

    def merges(*_: object) -> None:
        raise AssertionError("merged again")

    monkeypatch.setattr(sorting, "merge", merges)
    gather([FIRST, SECOND])
    assert people.everyone()[0].facts == 42
