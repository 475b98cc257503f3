"""What two hospitals, a laboratory and a letter say about Rosa Delgado, 72, who has a spot on her lung."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from second_opinion.record import (
    AdvanceDirective,
    AllergyIntolerance,
    AnyFact,
    CareTeamMember,
    Claim,
    Coding,
    Concept,
    Condition,
    ContactPoint,
    Coverage,
    Device,
    DiagnosticReport,
    Document,
    Encounter,
    Fact,
    FamilyMemberHistory,
    ImagingStudy,
    Immunization,
    Medication,
    Note,
    PartialDate,
    Period,
    PlannedCare,
    Practitioner,
    Procedure,
    Quantity,
    Reaction,
    ReferenceRange,
    Result,
    SocialHistory,
    Source,
    Standing,
    VitalSign,
)
from second_opinion.record.codes import LOINC

HOSPITAL, CLINIC, LABORATORY, LETTER = "a" * 64, "b" * 64, "c" * 64, "d" * 64
WHITFIELD = Practitioner(name="Dr. Alan Whitfield", organization="Mercy Hospital")
PARK = Practitioner(name="Dr. Jin Park", organization="Mercy Hospital", specialty="Radiology")
RUIZ = Practitioner(name="Dr. Elena Ruiz", telecoms=(ContactPoint("phone", "505-555-0110"),))

CT_IMPRESSION = "Growing spiculated nodule in the right upper lobe, suspicious for primary lung cancer."
CT_TEXT = f"""CT CHEST WITHOUT CONTRAST

FINDINGS: Spiculated nodule in the right upper lobe, 14 x 12 mm, previously 9 mm. No enlarged lymph nodes.

IMPRESSION: {CT_IMPRESSION}

Electronically signed"""
PATHOLOGY_TEXT = """SPECIMEN: Lung, right upper lobe, CT-guided core biopsy.

FINAL DIAGNOSIS: Adenocarcinoma, acinar pattern. TTF-1 positive.
"""
LETTER_TEXT = "Dear Ms. Delgado,\n\nwe advise removal of the right upper lobe. Please call us.\n\nDr. Alan Whitfield"
PROBLEMS_TEXT = "Problem | Status\nType 2 diabetes | Active\nAtrial fibrillation | Active"
ASSESSMENT_TEXT = "She walks two miles a day and has no chest pain."
DAYS = ("2023-09-12", "2024-03-14", "2024-09-10", "2025-03-11", "2025-09-09", "2026-03-10", "2026-09-08")

Kind = TypeVar("Kind", bound=Fact)
More = dict[str, Any]


def fact(kind: type[Kind], name: str, place: str = "", original: str = HOSPITAL, **more: Any) -> Kind:
    """One statement, from the hospital unless said otherwise; FHIR entries by their number alone."""
    where = f"/entry/{place}/resource" if place.isdigit() else place
    return kind(code=Concept(name) if name else Concept(), sources=(Source(original, where),), **more)


def at(day: str) -> Period:
    """A single moment."""
    return Period.at(PartialDate(day))


def since(start: str, end: str = "") -> Period:
    """From a day on, perhaps to another."""
    return Period(PartialDate(start), PartialDate(end) if end else None)


def told() -> Iterable[AnyFact]:
    """Conditions, allergies and medicines: active, past, suspected, ruled out and taken back."""
    active: More = {"clinical_status": "active"}
    yield fact(Condition, "Type 2 diabetes", "Problems/entry 1", CLINIC, when=since("2011"), **active)
    yield fact(Condition, "Atrial fibrillation", "Problems/entry 2", CLINIC, when=since("2019-06"), **active)
    yield fact(
        Condition, "Pneumonia", "Problems/entry 10", CLINIC, clinical_status="resolved", when=since("2022-01-08")
    )
    ruled_out: More = {"standing": Standing.REFUTED, "recorded": PartialDate("2026-08-20")}
    yield fact(Condition, "Pulmonary tuberculosis", "7", **ruled_out)
    yield fact(
        Condition, "Heart failure", "8", standing=Standing.UNCONFIRMED, recorded=PartialDate("2026-05"), **active
    )
    yield fact(Condition, "Multiple sclerosis", "9", standing=Standing.ENTERED_IN_ERROR)
    anaphylaxis = (Reaction(Concept("Anaphylaxis"), "severe"),)
    yield fact(AllergyIntolerance, "Penicillin", "12", criticality="high", reactions=anaphylaxis, when=since("1988"))
    yield fact(AllergyIntolerance, "Iodinated contrast", "13", recorded=PartialDate("2021-04-19"))
    none_known: More = {"none_known": True, "recorded": PartialDate("2026-09-14")}
    yield fact(AllergyIntolerance, "No known allergies", "Allergies/entry 1", CLINIC, **none_known)
    yield fact(AllergyIntolerance, "Latex", "14", **ruled_out)
    ordered: More = {"origin": "MedicationRequest", "status": "active", "performers": (WHITFIELD,)}
    yield fact(
        Medication, "Apixaban 5 mg tablet", "20", dosage="1 tablet twice a day", when=since("2019-06-20"), **ordered
    )
    yield fact(
        Medication, "Metformin 500 mg tablet", "21", dosage="1 tablet twice a day", when=since("2011"), **ordered
    )
    yield fact(Medication, "Warfarin 5 mg tablet", "25", status="stopped", when=since("2019-06-02", "2019-06-19"))
    yield fact(Medication, "Ibuprofen 400 mg tablet", "26", standing=Standing.NOT_DONE, status="not-taken")
    yield fact(Medication, "Osimertinib 80 mg tablet", "27", standing=Standing.PLANNED, status="draft")
    yield fact(Medication, "Amoxicillin 500 mg capsule", "28", origin="MedicationDispense", when=at("2022-01-15"))


def done() -> Iterable[AnyFact]:
    """Procedures, visits, reports, images, vaccines."""
    lobe = Concept("Right upper lobe")
    yield fact(
        Procedure, "CT-guided core biopsy of lung", "40", body_site=lobe, when=at("2026-10-21"), performers=(PARK,)
    )
    yield fact(Procedure, "Colonoscopy", "Procedures/entry 1", CLINIC, when=at("2018-05"), outcome="No polyps")
    yield fact(Procedure, "Lobectomy of lung", "41", standing=Standing.PLANNED, when=at("2026-12-09"))
    yield fact(Procedure, "Bronchoscopy", "42", standing=Standing.NOT_DONE, reason="Patient declined")
    yield fact(Immunization, "Influenza vaccine", "Immunizations/entry 1", CLINIC, when=at("2025-10-02"))
    refused: More = {"standing": Standing.NOT_DONE, "reason": "Patient refused"}
    yield fact(Immunization, "Zoster vaccine", "Immunizations/entry 2", CLINIC, when=at("2024-01-09"), **refused)
    stay: More = {"encounter_class": "IMP", "reason": "Pneumonia", "location": "Mercy Hospital"}
    yield fact(Encounter, "Hospital admission", "50", when=since("2022-01-08", "2022-01-14"), **stay)
    for month in range(1, 9):
        yield fact(Encounter, "Office visit", str(50 + month), encounter_class="AMB", when=at(f"2026-0{month}-10"))
    final: More = {"status": "final", "performers": (PARK,)}
    yield fact(DiagnosticReport, "CT chest", "70", category="RAD", text=CT_TEXT, when=at("2026-10-05"), **final)
    tissue: More = {"category": "PAT", "conclusion": "Adenocarcinoma, acinar pattern", "text": PATHOLOGY_TEXT}
    yield fact(DiagnosticReport, "Surgical pathology report", "71", when=at("2026-10-24"), **tissue)
    yield fact(ImagingStudy, "CT chest", "72", modality="CT", instances=312, when=at("2026-10-05"))


def around() -> Iterable[AnyFact]:
    """Family, way of life, devices, wishes, people, plans, claims, notes."""
    smoking: More = {"value": Concept("Former smoker"), "when": at("2026-09-08")}
    yield fact(SocialHistory, "Tobacco smoking status", "Social history/entry 1", CLINIC, **smoking)
    mother: More = {"relationship": Concept("Mother")}
    father: More = {"relationship": Concept("Father")}
    yield fact(FamilyMemberHistory, "Breast cancer", "Family history/entry 1", CLINIC, age_at_onset="61", **mother)
    denied: More = {"standing": Standing.REFUTED}
    yield fact(FamilyMemberHistory, "Lung cancer", "Family history/entry 2", CLINIC, **father, **denied)
    yield fact(Device, "Cardiac pacemaker", "80", manufacturer="Acme", when=since("2020-02-11"))
    yield fact(AdvanceDirective, "Resuscitation status", "Directives/entry 1", CLINIC, value="Full resuscitation")
    yield fact(CareTeamMember, "Primary care", "Care team/entry 1", CLINIC, performers=(RUIZ,))
    yield fact(Coverage, "Medicare", "Payers/entry 1", CLINIC, payer="Medicare", plan="Part B")
    planned: More = {"standing": Standing.PLANNED, "status": "active", "due": PartialDate("2026-12-01")}
    yield fact(PlannedCare, "PET-CT whole body", "81", origin="ServiceRequest", **planned)
    billed: More = {"diagnoses": (Concept("E11.9"),), "items": ("Office visit",), "provider": "Mercy Hospital"}
    yield fact(Claim, "Professional claim", "90", when=at("2026-03-10"), **billed)
    yield fact(Note, "", "Problems", CLINIC, title="Problems", section="11450-4", text=PROBLEMS_TEXT)
    yield fact(Note, "", "Assessment", CLINIC, title="Assessment", section="51848-0", text=ASSESSMENT_TEXT)
    yield fact(Note, "", "", LETTER, title="Letter", text=LETTER_TEXT, recorded=PartialDate("2026-11-01"))
    yield fact(Document, "", "95", title="Scan of the referral", media_type="application/pdf", original="e" * 64)


def measured() -> Iterable[AnyFact]:
    """Three years of tests and a year of blood pressure."""
    kidney = dict(zip(DAYS, ("1.02", "1.08", "1.15", "1.21", "1.24", "1.31", "1.38"), strict=True))
    metabolic = "Basic metabolic panel"
    yield from _test("Creatinine", "2160-0", "mg/dL", ("0.5", "1.1"), kidney, metabolic)
    yield from _test("Potassium", "2823-3", "mmol/L", ("3.5", "5.1"), {DAYS[-1]: "4.4"}, metabolic)
    yield from _test("Hemoglobin A1c", "4548-4", "%", ("", "5.6"), {DAYS[0]: "7.9", DAYS[-1]: "7.3"}, "")
    for day, upper, lower in (("2025-03-11", "142", "84"), ("2026-03-10", "146", "88"), ("2026-09-08", "134", "80")):
        for name, loinc, value in (("Systolic", "8480-6", upper), ("Diastolic", "8462-4", lower)):
            code, amount = Concept(name, (Coding(LOINC, loinc),)), Quantity(value, "mmHg")
            yield VitalSign(
                code=code, value=amount, when=at(day), sources=(Source(HOSPITAL, f"/entry/{60 + len(day)}"),)
            )


def _test(
    name: str, loinc: str, unit: str, usual: tuple[str, str], values: dict[str, str], panel: str
) -> Iterable[AnyFact]:
    low, high = (Quantity(limit, unit) if limit else None for limit in usual)
    for number, (day, value) in enumerate(values.items()):
        code, source = Concept(name, (Coding(LOINC, loinc),)), Source(LABORATORY, f"line {len(name)}{number}")
        amount, ranges = Quantity(value, unit), (ReferenceRange(low, high),)
        yield Result(code=code, value=amount, ranges=ranges, panel=panel, when=at(day), sources=(source,))
