"""Rosa's allergies, and the place that says she has none."""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.story.places import AGUINALDO
from second_opinion.content.family.story.told import Told, at, by, day, named, rxnorm, since, snomed
from second_opinion.record import AllergyIntolerance, Concept, Reaction

PENICILLIN: Final = named("Penicillin", snomed("764146007", "Penicillin"), rxnorm("70618", "Penicillin"))
NONE_KNOWN: Final = named("No known allergies", snomed("716186003", "No known allergy"))
CONTRAST: Final = named("Iodinated contrast medium")
CODEINE: Final = named("Codeine", rxnorm("2670", "Codeine"))

_HIVES: Final = named("Hives", snomed("247472004", "Hives"))
_THROAT: Final = named("Swelling of the throat, treated in an emergency department")
_NAUSEA: Final = named("Nausea", snomed("422587007", "Nausea"))


def _allergy(
    code: Concept, reactions: tuple[Reaction, ...], since_when: str, criticality: str, kind: str
) -> AllergyIntolerance:
    return AllergyIntolerance(
        code=code,
        clinical_status="active",
        verification_status="confirmed",
        type=kind,
        category="medication",
        criticality=criticality,
        reactions=reactions,
        when=since(since_when),
    )


ALLERGIES: Final = (
    Told(
        "A", _allergy(PENICILLIN, (Reaction(_HIVES, "severe"), Reaction(_THROAT, "severe")), "1998", "high", "allergy")
    ),
    Told("PO", _allergy(named("PENICILLINS"), (Reaction(_HIVES, ""),), "", "", "allergy")),
    Told(
        "B",
        AllergyIntolerance(
            code=NONE_KNOWN,
            none_known=True,
            clinical_status="active",
            verification_status="confirmed",
            recorded=day("2022-02-18"),
            when=at("2022-02-18"),
            performers=by(AGUINALDO),
        ),
    ),
    Told("A", _allergy(CONTRAST, (Reaction(named("Itching of arms and face"), "mild"),), "2016", "low", "allergy")),
    Told("AP", _allergy(CODEINE, (Reaction(_NAUSEA, "moderate"),), "2011", "low", "intolerance")),
)
