"""Sorting files by the person they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from second_opinion.journey.gather import FileOutcome
from second_opinion.journey.merge.people.grouping import grouped
from second_opinion.journey.merge.people.mentions import Mention, label_of, mentions_of, one_description, pile_key
from second_opinion.journey.merge.people.piles import Doubt, Pile, Question
from second_opinion.record import N_, AnyFact, Original, Person, Reason

_ASK = {
    Doubt.NO_BIRTH_DATE: N_("Some files for {one} give no birth date. Are they about the same person as {two}?"),
    Doubt.NEAR_BIRTH_DATE: N_("{one} and {two} have almost the same birth date. Are they the same person?"),
    Doubt.OTHER_NAME: N_(
        "{one} and {two} have the same birth date and names that are close. Are they the same person?"
    ),
    Doubt.OTHER_DETAILS: N_("{one} and {two} match, but some details differ. Are they the same person?"),
    Doubt.SAME_NUMBER: N_("{one} and {two} share a patient number. Are they the same person?"),
    Doubt.NOBODY_NAMED: N_("Some files do not say who they are about. Are they about {two}?"),
}
_NOBODY = "unnamed"


def sort_people(outcomes: Iterable[FileOutcome]) -> tuple[Pile, ...]:
    """The files of all outcomes in piles, one for each person; the pile with the most files first, files that name
    nobody last. A file that names several people is in each of their piles, with only the facts of that person.

    Nothing uncertain is joined: piles that may be of one person carry a :class:`Question` that names both.
    """
    files = sorted(_each_once(outcomes), key=lambda outcome: outcome.original.id)
    mentions = mentions_of(files)
    groups, doubts = grouped([mention.person for mention in mentions])
    piles = _told_apart([_pile([mentions[number] for number in group]) for group in groups])
    owner = {number: place for place, group in enumerate(groups) for number in group}
    asked = _questions(piles, {(owner[one], owner[two]): doubt for (one, two), doubt in doubts.items()})
    named = sorted((_asking(pile, asked) for pile in piles), key=_importance)
    return _with_the_unnamed(named, files, mentions)


def _each_once(outcomes: Iterable[FileOutcome]) -> list[FileOutcome]:
    """One outcome for each original that was read; an original that was refused unread may have no id."""
    found: dict[tuple[str, tuple[str, ...]], FileOutcome] = {}
    for outcome in outcomes:
        name = (outcome.original.id, () if outcome.original.id else outcome.original.names)
        there = found.get(name)
        if there is None or len(outcome.facts) > len(there.facts):
            found[name] = outcome
    return list(found.values())


def _told_apart(piles: list[Pile]) -> list[Pile]:
    """The piles, with keys that differ where two people have one name and birth date."""
    same: dict[str, list[bytes]] = defaultdict(list)
    for pile in piles:
        same[pile.key].append(msgspec.json.encode(pile.versions))
    named: list[Pile] = []
    for pile in piles:
        place = sorted(same[pile.key]).index(msgspec.json.encode(pile.versions))
        key = f"{pile.key}-{place + 1}" if place else pile.key
        person = msgspec.structs.replace(pile.person, key=key)
        named.append(msgspec.structs.replace(pile, key=key, person=person))
    return named


def _pile(mentions: list[Mention]) -> Pile:
    versions = {msgspec.json.encode(mention.person): mention.person for mention in mentions}
    people = [versions[text] for text in sorted(versions)]
    key = pile_key(people)
    files = {id(mention.outcome): mention.outcome for mention in mentions}
    reason = N_("These files give the same name and birth date, or the same patient number.")
    return Pile(
        key=key,
        person=one_description(people, key),
        versions=tuple(people),
        originals=_originals(files.values()),
        facts=tuple(fact for mention in mentions for fact in mention.facts),
        why=(Reason(reason),) if len(files) > 1 else (),
    )


def _questions(piles: list[Pile], doubts: dict[tuple[int, int], Doubt]) -> list[Question]:
    order = {pile.key: rank for rank, pile in enumerate(sorted(piles, key=_importance))}
    asked: dict[tuple[str, str], Question] = {}
    for (first, second), doubt in sorted(doubts.items()):
        if first == second:
            continue
        two, one = sorted((piles[first], piles[second]), key=lambda pile: order[pile.key])
        names = {"one": label_of(one.person), "two": label_of(two.person)}
        asked.setdefault(
            (two.key, one.key), Question(doubt=doubt, piles=(two.key, one.key), text=Reason(_ASK[doubt], names))
        )
    return [asked[pair] for pair in sorted(asked)]


def _asking(pile: Pile, asked: list[Question]) -> Pile:
    return msgspec.structs.replace(pile, questions=tuple(question for question in asked if pile.key in question.piles))


def _importance(pile: Pile) -> tuple[int, int, str]:
    return -len(pile.originals), -len(pile.facts), pile.key


def _with_the_unnamed(named: list[Pile], files: list[FileOutcome], mentions: list[Mention]) -> tuple[Pile, ...]:
    """Files that name nobody follow the file they were found in; the others make a pile of their own."""
    taken = {id(fact) for mention in mentions for fact in mention.facts}
    placed = {id(mention.outcome) for mention in mentions}
    homes = {original.id: number for number, pile in enumerate(named) for original in pile.originals if original.id}
    joining: dict[int, list[FileOutcome]] = defaultdict(list)
    nobody: list[FileOutcome] = []
    for outcome in files:
        left = any(id(fact) not in taken for fact in outcome.facts)
        if id(outcome) in placed and not left:
            continue
        home = homes.get(outcome.original.inside) if outcome.original.inside and id(outcome) not in placed else None
        (nobody if home is None else joining[home]).append(outcome)
    full = [_joined_by(pile, joining.get(number, [])) for number, pile in enumerate(named)]
    if not nobody:
        return tuple(full)
    facts = tuple(fact for outcome in nobody for fact in outcome.facts if id(fact) not in taken)
    first = full[0] if full else None
    asked = (
        () if first is None or not facts
        else (Question(doubt=Doubt.NOBODY_NAMED, piles=(first.key, _NOBODY),
                       text=Reason(_ASK[Doubt.NOBODY_NAMED], {"two": label_of(first.person)})),)
    )  # fmt: skip
    rest = Pile(
        key=_NOBODY, person=Person(key=_NOBODY), named=False, originals=_originals(nobody), facts=facts, questions=asked
    )
    return (*full, rest)


def _joined_by(pile: Pile, outcomes: list[FileOutcome]) -> Pile:
    if not outcomes:
        return pile
    facts: tuple[AnyFact, ...] = tuple(fact for outcome in outcomes for fact in outcome.facts)
    originals = (*pile.originals, *_originals(outcomes))
    return msgspec.structs.replace(pile, facts=(*pile.facts, *facts), originals=originals)


def _originals(outcomes: Iterable[FileOutcome]) -> tuple[Original, ...]:
    return tuple(outcome.original for outcome in outcomes)
