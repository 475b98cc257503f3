"""Problems and diagnoses: problem observations, alone or in the acts around them (concern, diagnosis)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.kinds import Kind
from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import CODE, EFFECTIVE_TIME, STATUS_CODE, TARGET_SITE, TEXT, VALUE
from second_opinion.journey.gather.ccda.entries.absence import is_bare_class, says_no_data, says_none_known
from second_opinion.journey.gather.ccda.entries.basis import basis
from second_opinion.journey.gather.ccda.entries.statements import absent, nothing_here
from second_opinion.journey.gather.ccda.values.concepts import concept, name_of, value_name, words_in
from second_opinion.journey.gather.ccda.values.times import period
from second_opinion.record import NOTHING, AnyFact, Concept, Condition, Standing

# SNOMED CT codes of the Problem Status value set (2.16.840.1.113883.3.88.12.80.68).
STATUS: Final = {"55561003": "active", "73425007": "inactive", "413322009": "resolved", "90734009": "active"}
_STATUS_TEMPLATES: Final = {
    "2.16.840.1.113883.10.20.22.4.6",
    "2.16.840.1.113883.10.20.1.50",
    "2.16.840.1.113883.10.20.1.57",
    "2.16.840.1.113883.10.20.1.39",
}
STATUS_CODE_LOINC: Final = "33999-4"
_SEVERITY: Final = {"2.16.840.1.113883.10.20.22.4.8", "2.16.840.1.113883.10.20.1.55", "1.3.6.1.4.1.19376.1.5.3.1.4.1"}
_SETTLED: Final = re.compile(r"\AFinal:\s+|\s*\(Confirmed\)\Z")
_HEALTH_STATUS: Final = {"2.16.840.1.113883.10.20.22.4.5", "2.16.840.1.113883.10.20.1.51"}
_ACT_STATUS: Final = {"active": "active", "suspended": "inactive", "aborted": "inactive"}
_CATEGORIES: Final = {Kind.DIAGNOSIS: "encounter-diagnosis", Kind.HEALTH_CONCERN: "health-concern"}


def condition(
    observation: Statement, spot: Spot, outer: Statement | None = None, category: str = ""
) -> Iterator[AnyFact]:
    """One problem observation. The ``outer`` act gives what the observation leaves out, and its status."""
    name = _name(observation, spot)
    shared = basis(observation, spot, outer, refuted=Standing.REFUTED)
    if _says_there_is_none(name, shared["standing"]):
        yield from absent(spot, shared, name)
        return
    if not name and nothing_here(spot, shared):
        return
    if shared["standing"] is Standing.REFUTED and outer is not None:
        shared["status"] = shared["status"] or outer.says(STATUS_CODE)
    onset = period(observation.first(EFFECTIVE_TIME))
    clinical = clinical_status(observation, outer)
    if not clinical:
        clinical = "resolved" if onset.end is not None and onset.start != onset.end else ""
        clinical = clinical or act_status(outer)
    yield Condition(
        **shared,
        code=name,
        clinical_status=clinical,
        verification_status="refuted" if shared["standing"] is Standing.REFUTED else "",
        category=category or _CATEGORIES.get(spot.kind, "problem-list-item"),
        severity=severity(observation, spot),
        body_site=concept(observation.first(TARGET_SITE), spot),
    )


def clinical_status(observation: Statement, outer: Statement | None = None) -> str:
    """Active, inactive or resolved, as a status observation in the entry or in the act around it says."""
    for where in (observation, outer):
        for inside in () if where is None else where.related():
            if is_status(inside):
                said = STATUS.get(inside.says(VALUE)) or inside.says(VALUE, "displayName").lower()
                if said in {"active", "inactive", "resolved", "recurrence", "relapse", "remission"}:
                    return said
    return ""


def act_status(act: Statement | None) -> str:
    """The same, as the act around the entry says it of itself."""
    return "" if act is None else _ACT_STATUS.get(act.says(STATUS_CODE), "")


def is_status(statement: Statement) -> bool:
    """True for the observation that says how a problem, an allergy or a medicine stands."""
    return statement.says(CODE) == STATUS_CODE_LOINC or statement.claims(_STATUS_TEMPLATES)


def severity(observation: Statement, spot: Spot) -> Concept:
    """How bad it is, as a severity observation in the entry says."""
    for inside in observation.related():
        if inside.claims(_SEVERITY) or inside.says(CODE) == "SEV":
            return value_name(inside, spot)
    return NOTHING


def _name(observation: Statement, spot: Spot) -> Concept:
    """What the problem is: the value, else the words the entry points to, else its code where that is no question."""
    name = value_name(observation, spot)
    if name:
        # A certain, settled diagnosis needs no word for it; "Working:" and "(Suspected)" stay.
        return Concept(settled(name.text), name.codings) if name.text else name
    text = words_in(observation.first(TEXT), spot)
    return Concept(text) if text else name_of(observation, spot) if observation.first(VALUE) is None else NOTHING


def settled(name: str) -> str:
    """The name of a diagnosis without the words for its being certain: "Final: Angina", "Angina(Confirmed)"."""
    return _SETTLED.sub("", name)


def _says_there_is_none(name: Concept, standing: Standing) -> bool:
    if standing is Standing.REFUTED and is_bare_class(name):
        return True
    return says_no_data(name) or says_none_known(name)
