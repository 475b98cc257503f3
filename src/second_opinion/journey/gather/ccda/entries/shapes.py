"""Which templates mean what, and what an entry without a known template is by its shape and its section.

Template ids: HL7 C-CDA R1.1 and R2.1 (2.16.840.1.113883.10.20.22.4.*), CCD R1 (…10.20.1.*), IHE PCC (1.3.6.1.4.1…).
"""

from __future__ import annotations

from enum import IntEnum, auto
from functools import lru_cache
from typing import Final

from second_opinion.journey.gather.ccda.document.kinds import Kind
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    CODE,
    COMPONENT,
    ENCOUNTER,
    ENTRY_RELATIONSHIP,
    OBSERVATION,
    ORGANIZER,
    PROCEDURE,
    REFERENCE,
    SUBSTANCE,
    SUPPLY,
    V3,
    VALUE,
    down,
    first,
)
from second_opinion.journey.gather.ccda.entries.basis import is_planned


class Shape(IntEnum):
    """What an entry is."""

    # A number, because a plain Enum works out its hash in Python at each look into a table.

    CONDITION = auto()
    ALLERGY = auto()
    MEDICATION = auto()
    IMMUNIZATION = auto()
    PROCEDURE = auto()
    ENCOUNTER = auto()
    PLANNED = auto()
    FAMILY = auto()
    RELATIVE = auto()
    DEVICE = auto()
    COVERAGE = auto()
    POLICY = auto()
    DIRECTIVE = auto()
    IMAGING = auto()
    DOCUMENT = auto()
    TEAM = auto()
    RESULT = auto()
    VITAL_SIGN = auto()
    SOCIAL_HISTORY = auto()
    FUNCTIONAL_STATUS = auto()
    EXAM = auto()
    OBSERVATION = auto()
    RESULT_PANEL = auto()
    VITAL_PANEL = auto()
    STATUS_PANEL = auto()
    WRAPPER = auto()
    """An act or organizer that only holds other entries together (a concern, a discharge medication act)."""
    LINK = auto()
    """A pointer to another entry, or a detail of one: no fact of its own."""
    UNKNOWN = auto()


def _under(root: str, numbers: dict[str, Shape]) -> dict[str, Shape]:
    return {root + number: shape for many, shape in numbers.items() for number in many.split()}


BY_TEMPLATE: Final[dict[str, Shape]] = {
    **_under(
        "2.16.840.1.113883.10.20.22.4.",
        {
            "1": Shape.RESULT_PANEL,
            "2": Shape.RESULT,
            "3 30 33 34 35 36 51 65 80 131 132 136 146": Shape.WRAPPER,
            "4": Shape.CONDITION,
            "7 90": Shape.ALLERGY,
            "16": Shape.MEDICATION,
            "17 18": Shape.MEDICATION,
            "12 13 14": Shape.PROCEDURE,
            "26": Shape.VITAL_PANEL,
            "27": Shape.VITAL_SIGN,
            "38 72 78 85 109 111 200 201 217": Shape.SOCIAL_HISTORY,
            "20 39 40 41 42 43 44 120 121 130 140 141": Shape.PLANNED,
            "45": Shape.FAMILY,
            "46": Shape.RELATIVE,
            "48": Shape.DIRECTIVE,
            "49": Shape.ENCOUNTER,
            "50": Shape.DEVICE,
            "52": Shape.IMMUNIZATION,
            "60": Shape.COVERAGE,
            "61": Shape.POLICY,
            "66 75": Shape.STATUS_PANEL,
            "67 68 69 73 74 124 127 128 133 138 144": Shape.FUNCTIONAL_STATUS,
            "70 76 77 114": Shape.EXAM,
            "108 135": Shape.WRAPPER,
            "122": Shape.LINK,
            "5 6 8 28 31 47 53 79 86 110 113 115 119 123 134 143 145 147": Shape.LINK,
            "500": Shape.TEAM,
        },
    ),
    **_under("2.16.840.1.113883.10.20.22.", {"60": Shape.COVERAGE, "61": Shape.POLICY}),
    **_under("2.16.840.1.113883.10.22.4.", {"78": Shape.SOCIAL_HISTORY}),
    **_under("2.16.840.1.113883.10.20.6.2.", {"5": Shape.PROCEDURE, "6": Shape.IMAGING, "12 13 14": Shape.EXAM}),
    **_under(
        "2.16.840.1.113883.10.20.1.",
        {
            "17": Shape.DIRECTIVE,
            "18": Shape.ALLERGY,
            "20": Shape.COVERAGE,
            "21": Shape.ENCOUNTER,
            "22": Shape.RELATIVE,
            "23": Shape.FAMILY,
            "24 34": Shape.MEDICATION,
            "25 30": Shape.PLANNED,
            "26": Shape.POLICY,
            "27": Shape.WRAPPER,
            "28": Shape.CONDITION,
            "29": Shape.PROCEDURE,
            "31": Shape.RESULT,
            "32": Shape.RESULT_PANEL,
            "33": Shape.SOCIAL_HISTORY,
            "35": Shape.VITAL_PANEL,
        },
    ),
    **_under(
        "1.3.6.1.4.1.19376.1.5.3.1.4.",
        {
            "5.1 5.2 5.3": Shape.WRAPPER,
            "6": Shape.ALLERGY,
            "7": Shape.MEDICATION,
            "12": Shape.IMMUNIZATION,
            "13.1": Shape.VITAL_PANEL,
            "13.2": Shape.VITAL_SIGN,
            "13.3": Shape.RELATIVE,
            "13.4": Shape.SOCIAL_HISTORY,
            "14": Shape.ENCOUNTER,
            "15": Shape.FAMILY,
            "19": Shape.PROCEDURE,
            "20": Shape.COVERAGE,
        },
    ),
}

_ELEMENTS: Final[dict[Shape, tuple[str, ...]]] = {
    **dict.fromkeys((Shape.CONDITION, Shape.ALLERGY, Shape.RESULT, Shape.VITAL_SIGN), (OBSERVATION,)),
    **dict.fromkeys((Shape.RELATIVE, Shape.DIRECTIVE), (OBSERVATION,)),
    **dict.fromkeys((Shape.RESULT_PANEL, Shape.VITAL_PANEL, Shape.STATUS_PANEL, Shape.FAMILY), (ORGANIZER,)),
    **dict.fromkeys((Shape.MEDICATION, Shape.IMMUNIZATION), (SUBSTANCE, SUPPLY)),
}
"""What an element must be to keep its claim; other shapes may be any."""

_OBSERVED: Final = {
    Kind.PROBLEM: Shape.CONDITION,
    Kind.HISTORY_OF_ILLNESS: Shape.CONDITION,
    Kind.DIAGNOSIS: Shape.CONDITION,
    Kind.HEALTH_CONCERN: Shape.CONDITION,
    Kind.ALLERGY: Shape.ALLERGY,
    Kind.RESULT: Shape.RESULT,
    Kind.VITAL_SIGN: Shape.VITAL_SIGN,
    Kind.PROCEDURE: Shape.PROCEDURE,
    Kind.SOCIAL_HISTORY: Shape.SOCIAL_HISTORY,
    Kind.FAMILY_HISTORY: Shape.RELATIVE,
    Kind.PLAN: Shape.PLANNED,
    Kind.GOAL: Shape.PLANNED,
    Kind.ADVANCE_DIRECTIVE: Shape.DIRECTIVE,
    Kind.FUNCTIONAL_STATUS: Shape.FUNCTIONAL_STATUS,
    Kind.EXAM: Shape.EXAM,
}
_ORGANIZED: Final = {
    Kind.RESULT: Shape.RESULT_PANEL,
    Kind.VITAL_SIGN: Shape.VITAL_PANEL,
    Kind.FAMILY_HISTORY: Shape.FAMILY,
    Kind.FUNCTIONAL_STATUS: Shape.STATUS_PANEL,
    Kind.CARE_TEAM: Shape.TEAM,
}
_ALWAYS: Final = {PROCEDURE: Shape.PROCEDURE, ENCOUNTER: Shape.ENCOUNTER}
_PLANS: Final = frozenset({Kind.PLAN, Kind.GOAL})
_MEDICINES: Final = frozenset({Kind.MEDICATION, Kind.MEDICATION_GIVEN})
_MADE: Final = (V3 + "manufacturedProduct", V3 + "manufacturedMaterial")


def shape_of(statement: Statement, kind: Kind) -> Shape:
    """What an entry is. A template decides; a claim that its own element cannot keep is not believed."""
    known = _claimed(statement.tag, statement.templates)
    return _planned_after_all(statement, known or _by_shape(statement, kind), kind)


@lru_cache(maxsize=1024)
def _claimed(tag: str, roots: tuple[str, ...]) -> Shape | None:
    """The first known template that the element can be: an allergy observation is an observation."""
    for root in roots:
        shape = BY_TEMPLATE.get(root)
        if shape is not None and tag in _ELEMENTS.get(shape, (tag,)):
            return shape
    return None


def _planned_after_all(statement: Statement, shape: Shape, kind: Kind) -> Shape:
    """What stands in a plan and is meant to happen is a plan, whatever it claims to be."""
    if kind in _PLANS and is_planned(statement) and shape not in {Shape.WRAPPER, Shape.LINK}:
        return Shape.PLANNED
    return shape


def _by_shape(statement: Statement, kind: Kind) -> Shape:
    tag = statement.tag
    if tag == OBSERVATION:
        return _OBSERVED.get(kind, Shape.OBSERVATION if statement.first(VALUE) is not None else Shape.UNKNOWN)
    if tag == ORGANIZER:
        return _ORGANIZED.get(kind, Shape.WRAPPER)
    if tag == SUBSTANCE:
        vaccine = kind is Kind.IMMUNIZATION or statement.says(CODE) == "IMMUNIZ"
        return Shape.IMMUNIZATION if vaccine else Shape.MEDICATION
    if tag == SUPPLY:
        medicine = kind in _MEDICINES and down(statement.first(V3 + "product"), *_MADE) is not None
        return Shape.MEDICATION if medicine else Shape.DEVICE
    return _ALWAYS.get(tag) or _act(statement, kind)


def _act(act: Statement, kind: Kind) -> Shape:
    if kind is Kind.COVERAGE:
        return Shape.COVERAGE
    if first(act.first(REFERENCE), V3 + "externalDocument") is not None:
        # It only points to a document outside.
        return Shape.DOCUMENT
    if kind in _PLANS:
        return Shape.PLANNED
    if kind is Kind.PROCEDURE:
        return Shape.PROCEDURE
    holds = act.first(ENTRY_RELATIONSHIP) is not None or act.first(COMPONENT) is not None
    return Shape.WRAPPER if holds else Shape.UNKNOWN
