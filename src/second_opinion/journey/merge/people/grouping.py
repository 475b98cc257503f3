"""Descriptions of people, put into groups that are certainly one person each."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from second_opinion.journey.merge.matching import settle
from second_opinion.journey.merge.people.likeness import Described, alike
from second_opinion.journey.merge.people.piles import Doubt
from second_opinion.record import Person

Pair = tuple[int, int]


def grouped(people: list[Person]) -> tuple[list[list[int]], dict[Pair, Doubt]]:
    """Groups of the people's numbers, and the doubts between those that are in different groups."""
    members = _same_words(people)
    verdicts = _verdicts([Described([people[number] for number in numbers]) for numbers in members])
    near: dict[int, set[int]] = {number: set() for number in range(len(members))}
    for (one, two), verdict in verdicts.items():
        if verdict is True:
            near[one].add(two)
            near[two].add(one)
    groups = settle(near, lambda one, two: verdicts.get((min(one, two), max(one, two)), False) is False)
    home = {number: place for place, group in enumerate(groups) for number in group}
    doubts: dict[Pair, Doubt] = {}
    for (one, two), verdict in verdicts.items():
        if verdict is not False and home[one] != home[two]:
            # Certainly alike and yet apart: it is alike to two who are not.
            doubt = Doubt.OTHER_DETAILS if verdict is True else verdict
            doubts[members[one][0], members[two][0]] = doubt
    return [[each for number in group for each in members[number]] for group in groups], doubts


def _same_words(people: list[Person]) -> list[list[int]]:
    """Numbers of descriptions that give one name, one whole birth date and one sex in the same words; the others, with
    all that could tell them apart, alone or with their own copies."""
    found: dict[bytes, list[int]] = defaultdict(list)
    for number, person in enumerate(people):
        born = person.birth_date.day if person.birth_date else ""
        if person.label and len(born) == 10:
            told: tuple[object, ...] = (person.names, born, person.sex)
        else:
            told = (person.names, born, person.sex, person.identifiers, "" if person.names else person.key)
        found[msgspec.json.encode(told)].append(number)
    return list(found.values())


def _verdicts(described: list[Described]) -> dict[Pair, bool | Doubt]:
    """What to say of each two that share a word of their names, a birth date or a number; others are strangers."""
    sharing: dict[object, list[int]] = defaultdict(list)
    for number, each in enumerate(described):
        words: set[object] = {word for given, family, _ in each.names for part in (given, family) for word in part}
        born = [each.birth.day] if each.birth else []
        for mark in {*words, *each.numbers, *born}:
            sharing[mark].append(number)
    verdicts: dict[Pair, bool | Doubt] = {}
    for numbers in sharing.values():
        for place, one in enumerate(numbers):
            for two in numbers[place + 1 :]:
                if (one, two) not in verdicts:
                    verdicts[one, two] = alike(described[one], described[two])
    return verdicts
