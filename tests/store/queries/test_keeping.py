"""The trash, what is left out of a packet, settings, and the people of a binder."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from django.utils import timezone

from second_opinion.journey.pack import Choices
from second_opinion.record import Case, Person
from second_opinion.store.models import Trash
from second_opinion.store.queries import originals, pack, people, settings, trash
from second_opinion.store.queries.people import NoSuchPersonError
from second_opinion.store.queries.record import NoSuchFactError
from tests.people import LUIS, ROSA
from tests.store.conftest import Gather
from tests.store.files import condition, file

ZIP = file("portal.zip", None)
INNER = file("portal.zip › a.json", ROSA, condition("Gout"), inside=ZIP.original.id)
OTHER = file("b.json", ROSA, condition("Asthma"))
HIS = file("luis.json", LUIS, condition("Hay fever"))


@pytest.fixture
def rosa(gather: Gather) -> str:
    gather([ZIP, INNER, OTHER, HIS])
    return next(row.person.key for row in people.everyone() if "Rosa" in row.label)


def test_a_file_is_thrown_away_with_what_was_found_inside_it(rosa: str) -> None:
    trash.throw_original(ZIP.original.id)
    assert [fact.label for fact in pack.record_of(rosa).facts] == ["Asthma"]
    assert [(thrown.label, thrown.files) for thrown in trash.contents()] == [("portal.zip", 2)]
    with pytest.raises(LookupError):
        originals.get(INNER.original.id)


def test_a_person_is_thrown_away_alone_and_comes_back_as_they_were(rosa: str) -> None:
    people.set_case(Case(person=rosa, told="a spot on the lung"))
    before = pack.record_of(rosa)
    number = trash.throw_person(rosa)
    assert [row.label for row in people.everyone() if row.named] == [LUIS.label]
    trash.restore(number)
    assert pack.record_of(rosa) == before
    assert people.case(rosa) == Case(person=rosa, told="a spot on the lung")


def test_what_is_past_its_time_goes_for_good_and_says_which_bytes_may_go(rosa: str) -> None:
    sealed = originals.get(OTHER.original.id).sealed
    trash.throw_original(OTHER.original.id)
    assert trash.purge_due() == frozenset()
    Trash.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert trash.purge_due() == {sealed}
    assert trash.contents() == ()
    assert sealed not in originals.sealed_ids()
    assert [fact.label for fact in pack.record_of(rosa).facts] == ["Gout"]


def test_thrown_away_means_thirty_days(rosa: str) -> None:
    trash.throw_person(rosa)
    assert [thrown.until - thrown.thrown for thrown in trash.contents()] == [timedelta(days=30)]


def test_gathering_a_file_again_takes_it_out_of_the_trash(rosa: str, gather: Gather) -> None:
    trash.throw_original(OTHER.original.id)
    gather([OTHER])
    assert sorted(fact.label for fact in pack.record_of(rosa).facts) == ["Asthma", "Gout"]


def test_what_is_left_out_stays_out_when_other_files_come(rosa: str, gather: Gather) -> None:
    secret = next(fact.id for fact in pack.record_of(rosa).facts if fact.label == "Gout")
    pack.leave_out(rosa, [secret])
    gather([file("c.json", ROSA, condition("Anemia"))])
    chosen = pack.choices(rosa, Choices(made_on="2026-01-01"))
    assert (chosen.left_out, chosen.made_on, chosen.others) == (frozenset({secret}), "2026-01-01", 2)
    pack.put_back(rosa, [secret])
    assert pack.left_out(rosa) == frozenset()


def test_only_what_is_in_the_record_can_be_left_out(rosa: str) -> None:
    with pytest.raises(NoSuchFactError):
        pack.leave_out(rosa, ["no such fact"])
    assert pack.left_out(rosa) == frozenset()


def test_people_who_are_not_there_are_said_not_to_be(database: Path) -> None:
    assert database.exists()
    for ask in (people.get, pack.record_of, trash.throw_person):
        with pytest.raises(NoSuchPersonError):
            ask("nobody")
    with pytest.raises(NoSuchPersonError):
        people.set_case(Case(person="nobody"))


def test_settings_are_kept_and_wrong_ones_refused(database: Path) -> None:
    assert database.exists()
    assert settings.choose(idle_minutes=5, language="es") == settings.settings()
    assert settings.settings() == settings.Settings(idle_minutes=5, language="es")
    with pytest.raises(msgspec.ValidationError):
        settings.choose(idle_minutes="never")
    with pytest.raises(TypeError):
        settings.choose(colour="red")
    assert settings.settings() == settings.Settings(idle_minutes=5, language="es")


def test_a_person_described_anew_is_called_so(database: Path) -> None:
    assert database.exists()
    key = people.add(Person())
    people.describe(key, ROSA)
    assert (people.get(key).label, people.get(key).person.birth_date) == (ROSA.label, ROSA.birth_date)
