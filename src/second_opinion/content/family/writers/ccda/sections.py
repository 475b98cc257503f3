"""Sections of a C-CDA document: a table of words for people, entries for programs, tied together by ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import msgspec

from second_opinion.content.family.writers.ccda import entries, given, life, measured
from second_opinion.content.family.writers.ccda.xml import el, fixed, template, words
from second_opinion.record import (
    AdvanceDirective,
    AllergyIntolerance,
    AnyFact,
    CareTeamMember,
    Concept,
    Condition,
    Coverage,
    Device,
    DiagnosticReport,
    Encounter,
    FamilyMemberHistory,
    Immunization,
    Medication,
    Note,
    Observation,
    PlannedCare,
    Procedure,
    Quantity,
    Result,
    SocialHistory,
    VitalSign,
)

_LOINC: Final = "2.16.840.1.113883.6.1"
Writer = Callable[[Any, str, str], str]


class Section(msgspec.Struct, frozen=True):
    """A kind of section: title, LOINC code, template, the kinds of fact it holds and how each is written."""

    title: str
    code: str
    root: str
    holds: type
    write: Writer | None = None


SECTIONS: Final = (
    Section("Problems", "11450-4", "2.5.1", Condition, entries.condition),
    Section("Allergies and Adverse Reactions", "48765-2", "2.6.1", AllergyIntolerance, entries.allergy),
    Section("Medications", "10160-0", "2.1.1", Medication, given.medication),
    Section("Immunizations", "11369-6", "2.2.1", Immunization, given.immunization),
    Section("Procedures", "47519-4", "2.7.1", Procedure, entries.procedure),
    Section("Results", "30954-2", "2.3.1", Result),
    Section("Diagnostic Studies", "30954-2", "2.3", DiagnosticReport, measured.report),
    Section("Vital Signs", "8716-3", "2.4.1", VitalSign),
    Section("Encounters", "46240-8", "2.22.1", Encounter, entries.encounter),
    Section("Social History", "29762-2", "2.17", SocialHistory, measured.observation),
    Section("Family History", "10157-6", "2.15", FamilyMemberHistory, life.relative),
    Section("Medical Equipment", "46264-8", "2.23", Device, life.device),
    Section("Insurance Providers", "48768-6", "2.18", Coverage, life.coverage),
    Section("Advance Directives", "42348-3", "2.21.1", AdvanceDirective, life.directive),
    Section("Functional Status", "47420-5", "2.14", Observation, measured.observation),
    Section("Care Teams", "85847-2", "2.500", CareTeamMember, life.member),
    Section("Plan of Treatment", "18776-5", "2.10", PlannedCare, entries.planned),
)


def sections(facts: Sequence[AnyFact], identity: Callable[[], str]) -> Iterator[str]:
    """The sections that have something to say, each as a component. ``identity`` gives the id of each entry."""
    for kind in SECTIONS:
        held = [fact for fact in facts if type(fact) is kind.holds]
        if held:
            yield _section(kind, held, identity)
    for fact in facts:
        if isinstance(fact, Note):
            yield _narrative(fact)


def _section(kind: Section, facts: Sequence[AnyFact], identity: Callable[[], str]) -> str:
    names = [f"{kind.title.split()[0].lower()}{number}" for number in range(1, len(facts) + 1)]
    if kind.write is None:
        written = _panels(facts, names, identity)
    else:
        written = [kind.write(fact, name, identity()) for fact, name in zip(facts, names, strict=True)]
    rows = [_row(fact, name) for fact, name in zip(facts, names, strict=True)]
    body = el("table", {"border": "1"}, el("tbody", None, *rows))
    return _component(
        kind.title, kind.code, kind.root, body, *(el("entry", {"typeCode": "DRIV"}, each) for each in written)
    )


def _panels(facts: Sequence[Any], names: Sequence[str], identity: Callable[[], str]) -> list[str]:
    """Observations of one moment and one panel belong together in an organizer."""
    written = []
    together = sorted(zip(facts, names, strict=True), key=lambda pair: (pair[0].when.first.value, _panel(pair[0])))
    for _, group in groupby(together, key=lambda pair: (pair[0].when.first.value, _panel(pair[0]))):
        members = list(group)
        written.append(measured.organizer([fact for fact, _ in members], [name for _, name in members], identity()))
    return written


def _panel(fact: Observation) -> str:
    return "" if isinstance(fact, VitalSign) else fact.panel


def _row(fact: AnyFact, name: str) -> str:
    when = fact.when.first.value if fact.when.first else ""
    cells = [words("td", fact.label, {"ID": name}), words("td", when.replace("T", " ")) or el("td")]
    if isinstance(fact, Medication):
        cells.append(words("td", fact.dosage, {"ID": f"{name}-how"}))
    elif isinstance(fact, DiagnosticReport):
        cells.append(words("td", fact.text, {"ID": f"{name}-text"}))
    elif isinstance(fact, Observation | AdvanceDirective):
        cells.append(words("td", _shown(fact.value)))
    elif isinstance(fact, AllergyIntolerance):
        cells.append(words("td", ", ".join(reaction.manifestation.label for reaction in fact.reactions)))
    elif isinstance(fact, FamilyMemberHistory):
        cells.append(words("td", fact.relationship.label))
    return el("tr", None, *cells)


def _shown(value: object) -> str:
    if isinstance(value, Quantity | Concept):
        return value.label
    return str(value or "")


def _narrative(fact: Note) -> str:
    return _component(fact.title, fact.section, "", words("paragraph", fact.text))


def _component(title: str, code: str, root: str, body: str, *written: str) -> str:
    section = el(
        "section",
        None,
        template(root) if root else "",
        fixed("code", code, _LOINC, title),
        el("title", None, title),
        el("text", None, body),
        *written,
    )
    return el("component", None, section)
