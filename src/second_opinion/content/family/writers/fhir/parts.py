"""The small parts FHIR resources are made of. Empty parts are left out, as FHIR wants."""

from __future__ import annotations

import base64
from decimal import Decimal
from typing import Any, Final

import msgspec

from second_opinion.record import (
    Address,
    Coding,
    Concept,
    ContactPoint,
    Fact,
    HumanName,
    Identifier,
    PartialDate,
    Period,
    Practitioner,
    Quantity,
    Range,
    ReferenceRange,
    Value,
)
from second_opinion.record.codes import UCUM

Json = dict[str, Any]

_TERMINOLOGY: Final = "http://terminology.hl7.org/CodeSystem/"
# Numbers stand in the file as the story writes them: 7.0 stays 7.0.
_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")


def encoded(value: object, *, indent: int = 1) -> bytes:
    """JSON bytes; ``indent`` 0 puts all on one line."""
    compact = _ENCODER.encode(value)
    return msgspec.json.format(compact, indent=indent) + b"\n" if indent else compact


def full(**parts: object) -> Json:
    """The parts that are not empty. ``class_`` stands for ``class``, which Python keeps for itself."""
    return {name.rstrip("_"): part for name, part in parts.items() if part not in (None, "", [], {}, ())}


def fixed(system: str, code: str) -> Json:
    """A concept from one of HL7's own code systems."""
    return {"coding": [{"system": _TERMINOLOGY + system, "code": code}]}


def concept(value: Concept) -> Json:
    """A CodeableConcept."""
    return full(coding=[coding(each) for each in value.codings], text=value.text)


def coding(value: Coding) -> Json:
    """A Coding."""
    return full(system=value.system, code=value.code, display=value.display)


def quantity(value: Quantity | None) -> Json:
    """A Quantity; the UCUM code goes into ``code``."""
    if value is None:
        return {}
    return full(
        value=Decimal(value.value),
        comparator=value.comparator,
        unit=value.unit,
        system=UCUM if value.ucum else "",
        code=value.ucum,
    )


def reference_range(value: ReferenceRange) -> Json:
    """A referenceRange of an Observation."""
    return full(low=quantity(value.low), high=quantity(value.high), text=value.text)


def period(value: Period) -> Json:
    """A Period."""
    return full(start=date(value.start), end=date(value.end))


def date(value: PartialDate | None) -> str:
    """A date or dateTime, as precise as it is known."""
    return value.value if value else ""


def moment(value: Period) -> str:
    """The one time of something that happened at once."""
    return date(value.first)


def chosen(name: str, value: Value) -> Json:
    """A value[x], under the name its type asks for. Raises TypeError for a type the story does not use."""
    if value is None:
        return {}
    if isinstance(value, Quantity):
        return {f"{name}Quantity": quantity(value)}
    if isinstance(value, Concept):
        return {f"{name}CodeableConcept": concept(value)}
    if isinstance(value, Range):
        return {f"{name}Range": full(low=quantity(value.low), high=quantity(value.high))}
    if isinstance(value, bool):
        return {f"{name}Boolean": value}
    return {f"{name}String": value}


def notes(fact: Fact) -> list[Json]:
    """Annotations."""
    return [{"text": fact.note}] if fact.note else []


def person_name(value: HumanName) -> Json:
    """A HumanName."""
    return full(
        use=value.use, family=value.family, given=list(value.given), prefix=[value.prefix] if value.prefix else []
    )


def address(value: Address | None) -> Json:
    """An Address."""
    if value is None:
        return {}
    return full(
        line=list(value.lines), city=value.city, state=value.state, postalCode=value.postal_code, country=value.country
    )


def telecom(value: ContactPoint) -> Json:
    """A ContactPoint."""
    return full(system=value.system, value=value.value, use=value.use)


def identifier(value: Identifier) -> Json:
    """An Identifier."""
    return full(system=value.system, value=value.value)


def practitioner_id(who: Practitioner) -> str:
    """The id of somebody with a national number."""
    return f"npi-{who.npi}"


def clinician(who: Practitioner) -> Json:
    """A Reference to somebody, by the national number when it is a person who has one, else by name only."""
    numbered = who.npi and who.role != "laboratory"
    return full(reference=f"Practitioner/{practitioner_id(who)}" if numbered else "", display=who.name)


def clinicians(fact: Fact) -> list[Json]:
    """References to all who did it."""
    return [clinician(who) for who in fact.performers]


def first_clinician(fact: Fact) -> Json:
    """A Reference to the first who did it."""
    return clinician(fact.performers[0]) if fact.performers else {}


def plain_text(text: str) -> str:
    """Text as base64, as attachments hold it."""
    return base64.b64encode(text.encode()).decode()
