"""Family history: one fact for each condition of a relative, with the age it came at and what it led to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    CODE,
    OBSERVATION,
    SDTC,
    V3,
    VALUE,
    Element,
    attribute,
    down,
    first,
    is_true,
)
from second_opinion.journey.gather.ccda.entries.absence import says_no_data
from second_opinion.journey.gather.ccda.entries.basis import basis
from second_opinion.journey.gather.ccda.entries.statements import absent
from second_opinion.journey.gather.ccda.values.concepts import concept, name_of, value_name
from second_opinion.journey.gather.ccda.values.measured import quantity
from second_opinion.journey.gather.ccda.values.people import human_names
from second_opinion.record import NOTHING, AnyFact, Concept, FamilyMemberHistory, Standing

_SUBJECT: Final = V3 + "subject"
_AGE: Final = {"2.16.840.1.113883.10.20.22.4.31", "2.16.840.1.113883.10.20.1.38"}
_AGE_CODES: Final = frozenset({"397659008", "445518008", "30525-0"})
_DEATH: Final = {"2.16.840.1.113883.10.20.22.4.47", "2.16.840.1.113883.10.20.1.42"}
_DEAD: Final = "419099009"
_YEARS: Final = {"a": "years", "mo": "months", "wk": "weeks", "d": "days"}


def family(organizer: Statement, spot: Spot) -> Iterator[AnyFact]:
    """What an organizer says of one relative."""
    found = False
    for inside in organizer.components():
        if inside.tag == OBSERVATION:
            found = True
            yield from relative(inside, spot.into(f"component {inside.number}"), organizer)
    if not found:
        yield from _only_the_relative(organizer, spot)


def relative(observation: Statement, spot: Spot, organizer: Statement | None = None) -> Iterator[AnyFact]:
    """One condition of one relative."""
    subject = None if organizer is None else organizer.first(_SUBJECT)
    if subject is None:
        subject = observation.first(_SUBJECT)
    name = value_name(observation, spot) or name_of(observation, spot)
    shared = basis(observation, spot, organizer, refuted=Standing.REFUTED)
    who = _relationship(subject, spot)
    if says_no_data(name):
        yield from absent(spot, shared, name)
        return
    if not name and not who:
        return
    death = next((one for one in observation.related() if one.claims(_DEATH)), None)
    yield FamilyMemberHistory(
        **shared,
        code=name,
        relationship=who,
        relative_name=_name(subject),
        age_at_onset=_age(observation, spot),
        deceased=_deceased(subject, dead=death is not None and _died(death)),
        age_at_death=_age(death, spot) if death is not None else "",
        cause_of_death=death is not None and death.relation == "CAUS",
    )


def _only_the_relative(organizer: Statement, spot: Spot) -> Iterator[AnyFact]:
    subject = organizer.first(_SUBJECT)
    who = _relationship(subject, spot)
    if who:
        yield FamilyMemberHistory(
            **basis(organizer, spot),
            relationship=who,
            relative_name=_name(subject),
            deceased=_deceased(subject, dead=False),
        )


def _died(death: Statement) -> bool:
    return death.says(VALUE) == _DEAD or attribute(death.element, "negationInd") == "false"


def _relationship(subject: Element | None, spot: Spot) -> Concept:
    return concept(down(subject, V3 + "relatedSubject", CODE), spot) if subject is not None else NOTHING


def _name(subject: Element | None) -> str:
    names = human_names(down(subject, V3 + "relatedSubject", _SUBJECT))
    return names[0].label if names else ""


def _deceased(subject: Element | None, *, dead: bool) -> bool | None:
    """Whether the relative has died; None when nothing is said."""
    person = down(subject, V3 + "relatedSubject", _SUBJECT)
    indicator = first(person, SDTC + "deceasedInd")
    if dead or (indicator is not None and is_true(indicator, "value")):
        return True
    return False if attribute(indicator, "value") == "false" else None


def _age(observation: Statement, spot: Spot) -> str:
    for inside in observation.related():
        is_age = inside.claims(_AGE) or inside.says(CODE) in _AGE_CODES
        amount = quantity(inside.first(VALUE), spot) if is_age else None
        if amount is not None:
            return f"{amount.value} {_YEARS.get(amount.unit, amount.unit)}".strip()
    return ""
