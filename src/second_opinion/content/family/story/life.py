"""How Rosa lives, her family, her device, who pays, what she wants if she cannot say so, and who cares for her."""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.story.people import MEDICARE_NUMBER, ROSA
from second_opinion.content.family.story.places import AGUINALDO, MARCHETTI, RAMAN, WHITFIELD
from second_opinion.content.family.story.told import Told, at, by, day, loinc, named, since, snomed
from second_opinion.record import (
    AdvanceDirective,
    CareTeamMember,
    Coverage,
    Device,
    FamilyMemberHistory,
    Observation,
    PlannedCare,
    Practitioner,
    SocialHistory,
    Standing,
)

SMOKING: Final = named("Tobacco smoking status", loinc("72166-2", "Tobacco smoking status"))
FORMER: Final = named("Former smoker", snomed("8517006", "Former smoker"))


def _lives(text: str, value: str, when: str = "") -> SocialHistory:
    return SocialHistory(code=named(text), status="final", category="social-history", when=since(when), value=value)


def _relative(relation: str, text: str, onset: str, death: str = "", *, fatal: bool = False) -> FamilyMemberHistory:
    return FamilyMemberHistory(
        relationship=named(relation),
        code=named(text),
        age_at_onset=onset,
        age_at_death=death,
        deceased=True if death else None,
        cause_of_death=fatal,
        status="completed",
    )


def _member(who: Practitioner, role: str) -> CareTeamMember:
    return CareTeamMember(code=named(role), performers=by(who), status="active")


_SMOKER: Final = SocialHistory(
    code=SMOKING, status="final", category="social-history", value=FORMER, when=at("2026-09-03")
)
_MEDICARE: Final = Coverage(
    code=named("Medicare"),
    payer="Medicare",
    plan="Original Medicare, Part A and Part B",
    member_id=next(number.value for number in ROSA.identifiers if number.system == MEDICARE_NUMBER),
    relationship="self",
    order="1",
    status="active",
    when=since("2019-03-01"),
)
_DIRECTIVE: Final = AdvanceDirective(
    code=named("Power of attorney for health care: Luis Ángel Delgado (son)"),
    value="If she cannot decide, her son Luis decides for her. Full treatment wished.",
    status="active",
    when=at("2023-08-14"),
)
_PACEMAKER: Final = Device(
    code=named("Dual-chamber cardiac pacemaker", snomed("14106009", "Cardiac pacemaker, device")),
    manufacturer="Corvane Cardiac (invented)",
    model="Duet D2 MR conditional",
    serial="CVD2-0048213",
    udi="(01)09999999999994(11)220301(21)CVD2-0048213",
    when=at("2022-07-12"),
    status="active",
    body_site=named("Left chest wall"),
)
_FUNCTION: Final = Observation(
    code=named("ECOG performance status"),
    status="final",
    category="functional-status",
    when=at("2026-10-30"),
    value="1: restricted in strenuous activity, walks and does light work",
)


def _planned(text: str, on: str, due: str, who: Practitioner, reason: str) -> PlannedCare:
    return PlannedCare(
        code=named(text),
        standing=Standing.PLANNED,
        status="active",
        when=at(due),
        due=day(due),
        recorded=day(on),
        performers=by(who),
        reason=reason,
    )


LIFE: Final = (
    Told("ABP", _SMOKER),
    Told("A", _lives("Cigarettes", "1 pack a day for 20 years, quit in 2004")),
    Told("AP", _lives("Alcohol", "A glass of wine at family feasts")),
    Told("A", _lives("Work", "Retired school cook, 26 years")),
    Told("AB", _lives("Home", "Lives alone in a house with one step; son ten minutes away")),
    Told("A", _lives("Country of birth", "Mexico (Chihuahua)")),
    Told("AP", _relative("Brother", "Lung cancer", "65", "66", fatal=True)),
    Told("AP", _relative("Mother", "Type 2 diabetes", "50", "81")),
    Told("BP", _relative("Father", "Stroke", "70", "70", fatal=True)),
    Told("AB", _PACEMAKER),
    Told("ABP", _MEDICARE),
    Told("AB", _DIRECTIVE),
    Told("B", _FUNCTION),
    Told("P", _member(RAMAN, "Primary care physician")),
    Told("B", _member(AGUINALDO, "Cardiologist")),
    Told("A", _member(MARCHETTI, "Thoracic surgeon")),
    Told("A", _planned("Cardiopulmonary exercise test", "2026-11-06", "2026-12-03", MARCHETTI, "Fitness for surgery")),
    Told(
        "A",
        _planned(
            "CT chest without contrast, follow-up of 4 mm nodule", "2026-11-06", "2027-03", MARCHETTI, "Left lower lobe"
        ),
    ),
    Told(
        "B",
        _planned(
            "4D-CT simulation for stereotactic body radiotherapy", "2026-10-30", "2026-12", WHITFIELD, "Lung cancer"
        ),
    ),
    Told("P", _planned("Diabetic eye examination", "2026-06-23", "2026-11", RAMAN, "Diabetes")),
)
