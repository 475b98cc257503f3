"""Small clinical documents, written by hand: only what a test is about."""

from __future__ import annotations

from typing import TypeVar

from second_opinion.journey.gather.ccda import read
from second_opinion.journey.gather.outcome import Reading
from second_opinion.record import Fact

T = TypeVar("T", bound=Fact)

ENTRY = "2.16.840.1.113883.10.20.22.4."
SNOMED = "2.16.840.1.113883.6.96"
LOINC = "2.16.840.1.113883.6.1"
RXNORM = "2.16.840.1.113883.6.88"
ROSA = """<recordTarget><patientRole><id root="1.2.3" extension="rosa-1"/>
  <addr use="HP"><streetAddressLine>1 Elm Street</streetAddressLine><city>Austin</city><state>TX</state></addr>
  <telecom value="tel:+1-512-555-0100" use="MC"/>
  <patient><name use="L"><given>Rosa</given><given>María</given><family>Delgado</family></name>
  <administrativeGenderCode code="F"/><birthTime value="19540312"/>
  <languageCommunication><languageCode code="es"/></languageCommunication></patient></patientRole></recordTarget>"""
OPENING = """<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"""


def document(*sections: str, header: str = ROSA, opening: str = OPENING) -> bytes:
    """A whole document around some sections."""
    components = "".join(f"<component>{one}</component>" for one in sections)
    body = f"<component><structuredBody>{components}</structuredBody></component>" if sections else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>{opening}{header}{body}</ClinicalDocument>'.encode()


def section(code: str, title: str, *entries: str, text: str = "", inside: str = "") -> str:
    """A section with its narrative and entries."""
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return (
        f'<section><code code="{code}" codeSystem="{LOINC}"/><title>{title}</title>'
        f"<text>{text}</text>{inner}{inside}</section>"
    )


def template(number: str) -> str:
    return f'<templateId root="{ENTRY}{number}"/>'


def problems(*entries: str, text: str = "") -> bytes:
    return document(section("11450-4", "Problems", *entries, text=text))


def problem(value: str, *, inside: str = "", attributes: str = "", act: str = "", time: str = "") -> str:
    """A concern with one problem observation."""
    return f"""<act classCode="ACT" moodCode="EVN">{template("3")}<code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>
      <statusCode code="active"/>{act}
      <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN" {attributes}>{template("4")}
      <id root="9.9" extension="1"/><code code="55607006" codeSystem="{SNOMED}"/><statusCode code="completed"/>
      {time}{value}{inside}</observation></entryRelationship></act>"""


def coded(name: str, code: str = "", *, element: str = "value", system: str = SNOMED, inside: str = "") -> str:
    """A coded element."""
    kind = ' xsi:type="CD"' if element == "value" else ""
    return f'<{element}{kind} code="{code or name}" codeSystem="{system}" displayName="{name}">{inside}</{element}>'


def reading(data: bytes) -> Reading:
    return read(data, "original")


def the(kind: type[T], data: bytes) -> T:
    """The one fact of that kind."""
    (fact,) = every(kind, data)
    return fact


def every(kind: type[T], data: bytes) -> list[T]:
    return [fact for fact in reading(data).facts if isinstance(fact, kind)]
