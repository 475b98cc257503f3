"""Alder Mesa Regional Medical Center: FHIR R4. One bundle, and laboratory results as pages of a search.

Its clock is UTC: results of the morning carry another hour, sometimes another zone, than at the laboratory.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import msgspec

from second_opinion.content.family.story.people import LUIS, MEDICARE_NUMBER, MRN_ALDER_MESA, ROSA, identified_by
from second_opinion.content.family.story.places import AT_ALDER_MESA
from second_opinion.content.family.story.strangers import LUIS_FACTS
from second_opinion.content.family.story.told import ALDER_MESA, at
from second_opinion.content.family.story.whole import seen_by
from second_opinion.content.family.writers import fhir
from second_opinion.content.family.writers.fhir import Json
from second_opinion.content.family.writers.fhir.life import organization, patient
from second_opinion.record import AnyFact, Period, Person, Result

BASE: Final = "https://fhir.aldermesa.example/R4"
_ROSA: Final = "eAM480213"
_LUIS: Final = "eAM615590"
_MADE: Final = "2026-11-12T20:41:07Z"


def health_record() -> bytes:
    """Everything but the laboratory."""
    facts = [fact for fact in seen_by(ALDER_MESA) if not isinstance(fact, Result)]
    person = identified_by(ROSA, MRN_ALDER_MESA, MEDICARE_NUMBER)
    return fhir.encoded(fhir.bundle("collection", _chart(person, _ROSA, facts, LUIS), BASE, _MADE))


def cut_off() -> bytes:
    """The same download, broken off on the way."""
    whole = health_record()
    return whole[: len(whole) * 2 // 5]


def results() -> tuple[bytes, bytes]:
    """The laboratory results, two pages of a search."""
    facts = [in_utc(fact) for fact in seen_by(ALDER_MESA) if isinstance(fact, Result)]
    written = list(fhir.resources(facts, _ROSA))
    middle = len(written) // 2
    query = f"{BASE}/Observation?patient={_ROSA}&category=laboratory"
    first, second = f"{query}&_page=1", f"{query}&_page=2"
    return (
        _page(written[:middle], {"self": first, "next": second}, len(written)),
        _page(written[middle:], {"self": second, "previous": first}, len(written)),
    )


def _page(matches: list[Json], links: dict[str, str], total: int) -> bytes:
    """A page, with the person included, on one line as servers send it."""
    who = [patient(identified_by(ROSA, MRN_ALDER_MESA), _ROSA)]
    return fhir.encoded(fhir.searchset(matches, who, BASE, links, total), indent=0)


def luis() -> bytes:
    """Her son's own record, saved into the same folder."""
    return fhir.encoded(fhir.bundle("collection", _chart(LUIS, _LUIS, LUIS_FACTS, None), BASE, _MADE))


def in_utc(fact: Result) -> Result:
    """The same moment, written in UTC."""
    moment = fact.when.start.value if fact.when.start else ""
    if "T" not in moment:
        return fact
    utc = datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    when: Period = at(utc)
    return msgspec.structs.replace(fact, when=when)


def _chart(
    person: Person, identity: str, facts: tuple[AnyFact, ...] | list[AnyFact], contact: Person | None
) -> list[Json]:
    return [
        patient(person, identity, contact, "alder-mesa"),
        organization(AT_ALDER_MESA, "alder-mesa"),
        *fhir.practitioners(facts),
        *fhir.resources(facts, identity),
    ]
