"""A made-up person of any size, for measuring: results with trends, vital signs, visits, medicines and notes.

The same number gives the same facts. With several ``portals`` each fact is in all of them, under other ids, with
other spellings of units.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

import msgspec

from second_opinion.record import (
    AnyFact,
    Coding,
    Concept,
    Condition,
    Encounter,
    Medication,
    Note,
    Original,
    PartialDate,
    Period,
    Person,
    PersonRecord,
    Quantity,
    ReferenceRange,
    Result,
    Source,
    VitalSign,
)
from second_opinion.record.codes import LOINC

# LOINC codes and names as the LOINC table has them (loinc.org); values and ranges are invented.
TESTS = (
    ("718-7", "Hemoglobin", "g/dL", 13.1, 12.0, 16.0, "CBC"),
    ("6690-2", "Leukocytes", "10*3/uL", 6.8, 4.0, 11.0, "CBC"),
    ("777-3", "Platelets", "10*3/uL", 240.0, 150.0, 400.0, "CBC"),
    ("2160-0", "Creatinine", "mg/dL", 1.1, 0.6, 1.1, "Metabolic panel"),
    ("2951-2", "Sodium", "mmol/L", 139.0, 135.0, 145.0, "Metabolic panel"),
    ("2823-3", "Potassium", "mmol/L", 4.3, 3.5, 5.1, "Metabolic panel"),
    ("2345-7", "Glucose", "mg/dL", 118.0, 70.0, 99.0, "Metabolic panel"),
    ("4548-4", "Hemoglobin A1c", "%", 7.1, 4.0, 5.6, "Diabetes"),
)
SPELLINGS = {"mg/dL": "mg/dl", "g/dL": "gm/dL", "10*3/uL": "K/uL"}
PERSON = Person(key="rosa", birth_date=PartialDate("1954-03-02"), sex="female")
FIRST = date(2000, 1, 3)


def facts(count: int, portals: int = 1, seed: int = 7) -> list[AnyFact]:
    """That many facts as read, from that many overlapping portals: about ``count / portals`` different ones."""
    chance = random.Random(seed)  # noqa: S311 -- repeatable data, not secrets
    made: list[AnyFact] = []
    number = 0
    while len(made) < count:
        fact = _fact(number, chance)
        made += [_as_seen_by(fact, portal, number) for portal in range(portals)]
        number += 1
    return made[:count]


def record(count: int) -> PersonRecord:
    """A merged record of that many facts."""
    found = tuple(_with_id(fact, number) for number, fact in enumerate(facts(count)))
    return PersonRecord(
        person=PERSON, facts=found, originals=(Original(id=_original(0), size=1, names=("portal.json",)),)
    )


def _fact(number: int, chance: random.Random) -> AnyFact:
    day = Period.at(
        PartialDate((FIRST + timedelta(days=number // 3 % 9000)).isoformat() + f"T{8 + number % 9:02}:15:00Z")
    )
    kind = number % 20
    if kind < 14:
        return _result(number, day, chance)
    if kind < 17:
        value = Quantity(str(118 + chance.randrange(40)), "mmHg")
        return VitalSign(code=_concept("8480-6", "Systolic blood pressure"), when=day, value=value)
    if kind == 17:
        return Encounter(code=Concept("Office visit"), when=day, encounter_class="AMB", organization="Mercy Clinic")
    if kind == 18:
        text = " ".join(chance.choice(("stable", "reviewed", "cough", "advised", "follow", "up")) for _ in range(60))
        return Note(code=Concept("Progress note"), when=day, title="Progress note", text=f"Visit {number}. {text}.")
    if number % 40 == 19:
        return Condition(code=Concept(f"Finding {number % 400}"), when=Period(day.start), clinical_status="active")
    return Medication(code=Concept(f"Medicine {number % 300} 10 MG"), when=Period(day.start), dosage="1 tablet daily")


def _result(number: int, day: Period, chance: random.Random) -> Result:
    code, name, unit, middle, low, high, panel = TESTS[number % len(TESTS)]
    value = f"{middle * (0.8 + 0.4 * chance.random()):.1f}"
    usual = ReferenceRange(Quantity(str(low), unit), Quantity(str(high), unit))
    return Result(
        code=_concept(code, name), when=day, value=Quantity(value, unit), ranges=(usual,), panel=panel, status="final"
    )


def _as_seen_by(fact: AnyFact, portal: int, number: int) -> AnyFact:
    source = (Source(_original(portal), f"/entry/{number}", f"{portal}-{number}"),)
    if portal % 2 and isinstance(fact, Result) and isinstance(fact.value, Quantity):
        value = Quantity(fact.value.value, SPELLINGS.get(fact.value.unit, fact.value.unit))
        return msgspec.structs.replace(fact, value=value, sources=source)
    return msgspec.structs.replace(fact, sources=source)


def _with_id(fact: AnyFact, number: int) -> AnyFact:
    source = (Source(_original(0), f"/entry/{number}"),)
    return msgspec.structs.replace(fact, id=f"f{number}", sources=source)


def _original(portal: int) -> str:
    return f"{portal:x}" * 64


def _concept(code: str, name: str) -> Concept:
    return Concept(name, (Coding(LOINC, code, name),))
