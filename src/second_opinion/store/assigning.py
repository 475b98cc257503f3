"""Which person of the binder each pile of files belongs to. A person once in the binder keeps their key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from second_opinion.journey.gather import Ending, FileOutcome
from second_opinion.journey.merge import Doubt, Pile, Question
from second_opinion.record import Original, Person

TOLD: Final = "told in the binder: "
"""Marks the outcome that stands for how a user describes a person."""
UNNAMED: Final = "unnamed"


def as_outcome(key: str, told: Person) -> FileOutcome:
    """How a user describes a person, as if a file had said it: so that files that name them find them."""
    original = Original(id="", size=0, names=(TOLD + key,))
    return FileOutcome(original=original, ending=Ending.READ, people=(replace(told, key=""),))


def told_keys(pile: Pile) -> tuple[str, ...]:
    """The keys of the people a user described who are in this pile."""
    names = (name for original in pile.originals if not original.id for name in original.names)
    return tuple(name.removeprefix(TOLD) for name in names if name.startswith(TOLD))


def files_of(pile: Pile) -> tuple[Original, ...]:
    """The real originals of a pile."""
    return tuple(original for original in pile.originals if original.id)


def joined(piles: Sequence[Pile], same: Iterable[tuple[str, str]]) -> list[Pile]:
    """The piles, with those put together that a user said are of one person. The first of them gives the name."""
    leader = {pile.key: pile.key for pile in piles}
    order = {pile.key: number for number, pile in enumerate(piles)}
    for one, two in same:
        if one in leader and two in leader:
            first, second = sorted((leader[one], leader[two]), key=order.__getitem__)
            leader = {key: first if led == second else led for key, led in leader.items()}
    together: dict[str, Pile] = {}
    for pile in piles:
        there = together.get(leader[pile.key])
        together[leader[pile.key]] = pile if there is None else _both(there, pile)
    return [replace(pile, questions=tuple(_open(pile.questions, leader))) for pile in together.values()]


def expected(piles: Sequence[Pile]) -> list[tuple[str, str]]:
    """Pairs to put together because a user named whom the binder is for, without a birth date, and the files name one.

    Only where the name is all that was said and one person alone answers to it; with two, the question stays.
    """
    waiting = [pile for pile in piles if told_keys(pile) and not files_of(pile) and len(pile.questions) == 1]
    asked = [pile.questions[0] for pile in waiting]
    found = [sorted(question.piles) for question in asked if question.doubt is Doubt.NO_BIRTH_DATE]
    return [(one, two) for one, two in found]


def assigned(piles: Sequence[Pile], owned: Mapping[str, frozenset[str]]) -> dict[str, Pile]:
    """A key for each pile. ``owned`` says, for the people in the binder, oldest first, which originals they had.

    A pile goes to whom a user described in it, else to whom most of its originals belonged, else it is somebody new.
    """
    found: dict[str, Pile] = {}
    for pile in sorted(piles, key=lambda pile: not told_keys(pile)):
        key = UNNAMED if not pile.named else _key(pile, owned, found)
        found[key] = pile
    return found


def heir(gone: str, owned: Mapping[str, frozenset[str]], after: Mapping[str, Pile]) -> str:
    """Who has the files now of somebody who is no person of their own any more; "" when nobody has."""
    shared = {key: len(owned[gone] & {each.id for each in pile.originals}) for key, pile in after.items()}
    best = max(shared, key=shared.__getitem__, default="")
    return best if best and shared[best] else ""


def _open(questions: Iterable[Question], leader: Mapping[str, str]) -> Iterator[Question]:
    """The questions that putting piles together has not answered."""
    for question in questions:
        one, two = question.piles
        if leader.get(one, one) != leader.get(two, two):
            yield question


def _key(pile: Pile, owned: Mapping[str, frozenset[str]], taken: Mapping[str, Pile]) -> str:
    ids = {original.id for original in files_of(pile)}
    shared = {key: len(ids & theirs) for key, theirs in owned.items() if key != UNNAMED and key not in taken}
    likely = sorted((key for key in shared if shared[key]), key=lambda key: -shared[key])
    candidates = [*(key for key in told_keys(pile) if key not in taken), *likely]
    if candidates:
        return candidates[0]
    key, number = pile.key, 1
    while key in taken or key in owned:
        number += 1
        key = f"{pile.key}-{number}"
    return key


def _both(one: Pile, two: Pile) -> Pile:
    return replace(
        one,
        versions=(*one.versions, *two.versions),
        originals=(*one.originals, *two.originals),
        facts=(*one.facts, *two.facts),
        questions=(*one.questions, *two.questions),
    )
