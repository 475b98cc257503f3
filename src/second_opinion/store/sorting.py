"""Sort the binder's files by person and merge the record of everybody whose files changed, in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec
from django.db import transaction
from msgspec.structs import replace

from second_opinion import record
from second_opinion.journey.gather import FileOutcome
from second_opinion.journey.merge import Pile, merge, sort_people
from second_opinion.store import chain, merged
from second_opinion.store.assigning import as_outcome, assigned, expected, files_of, heir, joined
from second_opinion.store.models import Answer, Case, LeftOut, Original, OriginalPerson, Person, Trash

_outcome = msgspec.msgpack.Decoder(FileOutcome).decode
_person = msgspec.msgpack.Decoder(record.Person).decode
_encode = msgspec.msgpack.encode


@transaction.atomic
def sort_again(changed: Iterable[str] = ()) -> tuple[str, ...]:
    """Sort everything, and merge again whose files are others than before or among the ``changed`` originals.

    Returns the keys of the people whose record was made again.
    """
    people = {row.key: row for row in Person.objects.order_by("added", "key")}
    thrown = set(Trash.objects.filter(what="person").values_list("target", flat=True))
    owned = _owned(people)
    sorted_apart = sort_people(_outcomes(people))
    denied = set(Answer.objects.filter(same=False).values_list("one", "two"))
    same = set(Answer.objects.filter(same=True).values_list("one", "two"))
    piles = joined(sorted_apart, sorted(same | (set(expected(sorted_apart)) - denied)))
    after = assigned([pile for pile in piles if pile.named or pile.facts], owned)
    after = {key: pile for key, pile in after.items() if key not in thrown}
    for key in people.keys() - after.keys() - thrown:
        _gone(people[key], owned, after)
    touched = frozenset(changed)
    remade = [key for key, pile in after.items() if _needs(key, pile, owned, touched, people)]
    for key in remade:
        _remake(key, after[key], people.get(key))
    chain.append("merge", *sorted(remade))
    return tuple(sorted(remade))


def _outcomes(people: Mapping[str, Person]) -> list[FileOutcome]:
    told = [as_outcome(key, _person(bytes(row.told))) for key, row in people.items() if row.told]
    read = Original.objects.filter(trash=None).values_list("reading", flat=True)
    return [*told, *(_outcome(bytes(data)) for data in read)]


def _owned(people: Mapping[str, Person]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for person, original in OriginalPerson.objects.values_list("person", "original"):
        found[person].add(original)
    return {key: frozenset(found[key]) for key in people}


def _needs(
    key: str, pile: Pile, owned: Mapping[str, frozenset[str]], changed: frozenset[str], people: Mapping[str, Person]
) -> bool:
    ids = frozenset(original.id for original in files_of(pile))
    same_words = key in people and bytes(people[key].questions) == _encode(pile.questions)
    return key not in owned or ids != owned[key] or bool(ids & changed) or not same_words


def _remake(key: str, pile: Pile, row: Person | None) -> None:
    person = replace(pile.person, key=key)
    there = row or Person(key=key, label=person.label)
    there.label = there.label or person.label
    there.named = pile.named
    there.described = _encode(person)
    there.versions, there.questions = _encode(pile.versions), _encode(pile.questions)
    there.save()
    merged.write(key, merge(person, pile.facts, files_of(pile), pile.versions))
    OriginalPerson.objects.filter(person=key, original__trash=None).delete()
    ids = dict.fromkeys(original.id for original in files_of(pile))
    OriginalPerson.objects.bulk_create(OriginalPerson(original_id=each, person=key) for each in ids)


def _gone(row: Person, owned: Mapping[str, frozenset[str]], after: Mapping[str, Pile]) -> None:
    """Somebody whose files are all somebody else's now, or all in the trash."""
    merged.clear(row.key)
    OriginalPerson.objects.filter(person=row.key, original__trash=None).delete()
    to = heir(row.key, owned, after)
    if not to:
        row.questions = b""
        row.save(update_fields=["questions"])
        return
    if not Person.objects.filter(key=to).exists():
        Person.objects.create(key=to, described=row.described)
    if not Case.objects.filter(person=to).exists():
        Case.objects.filter(person=row).update(person=to)
    kept = set(LeftOut.objects.filter(person=to).values_list("fact", flat=True))
    LeftOut.objects.filter(person=row).exclude(fact__in=kept).update(person=to)
    row.delete()
