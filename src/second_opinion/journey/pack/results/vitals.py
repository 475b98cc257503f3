"""Vital signs: blood pressure as pairs, the others each as a trend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from second_opinion.journey.pack.results.series import line_of, series_of, when
from second_opinion.journey.pack.results.trends import chart_of, trend_tables
from second_opinion.journey.pack.view import View
from second_opinion.journey.pack.wording.values import amount_text, outside, unit_text
from second_opinion.ports.paper import Block, Chart, Charts, Heading
from second_opinion.record import Concept, Quantity, VitalSign
from second_opinion.record.codes import LOINC

# LOINC codes of blood pressure parts (FHIR R4 vital signs profile, hl7.org/fhir/R4/bp.html).
SYSTOLIC: Final = "8480-6"
DIASTOLIC: Final = "8462-4"


def vital_signs(view: View) -> tuple[Block, ...]:
    """Blood pressure as pairs, the other vital signs, each as a trend."""
    facts = view.facts.standing(VitalSign)
    if not facts:
        return ()
    pressure = view.say("Blood pressure")
    pairs, others = pressure_pairs(facts, pressure)
    rows = series_of([*pairs, *others])
    for one in rows:
        if one.name == pressure and isinstance(one.latest.value, str):
            one.unit = one.latest.value.partition(" ")[2]
    rows.sort(key=lambda one: (one.name != pressure, one.name.casefold()))
    heading = Heading(view.say("Vital signs"), 1, "vitals")
    chart = _pressure_chart(view, facts)
    charts = (Charts((chart,), 2),) if chart is not None else ()
    return heading, *charts, *trend_tables(view, rows, view.say("What"))


def pressure_pairs(facts: Iterable[VitalSign], name: str) -> tuple[list[VitalSign], list[VitalSign]]:
    """Systolic and diastolic of one moment as one value "120/80" with the sources of both; and all the rest."""
    halves: dict[tuple[str, str], dict[str, VitalSign]] = {}
    others: list[VitalSign] = []
    for fact in facts:
        half = fact.code.code_in(LOINC)
        moment = when(fact)
        place = halves.setdefault((moment.value, fact.panel), {}) if half in {SYSTOLIC, DIASTOLIC} and moment else None
        if place is None or half in place:
            others.append(fact)
        else:
            place[half] = fact
    pairs: list[VitalSign] = []
    for place in halves.values():
        pair = _joined(place[SYSTOLIC], place[DIASTOLIC], name) if len(place) == 2 else None
        if pair is not None:
            pairs.append(pair)
        else:
            others += place.values()
    return pairs, others


def _pressure_chart(view: View, facts: Sequence[VitalSign]) -> Chart | None:
    upper = [fact for fact in facts if fact.code.code_in(LOINC) == SYSTOLIC]
    lower = [fact for fact in facts if fact.code.code_in(LOINC) == DIASTOLIC]
    found = series_of(upper), series_of(lower)
    if len(found[0]) != 1 or len(found[1]) != 1:
        return None
    drawn, below = chart_of(view, found[0][0]), chart_of(view, found[1][0])
    if drawn is None or below is None:
        return None
    lines = (
        line_of(found[0][0].numeric, view.say("Systolic"), drawn.unit),
        line_of(found[1][0].numeric, view.say("Diastolic"), drawn.unit),
    )
    return Chart(view.say("Blood pressure"), f"{drawn.alt}. {below.alt}", lines, drawn.unit)


def _joined(upper: VitalSign, lower: VitalSign, name: str) -> VitalSign | None:
    """One value of both, out of range when either is; None when they are not two amounts in one unit."""
    high, low = upper.value, lower.value
    if not isinstance(high, Quantity) or not isinstance(low, Quantity) or unit_text(high) != unit_text(low):
        return None
    marks = {"high": "H", "low": "L", "abnormal": "A", "": ""}
    text = f"{amount_text(high)}/{amount_text(low)} {unit_text(high)}".strip()
    return msgspec.structs.replace(
        upper,
        code=Concept(name),
        value=text,
        interpretation=marks[outside(upper)] or marks[outside(lower)],
        ranges=(),
        sources=tuple(dict.fromkeys((*upper.sources, *lower.sources))),
    )
