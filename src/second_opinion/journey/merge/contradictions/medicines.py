"""Two doses of one medicine at the same time; a medicine that is taken here and stopped there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from second_opinion.journey.merge.amounts import comparable, differ
from second_opinion.journey.merge.contradictions.told import Finding, Tellings, Told, apart
from second_opinion.journey.merge.details import ON, OVER, strength_in
from second_opinion.journey.merge.normal import plain
from second_opinion.record import Clash, Medication, Quantity, Standing

# Words of a medicine's name that are not its substance: units, forms, releases, salts (RxNorm's naming conventions).
_NOT_SUBSTANCE: Final = frozenset(
    "mg mcg ug g ml l unt unit units iu meq hr actuat oral tablet tablets tab tabs capsule capsules cap caps solution "
    "suspension injection injectable extended delayed release er xr sr dr cr xl film coated chewable disintegrating "
    "topical cream ointment gel lotion patch transdermal nasal spray inhaler inhalation metered dose powder ophthalmic "
    "otic drops pack kit pen prefilled syringe cartridge vial product hydrochloride hcl sodium potassium calcium "
    "magnesium succinate tartrate maleate fumarate besylate mesylate sulfate phosphate acetate citrate bitartrate "
    "and of the in per take by mouth daily".split()
)
_BRAND: Final = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_STOPPED: Final = frozenset({"stopped", "discontinued", "aborted", "cancelled"})
_CROWD: Final = 200


def about_medicines(tellings: Tellings) -> Iterator[Finding]:
    """Contradictions about medicines, one for each substance and kind."""
    together: dict[str, list[Told]] = defaultdict(list)
    for told in tellings.of("medication"):
        name = substance(told.fact.label)
        if name and (told.fact.stands or told.fact.standing is Standing.NOT_DONE) and _is_order(told):
            together[name].append(told)
    for family in together.values():
        if 1 < len(family) <= _CROWD:
            yield from _about_one(family, tellings)


def substance(label: str) -> str:
    """What a medicine's name says of its substance: "Metformin hydrochloride 500 MG Oral Tablet" gives "metformin"."""
    words = plain(_BRAND.sub(" ", label)).split()
    return " ".join(word for word in words if word not in _NOT_SUBSTANCE and not any(sign.isdigit() for sign in word))


def _about_one(family: list[Told], tellings: Tellings) -> Iterator[Finding]:
    doses: dict[int, Told] = {}
    stops: dict[int, Told] = {}
    refusals: dict[int, Told] = {}
    for one, two in combinations(family, 2):
        if not apart(one, two):
            continue
        pair = {one.place: one, two.place: two}
        if _running(one) and _running(two):
            if _overlap(one, two) and _other_dose(one, two, tellings):
                doses |= pair
        elif Standing.NOT_DONE in {one.fact.standing, two.fact.standing}:
            if (_running(one) or _running(two)) and tellings.moment(one).agrees_with(tellings.moment(two)):
                refusals |= pair
        elif _stopped_elsewhere(one, two, family, tellings) or _stopped_elsewhere(two, one, family, tellings):
            stops |= pair
    for clash, found in (
        (Clash.DIFFERENT_DOSE, doses),
        (Clash.MEDICATION_STOPPED_AND_ACTIVE, stops),
        (Clash.DONE_AND_NOT_DONE, refusals),
    ):
        if found:
            yield clash, found.values()


def _stopped_elsewhere(running: Told, ended: Told, family: list[Told], tellings: Tellings) -> bool:
    """The same course of a medicine runs in one source and is over in another, and no source has taken back its own
    word: what one place stops, another may still give."""
    if not _running(running) or ended.course() != OVER or not ended.fact.stands:
        return False
    if tellings.ended_by_source(running, ended):
        return False
    if _other_dose(running, ended, tellings) or any(_renews(other, ended, tellings) for other in family):
        return False
    began, had_begun = tellings.moment(running), tellings.moment(ended)
    if began.own and had_begun.own and began.agrees_with(had_begun):
        return True
    stop = ended.fact.when.end
    if ended.fact.status not in _STOPPED:
        return False
    start = running.fact.when.start
    return stop is None if start is None else stop is not None and start.earliest() <= stop.latest()


def _renews(running: Told, ended: Told, tellings: Tellings) -> bool:
    """True when the source of an ended order has the same medicine in the same dose running: a new order, no stop."""
    return _running(running) and not apart(running, ended) and not _other_dose(running, ended, tellings)


def _is_order(told: Told) -> bool:
    return told.group[0].key[-1] == "order"


def _running(told: Told) -> bool:
    return told.fact.stands and (told.course() == ON or (not told.course() and told.fact.when.end is None))


def _overlap(one: Told, two: Told) -> bool:
    first, second = one.fact.when, two.fact.when
    if first.end is not None and second.start is not None and first.end.latest() < second.start.earliest():
        return False
    return not (second.end is not None and first.start is not None and second.end.latest() < first.start.earliest())


def _other_dose(one: Told, two: Told, tellings: Tellings) -> bool:
    """Different strengths in the names, or different amounts each time where both are measured alike."""
    book = tellings.book
    named = [book.amount(strength_in(told.fact.label)) for told in (one, two)]
    if all(amount.key for amount in named):
        return differ(*named)
    given = [book.amount(_dose(told)) for told in (one, two)]
    return all(amount.key for amount in given) and comparable(*given) and differ(*given)


def _dose(told: Told) -> Quantity | None:
    fact = told.fact
    if not isinstance(fact, Medication):
        return None
    return fact.dose if fact.dose is not None else strength_in(fact.dosage)
