"""Results, vital signs, reports, images and notes as FHIR R4 resources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from second_opinion.content.family.writers.fhir.parts import (
    Json,
    chosen,
    clinicians,
    coding,
    concept,
    date,
    fixed,
    full,
    moment,
    notes,
    plain_text,
    reference_range,
)
from second_opinion.record import (
    Coding,
    DiagnosticReport,
    ImagingStudy,
    Note,
    Observation,
    Result,
)
from second_opinion.record.codes import LOINC

_V2_0074: Final = "http://terminology.hl7.org/CodeSystem/v2-0074"
_DICOM: Final = "http://dicom.nema.org/resources/ontology/DCM"
_BLOOD_PRESSURE: Final = Coding(LOINC, "85354-9", "Blood pressure panel with all children optional")


def observation(fact: Observation, who: Json) -> Json:
    """An Observation."""
    return full(
        resourceType="Observation",
        status=fact.status,
        category=[fixed("observation-category", fact.category)] if fact.category else [],
        code=concept(fact.code),
        subject=who,
        effectiveDateTime=moment(fact.when),
        issued=date(fact.recorded),
        performer=clinicians(fact),
        **chosen("value", fact.value),
        interpretation=[fixed("v3-ObservationInterpretation", fact.interpretation)] if fact.interpretation else [],
        note=notes(fact),
        specimen={"display": fact.specimen} if isinstance(fact, Result) and fact.specimen else {},
        referenceRange=[reference_range(each) for each in fact.ranges],
    )


def blood_pressure(pair: Sequence[Observation], who: Json) -> Json:
    """Systolic and diastolic as the components of one Observation, as US Core wants."""
    whole = observation(pair[0], who)
    parts = [full(code=concept(fact.code), **chosen("value", fact.value)) for fact in pair]
    code = {"coding": [coding(_BLOOD_PRESSURE)], "text": pair[0].panel}
    kept = {name: part for name, part in whole.items() if not name.startswith("value")}
    return {**kept, "code": code, "component": parts}


def report(fact: DiagnosticReport, who: Json) -> Json:
    """A DiagnosticReport with its text as an attachment."""
    form = {"contentType": "text/plain; charset=utf-8", "data": plain_text(fact.text), "title": fact.label}
    return full(
        resourceType="DiagnosticReport",
        status=fact.status,
        category=[{"coding": [{"system": _V2_0074, "code": fact.category}]}],
        code=concept(fact.code),
        subject=who,
        effectiveDateTime=moment(fact.when),
        issued=date(fact.recorded) if fact.recorded and "T" in fact.recorded.value else "",
        performer=clinicians(fact),
        conclusion=fact.conclusion,
        presentedForm=[form],
    )


def panel_report(first: Result, panel: str, results: Sequence[str], who: Json) -> Json:
    """A laboratory report that only groups results, given as references."""
    return full(
        resourceType="DiagnosticReport",
        status="final",
        category=[{"coding": [{"system": _V2_0074, "code": "LAB"}]}],
        code={"text": panel},
        subject=who,
        effectiveDateTime=moment(first.when),
        performer=clinicians(first),
        result=[{"reference": each} for each in results],
    )


def note(fact: Note, who: Json) -> Json:
    """A DocumentReference holding the note itself."""
    attachment = {"contentType": "text/plain; charset=utf-8", "data": plain_text(fact.text), "title": fact.title}
    return full(
        resourceType="DocumentReference",
        status="current",
        docStatus=fact.status,
        type=concept(fact.code),
        subject=who,
        date=f"{date(fact.recorded)}T12:00:00Z" if fact.recorded else "",
        author=clinicians(fact),
        content=[{"attachment": attachment}],
        context=full(period={"start": moment(fact.when)}),
    )


def imaging_study(fact: ImagingStudy, who: Json) -> Json:
    """An ImagingStudy: that images exist, not the images."""
    series = {
        "uid": f"{fact.study_uid}.1",
        "modality": {"system": _DICOM, "code": fact.modality},
        "numberOfInstances": fact.instances,
    }
    return full(
        resourceType="ImagingStudy",
        identifier=[{"system": "urn:dicom:uid", "value": f"urn:oid:{fact.study_uid}"}],
        status=fact.status,
        subject=who,
        started=moment(fact.when),
        numberOfSeries=fact.series,
        numberOfInstances=fact.instances,
        procedureCode=[concept(fact.code)],
        description=fact.description,
        series=[series],
        interpreter=clinicians(fact),
    )
