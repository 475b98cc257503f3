"""The header: whom the document is about, who wrote it, who keeps it, and which visit it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot, ids_in
from second_opinion.journey.gather.ccda.document.tree import (
    AUTHOR,
    CODE,
    EFFECTIVE_TIME,
    ID,
    SDTC,
    TEMPLATE,
    TITLE,
    V3,
    Element,
    all_text,
    attribute,
    children,
    down,
    first,
    is_true,
    parts,
)
from second_opinion.journey.gather.ccda.values.concepts import concept
from second_opinion.journey.gather.ccda.values.people import (
    ASSIGNED_AUTHOR,
    addresses,
    human_names,
    identifiers,
    organization_name,
    practitioner,
    telecoms,
)
from second_opinion.journey.gather.ccda.values.times import moment, period
from second_opinion.record import PartialDate, Period, Person, Practitioner

# HL7 v3 AdministrativeGender to FHIR R4 administrative-gender.
_SEX: Final = {"M": "male", "F": "female", "UN": "other", "U": "unknown", "UNK": "unknown"}
_CCD_2007: Final = "2.16.840.1.113883.10.20.1"
_C32: Final = "2.16.840.1.113883.3.88.11.32.1"
_C_CDA: Final = "2.16.840.1.113883.10.20.22.1."
_R2_0: Final = "2014-06-09"


def people(root: Element) -> tuple[Person, ...]:
    """The persons the document is about: one, nearly always. Keys tell several apart."""
    roles = list(children(root, V3 + "recordTarget"))
    keys = [""] if len(roles) < 2 else [f"recordTarget {number}" for number in range(1, len(roles) + 1)]
    return tuple(_person(role, key) for role, key in zip(roles, keys, strict=False))


def authors(root: Element) -> Iterator[Practitioner]:
    """Who wrote the document."""
    for author in children(root, AUTHOR):
        made = practitioner(first(author, ASSIGNED_AUTHOR))
        if made is not None:
            yield made


def custodian(root: Element) -> str:
    """The organisation that keeps the document."""
    holder = down(root, V3 + "custodian", V3 + "assignedCustodian", V3 + "representedCustodianOrganization")
    return organization_name(holder)


def service_time(root: Element) -> Period | None:
    """When the service was done that the document is about; the whole time of caring for somebody is none."""
    service = down(root, V3 + "documentationOf", V3 + "serviceEvent")
    if service is None or service.get("classCode") in {"PCPR", None}:
        return None
    read = period(first(service, EFFECTIVE_TIME))
    return read if read.known else None


def title(root: Element, spot: Spot) -> str:
    """What the document calls itself."""
    return all_text(first(root, TITLE)) or concept(first(root, CODE), spot).label


def created(root: Element) -> str:
    """The date the document gives itself (ISO text), or empty."""
    when = moment(first(root, EFFECTIVE_TIME))
    return when.value if when is not None else ""


def format_of(root: Element) -> str:
    """Which version of the format the document claims: C-CDA R2.1, R2.0, R1.1, CCD R1, C32 or plain CDA R2."""
    claims = [(attribute(one, "root"), attribute(one, "extension")) for one in children(root, TEMPLATE)]
    versions = {version for template, version in claims if template.startswith(_C_CDA)}
    if versions:
        newest = max(versions)
        return "C-CDA R1.1" if not newest else "C-CDA R2.0" if newest <= _R2_0 else "C-CDA R2.1"
    roots = {template for template, _ in claims}
    return "C32" if _C32 in roots else "CCD R1" if _CCD_2007 in roots else "CDA R2"


def _person(target: Element, key: str) -> Person:
    role = first(target, V3 + "patientRole")
    patient = first(role, V3 + "patient")
    has = parts(patient)
    sex = attribute(has.get(V3 + "administrativeGenderCode"), "code")
    died = has.get(SDTC + "deceasedInd")
    died_on = moment(has.get(SDTC + "deceasedTime"))
    return Person(
        key=key,
        names=human_names(patient),
        birth_date=_day(moment(has.get(V3 + "birthTime"))),
        sex=_SEX.get(sex.upper(), ""),
        deceased=died_on is not None or (died is not None and is_true(died, "value")),
        identifiers=() if role is None else identifiers(ids_in(children(role, ID))),
        addresses=() if role is None else addresses(role),
        telecoms=telecoms(role),
        languages=tuple(dict.fromkeys(_languages(patient))),
    )


def _day(moment_of_birth: PartialDate | None) -> PartialDate | None:
    """A birth date is a date: systems fill up its time."""
    return None if moment_of_birth is None else PartialDate(moment_of_birth.day)


def _languages(patient: Element | None) -> Iterator[str]:
    if patient is not None:
        for spoken in children(patient, V3 + "languageCommunication"):
            code = attribute(first(spoken, V3 + "languageCode"), "code")
            if code:
                yield code
