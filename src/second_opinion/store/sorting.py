"""Sort the binder's files by person and merge the record of everybody whose files changed.

Reading and merging hold up nobody; the new record is written aside (:mod:`second_opinion.store.drafts`). One short
transaction then shows all of it at once, unless something was changed meanwhile: then it is worked out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec
from django.db import transaction
from msgspec.structs import replace

from second_opinion.journey.merge import Pile, merge, sort_people
from second_opinion.store import chain, drafts, standing
from second_opinion.store.assigning import assigned, expected, files_of, heir, joined
from second_opinion.store.basis import Basis, fingerprint, read_basis
from second_opinion.store.counts import Counts, counts_of
from second_opinion.store.models import Case, LeftOut, OriginalPerson, Person, Trash
from second_opinion.store.moment import one_moment

_TRIES: Final = 5
_encode = msgspec.msgpack.encode


class _OvertakenError(Exception):
    """Something else was changed while this was worked out."""


class _Remade(msgspec.Struct, frozen=True):
    """A person's new record, written aside under ``number``."""

    pile: Pile
    number: int
    counts: Counts
    merged: str
    state: str


class _Sorted(msgspec.Struct, frozen=True):
    """What sorting came to: everybody with their pile, and who is nobody of their own any more."""

    after: dict[str, Pile]
    gone: tuple[str, ...]


def sort_again() -> tuple[str, ...]:
    """Sort everything, and merge again whose files, or what they say, are others than the record was made of.

    Returns the keys of the people whose record was made again. Doing it twice does nothing more; after a crash it is
    done by whoever opens or gathers next.
    """
    for _ in range(_TRIES):
        try:
            return _sort()
        except (_OvertakenError, drafts.LostDraftError):
            continue
        finally:
            drafts.sweep()
    with transaction.atomic():
        return _sort()


def is_due() -> bool:
    """True when a crash came between a change and the merge it asks for: files were thrown away, had back or put
    together, or an older program's record was cleared, and the record was not made again since."""
    if chain.any_since("merge", of=("throw-away", "restore", "answer")):
        return True
    thrown = Trash.objects.filter(what="person").values("target")
    cleared = Person.objects.filter(merged="").exclude(key__in=thrown).values("key")
    return OriginalPerson.objects.filter(person__in=cleared, original__trash=None).exists()


def _sort() -> tuple[str, ...]:
    with one_moment():
        basis = read_basis()
    decided = _decide(basis)
    remade = {}
    try:
        for key, pile in decided.after.items():
            made_of = fingerprint(pile, basis.read)
            if key not in basis.people or basis.people[key].merged != made_of:
                remade[key] = _written(key, pile, made_of)
        with transaction.atomic():
            if chain.changed_since(basis.head):
                raise _OvertakenError
            _carry_out(decided, remade, basis)
    except BaseException:
        for each in remade.values():
            drafts.drop(each.number)
        raise
    return tuple(sorted(remade))


def _decide(basis: Basis) -> _Sorted:
    """Whose each pile is, as far as it is known."""
    sorted_apart = sort_people(basis.outcomes)
    piles = joined(sorted_apart, sorted(basis.same | (set(expected(sorted_apart)) - basis.denied)))
    after = assigned([pile for pile in piles if pile.named or pile.facts], basis.owned)
    after = {key: pile for key, pile in after.items() if key not in basis.thrown}
    return _Sorted(after, tuple(sorted(basis.people.keys() - after.keys() - basis.thrown)))


def _written(key: str, pile: Pile, made_of: str) -> _Remade:
    """Merge a pile and write the record aside."""
    record = merge(replace(pile.person, key=key), pile.facts, files_of(pile), pile.versions)
    number = drafts.write(record)
    return _Remade(pile, number, counts_of(record, _ids(pile)), made_of, standing.record_state(number))


def _carry_out(decided: _Sorted, remade: Mapping[str, _Remade], basis: Basis) -> None:
    """Show what was decided; within one transaction."""
    for key in decided.gone:
        _gone(basis.people[key], basis.owned, decided.after)
    for key, each in remade.items():
        _show(key, each)
    chain.append("merge", *sorted(remade))


def _show(key: str, made: _Remade) -> None:
    person = replace(made.pile.person, key=key)
    row = Person.objects.filter(pk=key).first() or Person(key=key, label=person.label)
    drafts.shown(made.number, instead_of=row.record)
    row.label = row.label or person.label
    row.named, row.described = made.pile.named, _encode(person)
    row.versions, row.questions = _encode(made.pile.versions), _encode(made.pile.questions)
    row.record, row.counts, row.merged = made.number, _encode(made.counts), made.merged
    row.save()
    standing.bind(standing.record(key), made.state)
    _own(key, _ids(made.pile))


def _own(key: str, ids: Iterable[str]) -> None:
    """These originals, beside what lies in the trash, are a person's."""
    there = OriginalPerson.objects.filter(person=key)
    owned, wanted = set(there.values_list("original", flat=True)), set(ids)
    there.filter(original__trash=None).exclude(original__in=wanted).delete()
    OriginalPerson.objects.bulk_create(OriginalPerson(original_id=each, person=key) for each in wanted - owned)


def _ids(pile: Pile) -> frozenset[str]:
    return frozenset(original.id for original in files_of(pile))


def hide(row: Person) -> None:
    """Nothing is shown of a person's record from now on; the originals and what was read from them stay."""
    drafts.shown(0, instead_of=row.record)
    row.record, row.counts, row.merged = 0, b"", ""
    row.save(update_fields=["record", "counts", "merged"])
    standing.bind(standing.record(row.key), standing.GONE)


def _gone(row: Person, owned: Mapping[str, frozenset[str]], after: Mapping[str, Pile]) -> None:
    """Somebody whose files are all somebody else's now, or all in the trash."""
    hide(row)
    OriginalPerson.objects.filter(person=row.key, original__trash=None).delete()
    to = heir(row.key, owned, after)
    if not to:
        row.questions = b""
        row.save(update_fields=["questions"])
        return
    if not Person.objects.filter(key=to).exists():
        Person.objects.create(key=to, described=row.described)
    mine = Case.objects.filter(person=row).values_list("data", flat=True).first()
    if mine is not None and not Case.objects.filter(person=to).exists():
        Case.objects.filter(person=row).update(person=to)
        standing.bind(standing.case(to), bytes(mine))
    kept = set(LeftOut.objects.filter(person=to).values_list("fact", flat=True))
    LeftOut.objects.filter(person=row).exclude(fact__in=kept).update(person=to)
    standing.bind_left_out(to)
    standing.forget_person(row.key)
    row.delete()
