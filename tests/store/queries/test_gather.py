"""Luis gathers: file by file, twice by mistake, after a crash, while another window gathers too."""

from __future__ import annotations

from collections.abc import Generator
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone
from msgspec.structs import replace

from second_opinion.journey.gather import Ending, FileOutcome
from second_opinion.journey.merge import merge, sort_people
from second_opinion.record import HumanName, Original, PartialDate, Person, Reason
from second_opinion.store import chain
from second_opinion.store.leases import Lease
from second_opinion.store.models import Chain, Job
from second_opinion.store.queries import gather as gathering
from second_opinion.store.queries import jobs, originals, pack, people
from second_opinion.store.queries.gather import ALREADY_HERE
from second_opinion.store.search import fts5
from tests.people import LUIS, ROSA
from tests.store.conftest import Gather
from tests.store.files import condition, file, result

pytestmark = pytest.mark.usefixtures("database")

FILES = (
    file("a.json", ROSA, condition("Diabetes", "2012"), result("Glucose", "120", "2020-01-01")),
    file("b.xml", ROSA, condition("Diabetes", "2012"), condition("Asthma")),
    file("luis.json", LUIS, condition("Hay fever")),
)


def rosa() -> str:
    return next(row.person.key for row in people.everyone() if "Rosa" in row.label)


def test_the_record_is_what_merging_everything_at_once_gives(gather: Gather) -> None:
    for outcome in FILES:
        gather([outcome])
    pile = sort_people(FILES)[0]
    at_once = merge(pile.person, pile.facts, pile.originals, pile.versions)
    mine = pack.record_of(rosa())
    assert mine == replace(at_once, person=replace(at_once.person, key=rosa()))
    assert [(row.label, row.facts, row.originals) for row in people.everyone()] == [
        (ROSA.label, 3, 2),
        (LUIS.label, 1, 1),
    ]


def test_the_same_files_again_change_nothing_and_say_so(gather: Gather) -> None:
    gather(FILES)
    before = [pack.record_of(row.person.key) for row in people.everyone()]
    job = gather(FILES)
    assert [pack.record_of(row.person.key) for row in people.everyone()] == before
    assert [each.outcome.reason for each in gathering.outcomes(job)] == [ALREADY_HERE] * 3
    assert len(originals.everything()) == 3


def test_a_copy_under_another_name_counts_once_and_both_names_are_kept(gather: Gather) -> None:
    same = replace(FILES[0], original=replace(FILES[0].original, names=("copy.json",)), facts=(), people=())
    job = gather([FILES[0], replace(same, reason=Reason("The same file."))])
    assert [row.original.names for row in originals.everything()] == [("a.json", "copy.json")]
    assert sum(each.facts for each in gathering.outcomes(job)) == 2


def test_a_file_that_was_refused_unread_is_told_and_not_kept() -> None:
    refused = FileOutcome(
        original=Original(id="", size=9, names=("link",)), ending=Ending.REFUSED, reason=Reason("A link.")
    )
    job = gathering.start_gathering()
    gathering.commit(job, refused, "")
    assert [each.outcome for each in gathering.outcomes(job)] == [refused]
    assert originals.everything() == ()
    assert jobs.get(job).done == 1


def test_a_second_gathering_waits_while_the_first_is_alive() -> None:
    first, second = gathering.start_gathering(), gathering.start_gathering()
    with Lease(first) as lease:
        with pytest.raises(jobs.LeaseHeldError):
            gathering.carry_out(second, nothing)
        lease.end()
    assert gathering.carry_out(second, nothing) == "done"


def test_a_gathering_whose_program_died_is_taken_up_and_ends_as_if_nothing_had_happened() -> None:
    job = gathering.start_gathering(b'{"paths": []}')
    jobs.claim(job, "a program that died")
    gathering.begin(job)
    gathering.commit(job, FILES[0], "1" * 64)
    Job.objects.filter(pk=job).update(heartbeat=timezone.now() - jobs.LEASE - timedelta(seconds=1))
    assert [(row.id, row.state, row.payload) for row in jobs.waiting()] == [(job, "stalled", b'{"paths": []}')]
    assert gathering.carry_out(job, all_of_them) == "done"
    with pytest.raises(jobs.LostLeaseError):
        jobs.beat(job, "a program that died")
    assert jobs.get(job).done == len(gathering.outcomes(job)) == 3
    assert len(pack.record_of(rosa()).facts) == 3


def test_stopping_keeps_what_was_committed_and_merges_it() -> None:
    job = gathering.start_gathering()

    def files(lease: Lease) -> Generator[tuple[FileOutcome, str]]:
        yield FILES[0], "1" * 64
        jobs.cancel(job)
        lease.progress(1, 3)
        yield FILES[1], "2" * 64
        raise AssertionError("asked for more after stopping")

    assert gathering.carry_out(job, files) == "cancelled"
    assert (jobs.get(job).state, jobs.get(job).done, jobs.get(job).known) == ("cancelled", 2, 3)
    assert len(pack.record_of(rosa()).facts) == 3


def test_a_gathering_that_fails_says_only_what_kind_of_failure() -> None:
    job = gathering.start_gathering()

    def files(_lease: Lease) -> Generator[tuple[FileOutcome, str]]:
        yield FILES[0], "1" * 64
        raise OSError("Rosa's file could not be read")

    with pytest.raises(OSError, match="Rosa"):
        gathering.carry_out(job, files)
    assert (jobs.get(job).state, jobs.get(job).error) == ("failed", "OSError")
    assert len(originals.everything()) == 1


def test_somebody_described_by_hand_gets_the_files_that_name_them(gather: Gather) -> None:
    born = PartialDate("1954-03-09")
    key = people.add(Person(names=(HumanName(family="Delgado Ruiz", given=("Rosa",)),), birth_date=born))
    gather(FILES)
    assert [row.originals for row in people.everyone() if row.person.key == key] == [2]
    assert len(people.everyone()) == 2


@pytest.mark.parametrize("others", [(), (LUIS,)], ids=["alone", "beside her son"])
def test_a_name_alone_is_enough_when_one_person_in_the_files_answers_to_it(
    gather: Gather, others: tuple[Person, ...]
) -> None:
    key = people.add(Person(names=(HumanName(text=ROSA.label, use="usual"),)))
    gather([FILES[0], *(file(f"{other.label}.json", other, condition("Hay fever")) for other in others)])
    assert (people.get(key).facts, people.get(key).questions) == (2, ())
    assert len(people.everyone()) == 1 + len(others)


def test_a_name_alone_is_asked_about_when_two_people_answer_to_it(gather: Gather) -> None:
    key = people.add(Person(names=(HumanName(text=ROSA.label, use="usual"),)))
    gather([FILES[0], file("namesake.json", replace(ROSA, birth_date=PartialDate("1931-12-24"), identifiers=()))])
    assert people.get(key).facts == 0
    assert len(people.get(key).questions) == 2


def test_a_person_keeps_their_key_when_files_tell_more_about_them(gather: Gather) -> None:
    gather(
        [file("old.json", replace(ROSA, names=(HumanName(family="Delgado", given=("Rosa",)),)), condition("Asthma"))]
    )
    key = rosa()
    people.rename(key, "Mum")
    gather(FILES)
    assert people.get(key).label == "Mum"
    assert people.get(key).originals == 3


def test_every_commit_is_a_link_of_the_chain(gather: Gather) -> None:
    gather(FILES)
    kinds = Chain.objects.order_by("number").values_list("kind", flat=True)
    assert [kind.partition(" ")[0] for kind in kinds] == [*["is", "gather"] * 3, "is", "is", "merge"]
    assert chain.holds()


def test_an_answer_puts_two_piles_together_and_is_not_asked_again(gather: Gather) -> None:
    unborn = replace(ROSA, birth_date=None, key="")
    gather([FILES[0], file("scan.txt", unborn, condition("Gout"))])
    asked = [question for row in people.everyone() for question in row.questions]
    assert len({question.piles for question in asked}) == 1
    people.answer(asked[0], same=True)
    gathering.sort_again()
    assert [(row.facts, row.originals, row.questions) for row in people.everyone() if row.originals] == [(3, 2, ())]


def nothing(_lease: Lease) -> Generator[tuple[FileOutcome, str]]:
    yield from ()


def all_of_them(_lease: Lease) -> Generator[tuple[FileOutcome, str]]:
    for number, outcome in enumerate(FILES):
        yield outcome, str(number) * 64


def test_a_disk_that_is_full_loses_nothing_and_says_nothing_was_saved(gather: Gather) -> None:
    gather([FILES[0]])
    before, head = pack.record_of(rosa()), chain.head()
    large = file("large.json", ROSA, *(condition(f"Problem {number} " * 20) for number in range(500)))
    job = gathering.start_gathering()
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DatabaseError):
            gathering.commit(job, large, "9" * 64)
        cursor.execute("PRAGMA max_page_count = 1000000")
    assert (jobs.get(job).done, gathering.outcomes(job), chain.head()) == (0, (), head)
    assert pack.record_of(rosa()) == before
    gathering.commit(job, large, "9" * 64)
    gathering.finish(job)
    assert len(pack.record_of(rosa()).facts) == 502


def test_a_merge_that_fails_leaves_the_record_as_it_was(gather: Gather, monkeypatch: pytest.MonkeyPatch) -> None:
    gather([FILES[0]])
    before = pack.record_of(rosa())
    with monkeypatch.context() as patch:
        patch.setattr(fts5, "add", fails)
        with pytest.raises(RuntimeError):
            gather([FILES[1]])
    assert pack.record_of(rosa()) == before
    gathering.sort_again()
    assert len(pack.record_of(rosa()).facts) == 3


def fails(_rows: object) -> None:
    raise RuntimeError
