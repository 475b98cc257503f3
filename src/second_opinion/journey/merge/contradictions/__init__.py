"""What does not fit together in one record, listed and never resolved.

A contradiction is worth a doctor's glance: two sources that cannot both be right. What one document says twice, what a
later document says has ended since, and what differs because time has passed are no contradictions.
"""

from __future__ import annotations

from collections.abc import Iterable

from second_opinion.journey.merge.book import Book
from second_opinion.journey.merge.contradictions.allergies import about_allergies
from second_opinion.journey.merge.contradictions.diagnoses import about_diagnoses, about_sides, about_withdrawn
from second_opinion.journey.merge.contradictions.measured import about_doing, about_values
from second_opinion.journey.merge.contradictions.medicines import about_medicines
from second_opinion.journey.merge.contradictions.told import Finding, Tellings, Told
from second_opinion.journey.merge.matching import Group
from second_opinion.journey.merge.normal import plain
from second_opinion.record import AllergyIntolerance, AnyFact, Clash, Contradiction, Person

__all__ = ["contradictions_among"]


def contradictions_among(
    merged: list[tuple[AnyFact, Group]], versions: tuple[Person, ...], book: Book
) -> tuple[Contradiction, ...]:
    """The contradictions among merged facts, which come in the order of the record, and among a person's details."""
    tellings = Tellings([Told(fact, group, place) for place, (fact, group) in enumerate(merged)], book)
    findings = [
        *about_allergies(tellings),
        *about_medicines(tellings),
        *about_diagnoses(tellings),
        *about_sides(tellings),
        *about_values(tellings),
        *about_doing(tellings),
        *about_withdrawn(tellings),
    ]
    listed = {_written(finding) for finding in findings}
    return (*_about_person(versions), *sorted(listed, key=lambda each: (_rank(each), each.about, each.facts)))


def _written(finding: Finding) -> Contradiction:
    clash, sides = finding
    ordered = sorted({told.place: told for told in sides}.values(), key=lambda told: told.place)
    return Contradiction(clash=clash, about=_about(ordered), facts=tuple(told.fact.id for told in ordered))


def _about(sides: list[Told]) -> str:
    """What the sides are about: their name; of several allergies that a "none known" denies, the name of each."""
    named = dict.fromkeys(plain(told.fact.label) for told in sides if told.fact.label and not _denies(told.fact))
    if not any(_denies(told.fact) for told in sides):
        return next((told.fact.label for told in sides if told.fact.label), "")
    first = {plain(told.fact.label): told.fact.label for told in reversed(sides)}
    return ", ".join(first[name] for name in named if not any(_is_more_of(other, name) for other in named))


def _denies(fact: AnyFact) -> bool:
    return isinstance(fact, AllergyIntolerance) and fact.none_known


def _is_more_of(name: str, other: str) -> bool:
    """True for "penicillins" beside "penicillin": one name for both is enough."""
    return name != other and other.startswith(name)


def _rank(found: Contradiction) -> int:
    return list(Clash).index(found.clash)


def _about_person(versions: Iterable[Person]) -> list[Contradiction]:
    """A birth date or sex that differs between the files; ``about`` holds the versions."""
    people = list(versions)
    births = {person.birth_date.day for person in people if person.birth_date}
    precise = {birth for birth in births if not any(other != birth and other.startswith(birth) for other in births)}
    sexes = {person.sex for person in people if person.sex in {"female", "male"}}
    return [
        Contradiction(clash=Clash.PERSON_DETAIL, about=" / ".join(sorted(values)), facts=())
        for values in (precise, sexes)
        if len(values) > 1
    ]
