"""Everything a fact says, as names and values: nothing that was read is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from second_opinion.content.words import Words
from second_opinion.journey.pack import day_text, reference_text, time_text, value_text
from second_opinion.record import (
    N_,
    AnyFact,
    Coding,
    Concept,
    Identifier,
    PartialDate,
    Period,
    Practitioner,
    Quantity,
    Range,
    Reaction,
    ReferenceRange,
)
from second_opinion.record.codes import CPT, CVX, HCPCS, ICD9CM, ICD10, ICD10CM, LOINC, NDC, RXNORM, SNOMED, UNII

NAMES: Final[dict[str, str]] = {
    "code": N_("Name and codes"), "status": N_("Status, as written"), "when": N_("When"),
    "recorded": N_("Written down"), "performers": N_("Who"), "note": N_("Remarks"),
    "identifiers": N_("Number in their files"),
    "clinical_status": N_("Clinical status"), "verification_status": N_("How certain"), "category": N_("Category"),
    "severity": N_("Severity"), "body_site": N_("Part of the body"), "stage": N_("Stage"),
    "origin": N_("Kind of entry"),
    "dosage": N_("How to take it"), "dose": N_("Dose"), "route": N_("Way it is given"), "frequency": N_("How often"),
    "form": N_("Form"), "reason": N_("Reason"), "as_needed": N_("Only when needed"), "supply": N_("Amount handed out"),
    "type": N_("Type"), "criticality": N_("How dangerous"), "reactions": N_("Reactions"),
    "none_known": N_("None known"), "outcome": N_("Outcome"), "lot_number": N_("Lot number"),
    "dose_number": N_("Which dose"), "manufacturer": N_("Maker"), "encounter_class": N_("Kind of visit"),
    "location": N_("Place"), "organization": N_("Office or hospital"), "diagnoses": N_("Diagnoses named there"),
    "disposition": N_("Afterwards"), "udi": N_("Device number"), "model": N_("Model"), "serial": N_("Serial number"),
    "relationship": N_("Relative"), "relative_name": N_("Name of the relative"), "age_at_onset": N_("Age at the start"),
    "deceased": N_("Has died"), "age_at_death": N_("Age at death"), "cause_of_death": N_("Cause of death"),
    "value": N_("Value"), "interpretation": N_("Mark, as written"), "ranges": N_("Usual range"), "panel": N_("Panel"),
    "method": N_("Method"), "absent_reason": N_("Why there is no value"), "specimen": N_("Specimen"),
    "title": N_("Title"), "text": N_("Text"), "section": N_("Section code"), "conclusion": N_("Summary"),
    "results": N_("Results in it"), "documents": N_("Documents in it"), "media_type": N_("Kind of file"),
    "original": N_("File"), "size": N_("Bytes"), "modality": N_("Kind of image"),
    "description": N_("Description"), "series": N_("Series"), "instances": N_("Images"),
    "study_uid": N_("Study number"),
    "accession": N_("Accession number"), "team": N_("Team"), "payer": N_("Who pays"), "plan": N_("Plan"),
    "member_id": N_("Member number"), "group": N_("Group"), "order": N_("Order of payers"), "target": N_("Goal"),
    "due": N_("Due"), "document": N_("Document"), "claim_type": N_("Kind of bill"), "provider": N_("Who billed"),
    "insurer": N_("Insurer"), "items": N_("Items"), "total": N_("Total"), "patient_paid": N_("Patient paid"),
}  # fmt: skip
"""What each field is called. ``id``, ``subject``, ``standing`` and ``sources`` stand elsewhere on the page."""

ELSEWHERE: Final = frozenset({"id", "subject", "standing", "sources"})
LONG: Final = frozenset({"text", "note", "conclusion"})
_SYSTEMS: Final = {
    LOINC: "LOINC", SNOMED: "SNOMED CT", RXNORM: "RxNorm", ICD10CM: "ICD-10-CM", ICD10: "ICD-10", ICD9CM: "ICD-9-CM",
    CPT: "CPT", HCPCS: "HCPCS", CVX: "CVX", NDC: "NDC", UNII: "UNII",
}  # fmt: skip


def details(fact: AnyFact, words: Words) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name and values of each field that says something, in the order of the record."""
    for field in msgspec.structs.fields(fact):
        if field.name in ELSEWHERE:
            continue
        value: object = getattr(fact, field.name)
        texts = tuple(text for text in _texts(value, words) if text)
        if texts and value is not False:
            yield words.say(NAMES[field.name]), texts


def _texts(value: object, words: Words) -> Iterator[str]:
    match value:
        case None | "" | ():
            return
        case tuple():
            for each in value:
                yield from _texts(each, words)
        case Concept(text=text, codings=codings):
            yield text
            yield from (_coding(each) for each in codings)
        case Practitioner():
            yield ", ".join(part for part in (value.label, value.role, value.specialty) if part)
        case Identifier(value=number):
            yield number
        case Reaction(manifestation=what, severity=how):
            yield f"{what.label} ({how})" if how else what.label
        case ReferenceRange():
            yield reference_text((value,))
        case _:
            yield _plain(value, words)


def _plain(value: object, words: Words) -> str:
    match value:
        case Period(start=start, end=end):
            first, last = (time_text(each, words.language) if each else "" for each in (start, end))
            return first if first == last else f"{first or '…'} – {last or '…'}"
        case PartialDate():
            return time_text(value, words.language) or day_text(value, words.language)
        case bool() | Quantity() | Range():
            return value_text(value, words)
        case _:
            return str(value)


def _coding(coding: Coding) -> str:
    system = _SYSTEMS.get(coding.system, coding.system)
    return f"{system} {coding.code}" + (f" · {coding.display}" if coding.display else "")
