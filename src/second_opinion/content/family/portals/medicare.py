"""Medicare: what was billed. A claim names the diagnosis a test was ordered for; that is no diagnosis of hers."""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.story.life import LIFE
from second_opinion.content.family.story.people import MEDICARE_NUMBER, ROSA, identified_by
from second_opinion.content.family.story.places import AT_ALDER_MESA, AT_PIEDRA
from second_opinion.content.family.story.problems import CANCER, NODULE, TUBERCULOSIS
from second_opinion.content.family.story.procedures import BIOPSY
from second_opinion.content.family.story.reports import CHEST_CT, PET_CT
from second_opinion.content.family.story.told import cpt, named
from second_opinion.content.family.writers import fhir
from second_opinion.content.family.writers.claims import Bill, explanation
from second_opinion.content.family.writers.fhir.life import patient
from second_opinion.record import Concept, Coverage
from second_opinion.record.codes import ICD10CM

_ROSA: Final = "-20140000008325"
_BASE: Final = "https://sandbox.medicare.example/v2/fhir"


def _billed(*problems: Concept) -> tuple[Concept, ...]:
    """Bills carry ICD-10-CM only."""
    return tuple(
        Concept(codings=tuple(coding for coding in each.codings if coding.system == ICD10CM)) for each in problems
    )


_BILLS: Final = (
    Bill(
        number="9026000101",
        day="2026-09-02",
        provider=AT_ALDER_MESA,
        diagnoses=_billed(NODULE),
        services=((CHEST_CT, "412.00"),),
        paid="118.42",
        owed="29.61",
    ),
    Bill(
        number="9026000102",
        day="2026-09-15",
        provider=AT_PIEDRA,
        diagnoses=_billed(TUBERCULOSIS),
        services=((named("Mycobacterial culture", cpt("87116")), "96.00"),),
        paid="33.70",
        owed="0.00",
    ),
    Bill(
        number="9026000103",
        day="2026-09-29",
        provider=AT_ALDER_MESA,
        diagnoses=_billed(NODULE),
        services=((PET_CT, "3890.00"),),
        paid="1224.16",
        owed="306.04",
    ),
    Bill(
        number="9026000104",
        day="2026-10-19",
        provider=AT_ALDER_MESA,
        diagnoses=_billed(NODULE),
        services=((BIOPSY, "2140.00"),),
        paid="748.80",
        owed="187.20",
    ),
    Bill(
        number="9026000105",
        day="2026-11-05",
        provider=AT_ALDER_MESA,
        diagnoses=_billed(CANCER),
        services=((named("Office visit, new patient", cpt("99205")), "385.00"),),
        paid="170.11",
        owed="42.53",
    ),
)


def claims() -> bytes:
    """The explanations of benefits of this fall, with the coverage they were paid under."""
    coverage = next(told.fact for told in LIFE if isinstance(told.fact, Coverage))
    written = [
        patient(identified_by(ROSA, MEDICARE_NUMBER), _ROSA),
        fhir.resource_of(coverage, _ROSA) | {"id": "part-b"},
        *(explanation(bill, _ROSA) for bill in _BILLS),
    ]
    return fhir.encoded(
        fhir.searchset(written, [], _BASE, {"self": f"{_BASE}/ExplanationOfBenefit?patient={_ROSA}"}, len(written))
    )
