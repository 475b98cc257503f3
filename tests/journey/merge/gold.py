"""How well merging finds what is the same, in figures: two portals tell one person's record, and we know the truth.

The second portal tells three in four of the facts again with ids of its own, local codes or capitals instead of
standard codes, other units and spellings of numbers, and dates in UTC, without zone, or cut to the day. Recall is the
share of facts told twice that became one; a false merge is a fact made of two that were different.

    python -m tests.journey.merge.gold
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import msgspec

from second_opinion.journey.gather import fhir
from second_opinion.journey.merge import merge
from second_opinion.record import (
    AnyFact,
    Coding,
    Concept,
    Condition,
    Encounter,
    Identifier,
    Immunization,
    Medication,
    Observation,
    PartialDate,
    Period,
    Person,
    Procedure,
    Quantity,
    Result,
    Source,
    VitalSign,
)
from second_opinion.record.codes import CVX, LOINC, RXNORM, SNOMED

FIRST, SECOND = "a" * 64, "b" * 64
_TWINS = {"mg/dL": ("g/L", "0.01"), "g/dL": ("g/L", "10"), "kg": ("g", "1000"), "mmol/L": ("mmol/l", "1"),
          "10*3/uL": ("K/uL", "1"), "cm": ("m", "0.01"), "mm[Hg]": ("mmHg", "1"), "%": ("%", "1")}  # fmt: skip


class Score(NamedTuple):
    """What came out for one person."""

    facts: int
    told_twice: int
    found: int
    false: int

    @property
    def recall(self) -> float:
        """The share of facts told twice that became one."""
        return self.found / self.told_twice if self.told_twice else 1.0


def score(facts: Iterable[AnyFact]) -> Score:
    """Tell the facts by two portals, merge, and compare with the truth."""
    truths: dict[bytes, AnyFact] = {}
    for fact in facts:
        bare = msgspec.structs.replace(fact, sources=(), identifiers=(), subject="", id="")
        truths.setdefault(msgspec.json.encode(bare), fact)
    told = [
        msgspec.structs.replace(fact, sources=(Source(FIRST, str(number)),))
        for number, fact in enumerate(truths.values())
    ]
    again = [_told_elsewhere(fact, number) for number, fact in enumerate(truths.values()) if number % 4]
    found = false = 0
    for merged in merge(Person(), [*told, *again]).facts:
        places = [source.place for source in merged.sources]
        false += len(set(places)) > 1
        found += len(set(places)) == 1 and len(places) == 2
    return Score(len(told), len(again), found, false)


def _told_elsewhere(fact: AnyFact, number: int) -> AnyFact:
    """The same fact as another portal words it; ``number`` decides which of its habits it shows."""
    changes: dict[str, object] = {
        "sources": (Source(SECOND, str(number), f"Other/{number * 7919}"),),
        "identifiers": (Identifier("urn:oid:2.999.1", str(number * 7919)),),
        "code": _recoded(fact.code, number % 3),
        "when": Period(_redated(fact.when.start, number % 4), _redated(fact.when.end, number % 4)),
        "recorded": _redated(fact.recorded, number % 4),
    }
    if isinstance(fact, Observation) and isinstance(fact.value, Quantity):
        changes["value"] = _remeasured(fact.value, number % 2)
    return msgspec.structs.replace(fact, **changes)


def _recoded(concept: Concept, habit: int) -> Concept:
    if habit == 0 or not concept.label:
        return concept
    if habit == 1:
        return Concept(concept.label.upper(), concept.codings)
    local = hashlib.sha256(msgspec.json.encode(concept)).hexdigest()[:8]
    return Concept(f" {concept.label}", (Coding("urn:oid:2.999.7", local),))


def _redated(date: PartialDate | None, habit: int) -> PartialDate | None:
    if date is None or len(date.value) <= 10 or habit == 0:
        return date
    if habit == 1:
        return PartialDate(date.value[:16])
    if habit == 2 and date.value[-6] in "+-":
        return PartialDate(datetime.fromisoformat(date.value).astimezone(UTC).isoformat()[:19] + "Z")
    return PartialDate(date.day)


def _remeasured(value: Quantity, habit: int) -> Quantity:
    unit = value.ucum or value.unit
    number = value.number
    if habit == 0 or number is None or unit not in _TWINS:
        return Quantity(f"{value.value}0" if "." in value.value else value.value, value.unit)
    other, factor = _TWINS[unit]
    return Quantity(f"{number * Decimal(factor):f}", other)


def invented() -> list[AnyFact]:
    """Ten years of a made-up person: yearly laboratory and vital signs, medicines, visits, vaccines, problems."""
    facts: list[AnyFact] = []
    for year in range(2010, 2020):
        for month in (2, 5, 8, 11):
            moment = PartialDate(f"{year}-{month:02d}-12T08:{year % 60:02d}:{month:02d}-05:00")
            when = Period.at(moment)
            facts.append(Encounter(code=_coded(SNOMED, "185349003", "Check-up"), when=when, organization="Elm Clinic"))
            facts += _measured(when, year * 13 + month * 7)
            facts.append(Procedure(code=_coded(SNOMED, "430193006", "Medication reconciliation"), when=when))
        flu = Period.at(PartialDate(f"{year}-10-0{year % 9 + 1}"))
        facts.append(Immunization(code=_coded(CVX, "140", "Influenza, seasonal"), when=flu, lot_number=f"L{year}"))
        order = Period(PartialDate(f"{year}-03-01"))
        facts.append(
            Medication(code=_coded(RXNORM, "314076", "lisinopril 10 MG Oral Tablet"), when=order, status="active")
        )
        facts.append(
            Condition(code=_coded(SNOMED, "444814009", "Viral sinusitis"), when=order, clinical_status="resolved")
        )
    return facts


_TESTS = (("2345-7", "Glucose", "mg/dL", 80),
          ("718-7", "Hemoglobin", "g/dL", 11), ("6690-2", "Leukocytes", "10*3/uL", 4),
          ("2823-3", "Potassium", "mmol/L", 3))  # fmt: skip
_PRESSURES = (("8480-6", "Systolic blood pressure", 110), ("8462-4", "Diastolic blood pressure", 70))


def _measured(when: Period, seed: int) -> Iterator[AnyFact]:
    for code, name, unit, low in _TESTS:
        value = Quantity(f"{low + seed % 9}.{seed % 7}", unit, unit)
        yield Result(code=_coded(LOINC, code, name), when=when, value=value, status="final")
    for code, name, low in _PRESSURES:
        pressure = Quantity(str(low + seed % 23), "mm[Hg]", "mm[Hg]")
        yield VitalSign(code=_coded(LOINC, code, name), when=when, value=pressure)


def _coded(system: str, code: str, name: str) -> Concept:
    return Concept(name, (Coding(system, code, name),))


def samples() -> Path:
    """The folder with real-world samples, which may not be there."""
    return Path(os.environ.get("SECOND_OPINION_SAMPLES", Path(__file__).resolve().parents[4] / "shared" / "samples"))


def people() -> Iterator[tuple[str, list[AnyFact]]]:
    """The made-up person, and each of the sample patients there are."""
    yield "made up here", invented()
    for path in sorted(samples().glob("fhir/synthea/*.json")):
        yield path.stem.rpartition("_")[0], list(fhir.read(path.read_bytes(), FIRST).facts)


def main() -> None:
    """Print the table."""
    lines = [f"{'person':<20} {'facts':>6} {'told twice':>11} {'recall':>7} {'false merges':>13}"]
    for name, facts in people():
        found = score(facts)
        lines.append(f"{name:<20} {found.facts:>6} {found.told_twice:>11} {found.recall:>7.4f} {found.false:>13}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
