"""What the sections of C-CDA hold (by LOINC code, else by template), for entries that do not say it themselves.

Codes: HL7 C-CDA R2.1, volume 2, section templates; older ones from the CCD (2007) and IHE PCC.
"""

from __future__ import annotations

from enum import IntEnum, auto
from typing import Final


class Kind(IntEnum):
    """What an entry is taken for when its own template does not say."""

    # A number, because a plain Enum works out its hash in Python at each look into a table.

    PROBLEM = auto()
    HISTORY_OF_ILLNESS = auto()
    DIAGNOSIS = auto()
    HEALTH_CONCERN = auto()
    MEDICATION = auto()
    MEDICATION_GIVEN = auto()
    ALLERGY = auto()
    RESULT = auto()
    VITAL_SIGN = auto()
    PROCEDURE = auto()
    IMMUNIZATION = auto()
    ENCOUNTER = auto()
    PLAN = auto()
    GOAL = auto()
    SOCIAL_HISTORY = auto()
    FAMILY_HISTORY = auto()
    DEVICE = auto()
    COVERAGE = auto()
    ADVANCE_DIRECTIVE = auto()
    FUNCTIONAL_STATUS = auto()
    EXAM = auto()
    IMAGING = auto()
    CARE_TEAM = auto()
    WORDS = auto()


BY_CODE: Final[dict[str, Kind]] = {
    "11450-4": Kind.PROBLEM,
    "11348-0": Kind.HISTORY_OF_ILLNESS,
    "46241-6": Kind.DIAGNOSIS,
    "42347-5": Kind.DIAGNOSIS,
    "11535-2": Kind.DIAGNOSIS,
    "78375-3": Kind.DIAGNOSIS,
    "C-CDAV2-DDN": Kind.DIAGNOSIS,
    "10219-4": Kind.DIAGNOSIS,
    "10218-6": Kind.DIAGNOSIS,
    "59769-0": Kind.DIAGNOSIS,
    "59768-2": Kind.DIAGNOSIS,
    "59776-5": Kind.DIAGNOSIS,
    "55109-3": Kind.DIAGNOSIS,
    "29308-4": Kind.DIAGNOSIS,
    "51848-0": Kind.DIAGNOSIS,
    "75310-3": Kind.HEALTH_CONCERN,
    "10160-0": Kind.MEDICATION,
    "10183-2": Kind.MEDICATION,
    "75311-1": Kind.MEDICATION,
    "42346-7": Kind.MEDICATION,
    "29549-3": Kind.MEDICATION_GIVEN,
    "29550-1": Kind.MEDICATION,
    "59774-0": Kind.MEDICATION,
    "48765-2": Kind.ALLERGY,
    "30954-2": Kind.RESULT,
    "11493-4": Kind.RESULT,
    "8716-3": Kind.VITAL_SIGN,
    "47519-4": Kind.PROCEDURE,
    "29554-3": Kind.PROCEDURE,
    "11369-6": Kind.IMMUNIZATION,
    "46240-8": Kind.ENCOUNTER,
    "18776-5": Kind.PLAN,
    "59772-4": Kind.PLAN,
    "61149-1": Kind.PLAN,
    "62387-6": Kind.PLAN,
    "61145-9": Kind.PLAN,
    "69730-0": Kind.PLAN,
    "42349-1": Kind.PLAN,
    "61146-7": Kind.GOAL,
    "61144-2": Kind.FUNCTIONAL_STATUS,
    "29762-2": Kind.SOCIAL_HISTORY,
    "10157-6": Kind.FAMILY_HISTORY,
    "46264-8": Kind.DEVICE,
    "48768-6": Kind.COVERAGE,
    "48764-5": Kind.PLAN,
    "42348-3": Kind.ADVANCE_DIRECTIVE,
    "47420-5": Kind.FUNCTIONAL_STATUS,
    "10190-7": Kind.FUNCTIONAL_STATUS,
    "11383-7": Kind.EXAM,
    "29545-1": Kind.EXAM,
    "8709-8": Kind.EXAM,
    "121181": Kind.IMAGING,
    "121070": Kind.EXAM,
    "85847-2": Kind.CARE_TEAM,
}

_BY_TEMPLATE: Final[dict[str, Kind]] = {
    "2.16.840.1.113883.10.20.22.2.1": Kind.MEDICATION,
    "2.16.840.1.113883.10.20.22.2.2": Kind.IMMUNIZATION,
    "2.16.840.1.113883.10.20.22.2.3": Kind.RESULT,
    "2.16.840.1.113883.10.20.22.2.4": Kind.VITAL_SIGN,
    "2.16.840.1.113883.10.20.22.2.5": Kind.PROBLEM,
    "2.16.840.1.113883.10.20.22.2.6": Kind.ALLERGY,
    "2.16.840.1.113883.10.20.22.2.7": Kind.PROCEDURE,
    "2.16.840.1.113883.10.20.22.2.8": Kind.DIAGNOSIS,
    "2.16.840.1.113883.10.20.22.2.9": Kind.DIAGNOSIS,
    "2.16.840.1.113883.10.20.22.2.10": Kind.PLAN,
    "2.16.840.1.113883.10.20.22.2.11": Kind.MEDICATION,
    "2.16.840.1.113883.10.20.22.2.14": Kind.FUNCTIONAL_STATUS,
    "2.16.840.1.113883.10.20.22.2.15": Kind.FAMILY_HISTORY,
    "2.16.840.1.113883.10.20.22.2.17": Kind.SOCIAL_HISTORY,
    "2.16.840.1.113883.10.20.22.2.18": Kind.COVERAGE,
    "2.16.840.1.113883.10.20.22.2.20": Kind.HISTORY_OF_ILLNESS,
    "2.16.840.1.113883.10.20.22.2.21": Kind.ADVANCE_DIRECTIVE,
    "2.16.840.1.113883.10.20.22.2.22": Kind.ENCOUNTER,
    "2.16.840.1.113883.10.20.22.2.23": Kind.DEVICE,
    "2.16.840.1.113883.10.20.22.2.24": Kind.DIAGNOSIS,
    "2.16.840.1.113883.10.20.22.2.36": Kind.DIAGNOSIS,
    "2.16.840.1.113883.10.20.22.2.37": Kind.DIAGNOSIS,
    "2.16.840.1.113883.10.20.22.2.38": Kind.MEDICATION_GIVEN,
    "2.16.840.1.113883.10.20.22.2.43": Kind.DIAGNOSIS,
    "2.16.840.1.113883.10.20.22.2.44": Kind.MEDICATION,
    "2.16.840.1.113883.10.20.22.2.45": Kind.PLAN,
    "2.16.840.1.113883.10.20.22.2.56": Kind.FUNCTIONAL_STATUS,
    "2.16.840.1.113883.10.20.22.2.57": Kind.FUNCTIONAL_STATUS,
    "2.16.840.1.113883.10.20.22.2.58": Kind.HEALTH_CONCERN,
    "2.16.840.1.113883.10.20.22.2.60": Kind.GOAL,
    "2.16.840.1.113883.10.20.22.2.500": Kind.CARE_TEAM,
    "2.16.840.1.113883.10.20.1.1": Kind.ADVANCE_DIRECTIVE,
    "2.16.840.1.113883.10.20.1.2": Kind.ALLERGY,
    "2.16.840.1.113883.10.20.1.3": Kind.ENCOUNTER,
    "2.16.840.1.113883.10.20.1.4": Kind.FAMILY_HISTORY,
    "2.16.840.1.113883.10.20.1.5": Kind.FUNCTIONAL_STATUS,
    "2.16.840.1.113883.10.20.1.6": Kind.IMMUNIZATION,
    "2.16.840.1.113883.10.20.1.7": Kind.DEVICE,
    "2.16.840.1.113883.10.20.1.8": Kind.MEDICATION,
    "2.16.840.1.113883.10.20.1.9": Kind.COVERAGE,
    "2.16.840.1.113883.10.20.1.10": Kind.PLAN,
    "2.16.840.1.113883.10.20.1.11": Kind.PROBLEM,
    "2.16.840.1.113883.10.20.1.12": Kind.PROCEDURE,
    "2.16.840.1.113883.10.20.1.14": Kind.RESULT,
    "2.16.840.1.113883.10.20.1.15": Kind.SOCIAL_HISTORY,
    "2.16.840.1.113883.10.20.1.16": Kind.VITAL_SIGN,
}

# "Entries required" is the same section with ".1" at its end.
BY_TEMPLATE: Final[dict[str, Kind]] = _BY_TEMPLATE | {
    f"{root}.1": kind for root, kind in _BY_TEMPLATE.items() if ".10.20.22.2." in root
}


def kind_of(code: str, roots: list[str]) -> Kind:
    """What a section's entries are, from its LOINC code, else from its templates."""
    known = BY_CODE.get(code)
    if known is not None:
        return known
    return next((kind for root in roots if (kind := BY_TEMPLATE.get(root)) is not None), Kind.WORDS)
