"""An allergy here and none known there; an allergy that another source rules out or calls past."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from second_opinion.journey.merge.called import none_at_all
from second_opinion.journey.merge.contradictions.told import Finding, Tellings, Told
from second_opinion.record import AllergyIntolerance, Clash, Standing

_MEDICINES = frozenset({"medication", "biologic", ""})


def about_allergies(tellings: Tellings) -> Iterator[Finding]:
    """Contradictions about allergies."""
    yield from _none_known(
        [(told, told.fact) for told in tellings.of("allergy") if isinstance(told.fact, AllergyIntolerance)]
    )
    for family in tellings.by_family("allergy"):
        for one, two in combinations(family, 2):
            if not tellings.same_name(one, two):
                continue
            standings = {one.fact.standing, two.fact.standing}
            if Standing.REFUTED in standings and (one.fact.stands or two.fact.stands):
                yield Clash.ALLERGY_REFUTED, (one, two)
            elif one.fact.stands and two.fact.stands and {one.course(), two.course()} == {"on", "over"}:
                yield Clash.DIAGNOSIS_STATUS, (one, two)


def _none_known(every: list[tuple[Told, AllergyIntolerance]]) -> Iterator[Finding]:
    standing = [(told, fact) for told, fact in every if fact.stands]
    stated = [(told, fact) for told, fact in standing if not fact.none_known and told.course() != "over"]
    for told, denied in standing:
        if denied.none_known:
            against = [other for other, fact in stated if none_at_all(denied) or _of_class(denied, fact)]
            if against:
                yield Clash.ALLERGY_AND_NONE_KNOWN, (told, *against)


def _of_class(denied: AllergyIntolerance, stated: AllergyIntolerance) -> bool:
    """True when the class of which none is known may hold the substance ("no known drug allergy")."""
    words = denied.code.label.casefold()
    named = "medication" if "drug" in words or "medic" in words else "food" if "food" in words else denied.category
    if named == "medication":
        return stated.category in _MEDICINES
    return named in {"", stated.category}
