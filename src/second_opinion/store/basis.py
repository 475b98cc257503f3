"""What sorting goes by, read at one moment: everybody in the binder, what every file says, what a user answered."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping

import msgspec

from second_opinion import __version__, record
from second_opinion.journey.gather import FileOutcome
from second_opinion.journey.merge import Pile
from second_opinion.store import chain
from second_opinion.store.assigning import as_outcome, files_of
from second_opinion.store.models import Answer, Original, OriginalPerson, Person, Reading, Trash

_outcome = msgspec.msgpack.Decoder(FileOutcome).decode
_person = msgspec.msgpack.Decoder(record.Person).decode


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """``head`` is the number of the last change. ``people`` are in the order they came, ``thrown`` the keys of those in
    the trash, ``owned`` the originals of each; ``read`` has a fingerprint of each reading, by the original's id.
    ``same`` and ``denied`` are pairs of piles."""

    head: int
    people: dict[str, Person]
    thrown: frozenset[str]
    owned: dict[str, frozenset[str]]
    outcomes: list[FileOutcome]
    read: dict[str, str]
    same: frozenset[tuple[str, str]]
    denied: frozenset[tuple[str, str]]


def read_basis() -> Basis:
    """Read it; to be called within one moment."""
    people = {row.key: row for row in Person.objects.order_by("added", "key")}
    answers = list(Answer.objects.values_list("one", "two", "same"))
    return Basis(
        head=chain.head().number,
        people=people,
        thrown=frozenset(Trash.objects.filter(what="person").values_list("target", flat=True)),
        owned=_owned(people),
        outcomes=_outcomes(people),
        read=dict(Original.objects.filter(trash=None).values_list("id", "read")),
        same=frozenset((one, two) for one, two, same in answers if same),
        denied=frozenset((one, two) for one, two, same in answers if not same),
    )


def fingerprint(pile: Pile, read: Mapping[str, str]) -> str:
    """What a record is made of, in one text: where it is equal, merging would give the same record.

    It holds what each file says and how much of it is about whom, how the person is described, what is asked, and the
    program's version, whose rules may be others.
    """
    said = Counter((fact.sources[0].original if fact.sources else "", fact.subject) for fact in pile.facts)
    files = sorted((original.id, read.get(original.id, "")) for original in files_of(pile))
    parts = (__version__, sorted(said.items()), files, pile.versions, pile.questions, pile.named)
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()


def _outcomes(people: Mapping[str, Person]) -> list[FileOutcome]:
    told = [as_outcome(key, _person(bytes(row.told))) for key, row in people.items() if row.told]
    read = Reading.objects.filter(original__trash=None).values_list("data", flat=True)
    return [*told, *(_outcome(bytes(data)) for data in read)]


def _owned(people: Mapping[str, Person]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for person, original in OriginalPerson.objects.values_list("person", "original"):
        found[person].add(original)
    return {key: frozenset(found[key]) for key in people}
