"""A diagnosis that another source rules out or calls past; the other side of the body; what was taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from second_opinion.journey.merge.contradictions.told import Finding, Tellings, Told, apart
from second_opinion.journey.merge.normal import SIDE_WORDS, plain
from second_opinion.journey.merge.statements import says_otherwise
from second_opinion.record import AnyFact, Clash, Condition, DiagnosticReport, ImagingStudy, Procedure, Standing

_SIDED: Final = ("condition", "procedure", "imaging", "report")
_SMALL_WORDS: Final = frozenset({"of", "the", "in", "on", "side", "de", "del", "la", "el", "lado", "sided"})


def about_diagnoses(tellings: Tellings) -> Iterator[Finding]:
    """A diagnosis that holds here and is ruled out or over there."""
    for family in tellings.by_family("condition"):
        refuted = [told for told in family if told.fact.standing is Standing.REFUTED]
        standing = [told for told in family if told.fact.stands]
        for no in refuted:
            against = [yes for yes in standing if tellings.same_name(no, yes) and _not_before(no, yes)]
            if against:
                yield Clash.DIAGNOSIS_REFUTED, (no, *against)
        running = [told for told in standing if told.course() == "on"]
        over = [told for told in standing if told.course() == "over"]
        for one in running:
            for two in over:
                if _at_odds(one, two, tellings):
                    yield Clash.DIAGNOSIS_STATUS, (one, two)


def about_sides(tellings: Tellings) -> Iterator[Finding]:
    """The same thing left in one source and right in another."""
    together: dict[tuple[str, str], list[tuple[str, Told]]] = defaultdict(list)
    for told in tellings.of(*_SIDED):
        side = _side(told, tellings)
        if side in {"left", "right"} and told.fact.stands:
            together[told.kind, _without_side(told.fact)].append((side, told))
    for found in together.values():
        against: dict[int, Told] = {}
        for (side, one), (other_side, two) in combinations(found, 2):
            agree = tellings.moment(one).agrees_with(tellings.moment(two))
            if side != other_side and agree and apart(one, two):
                against |= {one.place: one, two.place: two}
        if against:
            yield Clash.DIFFERENT_SIDE, _once_each(against.values(), tellings)


def _once_each(against: Iterable[Told], tellings: Tellings) -> Iterator[Told]:
    """Each side once from each file: a dated entry speaks for the undated diagnosis that a visit in it names too."""
    said: set[tuple[str, str, str]] = set()
    for told in sorted(against, key=lambda each: (each.fact.when.first is None, each.place)):
        marks = {(_side(told, tellings), told.kind, original) for original in told.originals}
        if not marks <= said or told.fact.when.first is not None:
            yield told
        said |= marks


def about_withdrawn(tellings: Tellings) -> Iterator[Finding]:
    """What one source took back and another still says."""
    withdrawn = [told for told in tellings.of(*tellings.kinds()) if told.fact.standing is Standing.ENTERED_IN_ERROR]
    families = {(gone.kind, tellings.family(gone)) for gone in withdrawn}
    if not families:
        return
    alive: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for told in tellings.of(*{kind for kind, _ in families}):
        if told.fact.stands and (told.kind, tellings.family(told)) in families:
            alive[told.kind, tellings.family(told)].append(told)
    for gone in withdrawn:
        still = [told for told in alive[gone.kind, tellings.family(gone)] if _the_same_but(gone, told, tellings)]
        if still:
            yield Clash.ENTERED_IN_ERROR_ELSEWHERE, (gone, *still)


def _not_before(no: Told, yes: Told) -> bool:
    """False when it was ruled out before it was found: what came later may well be true."""
    ruled_out, found = no.fact.when.first or no.fact.recorded, yes.fact.when.first
    return ruled_out is None or found is None or ruled_out.latest() >= found.earliest()


def _at_odds(one: Told, two: Told, tellings: Tellings) -> bool:
    if not apart(one, two) or tellings.later(one, two) or not tellings.same_name(one, two):
        return False
    lists = {fact.category for fact in (one.fact, two.fact) if isinstance(fact, Condition) and fact.category}
    same_list = len(lists) < 2
    return same_list and tellings.moment(one).agrees_with(tellings.moment(two))


def _side(told: Told, tellings: Tellings) -> str:
    fact = told.fact
    site = fact.body_site if isinstance(fact, Condition | Procedure | ImagingStudy) else None
    found = tellings.book.names.of(site).side if site else ""
    return found or tellings.book.names.of(fact.code).side


def _without_side(fact: AnyFact) -> str:
    label = fact.label or (fact.description if isinstance(fact, ImagingStudy) else "")
    label = label or (fact.conclusion if isinstance(fact, DiagnosticReport) else "")
    return " ".join(word for word in plain(label).split() if word not in SIDE_WORDS | _SMALL_WORDS)


def _the_same_but(gone: Told, told: Told, tellings: Tellings) -> bool:
    """True when they say the same, but for how far they stand."""
    if bool(tellings.moment(gone).own) != bool(tellings.moment(told).own) or not tellings.same_name(gone, told):
        return False
    return not any(says_otherwise(one, two, tellings.book) for one in gone.group for two in told.group)
