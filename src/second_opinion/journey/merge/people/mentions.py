"""Who each file speaks of: the persons it names, and those it only points at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b
from typing import TypeVar

import msgspec

from second_opinion.journey.gather import FileOutcome
from second_opinion.journey.merge.normal import plain
from second_opinion.journey.merge.people.likeness import SHORT_POINTER
from second_opinion.record import AnyFact, HumanName, Identifier, PartialDate, Person

# A reference of this length with digits in it (a UUID, a long number) is made by one server for one person.
_LONG = 20
_POINTER = "reference"
# Written in capitals by everyone.
_CAPITALS = frozenset({"III", "MBA", "PHD"})
_T = TypeVar("_T")


class Mention(msgspec.Struct, frozen=True):
    """A person in one file, with the facts of that file about them."""

    person: Person
    outcome: FileOutcome
    facts: tuple[AnyFact, ...]


def mentions_of(files: Iterable[FileOutcome]) -> list[Mention]:
    """All mentions. A person a file only points at ("Patient/…" without the patient) is given the pointer as an
    identifier, and so is everyone described under it in the same export, so that they can find each other."""
    return [
        Mention(_findable(person, outcome), outcome, facts) for outcome in files for person, facts in _split(outcome)
    ]


def _split(outcome: FileOutcome) -> list[tuple[Person, tuple[AnyFact, ...]]]:
    """A file's persons with their facts. A fact without a subject is of the only person named; where several are
    named, or none, it is nobody's here."""
    if not outcome.people:
        return []
    about: dict[str, list[AnyFact]] = defaultdict(list)
    for fact in outcome.facts:
        about[fact.subject].append(fact)
    if len(outcome.people) == 1:
        person = outcome.people[0]
        keys = {"", person.key}
        return [(person, tuple(fact for fact in outcome.facts if fact.subject in keys))]
    return [(person, tuple(about.get(person.key, ())) if person.key else ()) for person in outcome.people]


def _findable(person: Person, outcome: FileOutcome) -> Person:
    """The person with the pointer to them: good anywhere when it is long, within one folder when it is short."""
    pointer = person.key.rpartition(":")[2]
    if len(pointer) >= _LONG and any(sign.isdigit() for sign in pointer):
        found = [Identifier(_POINTER, pointer)]
    elif person.key.startswith("Patient/"):
        folders = {name.replace("›", "/").rpartition("/")[0].strip() for name in outcome.original.names}
        found = [Identifier(f"{SHORT_POINTER}{folder}", pointer) for folder in sorted(folders)]
    else:
        return person
    return msgspec.structs.replace(person, identifiers=(*person.identifiers, *found))


def one_description(people: list[Person], key: str) -> Person:
    """One description out of several: every name, address and number once, the most precise birth date."""
    births = sorted({person.birth_date for person in people if person.birth_date}, key=lambda date: date.value)
    births.sort(key=lambda date: (-date.precision, -_count(people, date), date.value))
    sexes = sorted({person.sex for person in people if person.sex}, key=lambda sex: (sex == "unknown", sex))
    names: dict[str, HumanName] = {}
    for name in sorted((name for person in people for name in person.names), key=_rank):
        names.setdefault(" ".join(sorted(plain(name.label).split())), name)
    numbers = {each for person in people for each in person.identifiers if not each.system.startswith(_POINTER)}
    return Person(
        key=key,
        names=tuple(names.values()),
        birth_date=births[0] if births else None,
        sex=sexes[0] if sexes else "",
        deceased=any(person.deceased for person in people),
        identifiers=tuple(sorted(numbers)),
        addresses=_once(address for person in people for address in person.addresses),
        telecoms=_once(telecom for person in people for telecom in person.telecoms),
        languages=_once(language for person in people for language in person.languages),
    )


def pile_key(people: list[Person]) -> str:
    """A name for the person that stays when files are added: from name and birth date, else from what points there."""
    said = min(_who(person) for person in people)
    text = "\x1f".join(said[1:3] if said[1] else said[1:])
    return f"person-{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=6).hexdigest()}"


def _who(person: Person) -> tuple[bool, str, str, str]:
    birth = person.birth_date.day if person.birth_date else ""
    return not person.names, plain(person.label), birth, _pointers(person)


def label_of(person: Person) -> str:
    """Name and birth date, as a question says them."""
    birth = person.birth_date.day if person.birth_date else ""
    return ", ".join(part for part in (person.label, birth) if part) or "?"


def _pointers(person: Person) -> str:
    return " ".join(sorted(f"{each.system}#{each.value}" for each in person.identifiers)) or person.key


def _rank(name: HumanName) -> tuple[bool, bool, int, str, bytes]:
    """Names that are not shouted first, then official ones, then those that say more."""
    return (
        _shouted(name.label),
        name.use not in {"official", "usual"},
        -len(name.label),
        name.label,
        msgspec.json.encode(name),
    )


def _shouted(label: str) -> bool:
    """True for a name not written as people write theirs: a whole word in capitals ("Rosa DELGADO"), or none at all."""
    words = [word for word in re.findall(r"[^\W\d_]+", label) if len(word) > 2 and word not in _CAPITALS]
    return label.islower() or any(word.isupper() for word in words)


def _count(people: list[Person], date: PartialDate) -> int:
    return sum(person.birth_date == date for person in people)


def _once(values: Iterable[_T]) -> tuple[_T, ...]:
    found = {msgspec.json.encode(value): value for value in values}
    return tuple(found[text] for text in sorted(found))
