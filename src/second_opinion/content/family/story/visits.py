"""Visits and stays, and the notes written about them."""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.story.places import (
    AGUINALDO,
    EKWUEME,
    LIN,
    MARCHETTI,
    RAMAN,
    TORRES,
    WHITFIELD,
)
from second_opinion.content.family.story.told import Told, at, by, day, loinc, named, prose, since
from second_opinion.record import Coding, Encounter, Note, Practitioner

CONSULTATION: Final = loinc("11488-4", "Consult note")
PROGRESS: Final = loinc("11506-3", "Progress note")
PROCEDURE_NOTE: Final = loinc("28570-0", "Procedure note")
HISTORY: Final = "10164-2"
"""C-CDA section: history of present illness."""
PLAN: Final = "51847-2"
"""C-CDA section: assessment and plan."""
COURSE: Final = "8648-8"
"""C-CDA section: hospital course."""


def _visit(text: str, when: str, who: Practitioner, reason: str, *diagnoses: str) -> Encounter:
    return Encounter(
        code=named(text),
        encounter_class="AMB",
        status="finished",
        when=at(when),
        performers=by(who),
        organization=who.organization,
        reason=reason,
        diagnoses=diagnoses,
    )


def _stay(text: str, start: str, end: str, reason: str, *diagnoses: str) -> Encounter:
    return Encounter(
        code=named(text),
        encounter_class="IMP",
        status="finished",
        when=since(start, end),
        performers=by(TORRES),
        organization=TORRES.organization,
        reason=reason,
        diagnoses=diagnoses,
        disposition="Home",
    )


def _note(title: str, coding: Coding, when: str, who: Practitioner, text: str) -> Note:
    return Note(
        code=named(title, coding),
        title=title,
        status="final",
        when=at(when),
        recorded=day(when),
        performers=by(who),
        text=prose(text),
    )


def _section(title: str, section: str, when: str, who: Practitioner, text: str) -> Note:
    return Note(
        code=named(title, loinc(section, title)),
        title=title,
        section=section,
        when=at(when),
        performers=by(who),
        text=prose(text),
    )


VISITS: Final = (
    Told("B", _stay("Hospital stay", "2022-02-18", "2022-02-21", "Palpitations", "Atrial fibrillation")),
    Told("B", _section("Hospital Course", COURSE, "2022-02-21", TORRES, "discharge-2022-02-21")),
    Told("B", _stay("Hospital stay", "2022-07-11", "2022-07-13", "Syncope", "Tachycardia-bradycardia syndrome")),
    Told("B", _section("Hospital Course", COURSE, "2022-07-13", TORRES, "discharge-2022-07-13")),
    Told("P", _visit("Office visit", "2025-12-16", RAMAN, "Yearly visit", "Type 2 diabetes mellitus")),
    Told("P", _section("Progress Note", "11506-3", "2025-12-16", RAMAN, "primary-visit-2025-12-16")),
    Told("P", _visit("Office visit", "2026-06-23", RAMAN, "Follow-up", "Type 2 diabetes mellitus", "CKD stage 3a")),
    Told("P", _section("Progress Note", "11506-3", "2026-06-23", RAMAN, "primary-visit-2026-06-23")),
    Told("B", _visit("Urgent care visit", "2026-08-21", TORRES, "Cough for three weeks", "Acute bronchitis")),
    Told("B", _section("Assessment and Plan", PLAN, "2026-08-21", TORRES, "urgent-visit-2026-08-21")),
    Told("A", _visit("Pulmonary clinic visit", "2026-09-03", EKWUEME, "Lung nodule")),
    Told("A", _note("Pulmonary clinic note", CONSULTATION, "2026-09-03", EKWUEME, "lung-visit-2026-09-03")),
    Told("A", _visit("Day stay for lung biopsy", "2026-10-19", LIN, "Biopsy of lung nodule")),
    Told("A", _note("Procedure note: lung biopsy", PROCEDURE_NOTE, "2026-10-19", LIN, "biopsy-2026-10-19")),
    Told("B", _visit("Cardiology clinic visit", "2026-10-28", AGUINALDO, "Before lung surgery", "Atrial fibrillation")),
    Told("B", _section("Assessment and Plan", PLAN, "2026-10-28", AGUINALDO, "heart-visit-2026-10-28")),
    Told(
        "B",
        _visit(
            "Radiation oncology consultation",
            "2026-10-30",
            WHITFIELD,
            "Opinion on radiotherapy",
            "Adenocarcinoma of left upper lobe of lung",
        ),
    ),
    # One note, two sides: right in the history, left in the assessment.
    Told("B", _section("History of Present Illness", HISTORY, "2026-10-30", WHITFIELD, "radiation-visit-2026-10-30")),
    Told("B", _section("Assessment and Plan", PLAN, "2026-10-30", WHITFIELD, "radiation-plan-2026-10-30")),
    Told("A", _visit("Thoracic surgery consultation", "2026-11-05", MARCHETTI, "Adenocarcinoma of right upper lobe")),
    Told(
        "A", _note("Thoracic surgery consultation", CONSULTATION, "2026-11-05", MARCHETTI, "surgery-visit-2026-11-05")
    ),
    Told("A", _note("Thoracic tumor board", PROGRESS, "2026-11-06", MARCHETTI, "tumor-board-2026-11-06")),
)
