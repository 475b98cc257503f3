"""Files of made-up people, as *gather* hands them to the store."""

from __future__ import annotations

import hashlib

from msgspec.structs import replace

from second_opinion.journey.gather import Ending, FileOutcome
from second_opinion.record import (
    AnyFact,
    Coding,
    Concept,
    Condition,
    Note,
    Original,
    PartialDate,
    Period,
    Person,
    Practitioner,
    Quantity,
    Result,
    Source,
)
from second_opinion.record.codes import LOINC


def file(name: str, person: Person | None, *facts: AnyFact, inside: str = "") -> FileOutcome:
    """A file that was read: it names a person, and says some facts about them."""
    identity = hashlib.sha256(name.encode()).hexdigest()
    said = tuple(replace(fact, sources=(Source(identity, f"/{number}"),)) for number, fact in enumerate(facts))
    original = Original(id=identity, size=100, names=(name,), format="FHIR R4 Bundle", inside=inside)
    return FileOutcome(original=original, ending=Ending.READ, people=(person,) if person else (), facts=said)


def condition(text: str, day: str = "") -> Condition:
    return Condition(code=Concept(text), when=at(day), clinical_status="active")


def result(text: str, value: str, day: str, loinc: str = "", panel: str = "") -> Result:
    codings = (Coding(LOINC, loinc, text),) if loinc else ()
    return Result(code=Concept(text, codings), value=Quantity(value, "mg/dL"), when=at(day), panel=panel)


def note(text: str, day: str = "", who: str = "") -> Note:
    performers = (Practitioner(name=who),) if who else ()
    return Note(title="Visit note", text=text, when=at(day), performers=performers)


def at(day: str) -> Period:
    return Period.at(PartialDate(day)) if day else Period()
