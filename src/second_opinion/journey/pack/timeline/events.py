"""What of a record is an event in a life, and what is only one more line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from second_opinion.content.words import N_
from second_opinion.journey.pack.history.procedures import is_examination, times
from second_opinion.journey.pack.lists.conditions import has_ended
from second_opinion.journey.pack.lists.medicines import HANDED, is_over
from second_opinion.journey.pack.reports.kinds import ReportKind, is_biopsy
from second_opinion.journey.pack.reports.texts import summary
from second_opinion.journey.pack.view import View, joined
from second_opinion.journey.pack.wording.codewords import HOSPITAL, encounter_word, modality_word
from second_opinion.journey.pack.wording.names import is_no_disorder, plain, site
from second_opinion.record import (
    AnyFact,
    Condition,
    Device,
    Encounter,
    ImagingStudy,
    Medication,
    PartialDate,
    Procedure,
    Standing,
)

Kind = TypeVar("Kind", Condition, Medication)

OF_MEDICINES: Final = frozenset({N_("Medicine started"), N_("Medicine stopped"), N_("Medicine given")})
"""The kinds of event that are about medicines."""
EXAMINATION: Final = N_("Examination")
"""The kind of what is done at many visits: tests, checks, talks."""
_OFTEN = 3
_NO_NAME: Final = re.compile(r"(?:emergency |inpatient |hospital )?(?:encounter|admission)\b", re.IGNORECASE)
_STAY: Final = re.compile(
    r"\b(?:hospital (?:stay|admit|admission)|hospitali[sz]ation|in-?patient|hospitalización)\b|\Aadmission\Z",
    re.IGNORECASE,
)
_VISITS_TOLD = 6
_EXAMINATIONS_TOLD = 6
_NAME_AT_MOST = 90
_SUMMARY_AT_MOST = 180


@dataclass(frozen=True, slots=True)
class Event:
    """One line. ``kind`` is its English word, to be said in the packet's language; on the same day a higher ``rank``
    stands higher."""

    on: PartialDate
    kind: str
    text: str
    facts: tuple[AnyFact, ...]
    rank: int = 0
    strong: bool = False


def events(view: View) -> Iterator[Event]:
    """Every event, in no order."""
    for source in _SOURCES:
        yield from source(view)


def recent(view: View, number: int) -> list[Event]:
    """The newest procedures and hospital stays."""
    done = (event for event in _procedures(view) if event.kind != EXAMINATION)
    found = [*done, *_stays(view)]
    return sorted(found, key=lambda event: (event.on.value, event.rank), reverse=True)[:number]


def _diagnoses(view: View) -> Iterator[Event]:
    for facts in _alike(view.facts.standing(Condition)):
        first = facts[0]
        end = first.when.end if first.when.start and first.when.end != first.when.start else None
        # What was over once and goes on elsewhere in the record has no end.
        until = view.say("until {end}", end=view.day(end)) if end and all(map(has_ended, facts)) else ""
        text = joined(view.name(first), until, by=", ")
        if is_no_disorder(first.label):
            yield from _event(N_("Finding"), text, facts, rank=1)
        else:
            yield from _event(N_("Diagnosis"), text, facts, rank=5, strong=True)
    for fact in view.facts.standing(Condition, Standing.REFUTED):
        text = view.say("{name}: ruled out", name=view.name(fact))
        yield from _event(N_("Ruled out"), text, [fact], rank=5)


def _stays(view: View) -> Iterator[Event]:
    for fact in view.facts.standing(Encounter):
        if is_stay(fact):
            kind = N_("Emergency room") if fact.encounter_class.upper() == "EMER" else N_("Hospital stay")
            yield from _event(kind, _told(view, fact), [fact], rank=6, strong=True)


def counted_visits(view: View) -> list[Encounter]:
    """The visits of which a timeline tells only the number: all, unless there are so few that each can be told."""
    seen = [fact for fact in view.facts.standing(Encounter) if not is_stay(fact)]
    return seen if len(seen) > _VISITS_TOLD else []


def _visits(view: View) -> Iterator[Event]:
    if counted_visits(view):
        return
    for fact in view.facts.standing(Encounter):
        if not is_stay(fact):
            yield from _event(N_("Visit"), _told(view, fact), [fact], rank=1)


def counted_examinations(view: View) -> list[Procedure]:
    """The examinations of which a timeline tells only the number: all, unless there are few."""
    done = [fact for fact in view.facts.standing(Procedure) if _is_examination(fact)]
    return done if len(done) > _EXAMINATIONS_TOLD else []


def _is_examination(fact: Procedure) -> bool:
    return not is_biopsy(fact.label) and is_examination(plain(fact.label))


def _told(view: View, fact: Encounter) -> str:
    """What it was, why, what was found, where, and until when."""
    word = encounter_word(fact.encounter_class, view.words)
    why = joined(plain(fact.reason), *(plain(found) for found in fact.diagnoses if found not in fact.label))
    # "Encounter for problem" says nothing beside the problem, nor does "Hospital stay" beside that very word.
    empty = (why and _NO_NAME.match(fact.label)) or fact.label.casefold() in {word.casefold(), "hospital stay"}
    # A visit without a name of its own has been called by the title of its document.
    empty = empty or view.cites.is_title(fact.label)
    name = "" if empty else _short(plain(fact.label), _NAME_AT_MOST)
    text = joined(name, why, fact.location or fact.organization) or word
    end = fact.when.end
    if end and fact.when.start and end.day != fact.when.start.day:
        text = joined(text, view.say("until {end}", end=view.day(end)), by=", ")
    return text


def is_stay(fact: Encounter) -> bool:
    """True for a stay in a hospital or emergency room: by its class; where a source gives none, by its name."""
    known = fact.encounter_class.upper()
    return known in HOSPITAL or (not known and _STAY.search(fact.label) is not None)


def _procedures(view: View) -> Iterator[Event]:
    """One line for each; what is done again and again in a year is one line for that year."""
    same: dict[tuple[int, str], list[Procedure]] = {}
    few = not counted_examinations(view)
    for fact in view.facts.standing(Procedure):
        if not few and _is_examination(fact):
            continue
        moment = fact.when.first or fact.recorded
        if moment is not None:
            same.setdefault((moment.year, side_kept(fact).casefold()), []).append(fact)
    for facts in same.values():
        for group in [facts] if len(facts) > _OFTEN else [[fact] for fact in facts]:
            often = times(view, group) if len(group) > 1 else ""
            kind, rank = (N_("Biopsy") if is_biopsy(facts[0].label) else N_("Procedure")), 4
            if _is_examination(facts[0]):
                kind, rank = EXAMINATION, 0
            yield from _event(kind, joined(side_kept(group[0]), often, by=", "), group[::-1], rank=rank)


def _reports(view: View) -> Iterator[Event]:
    kinds = {ReportKind.IMAGING: N_("Imaging"), ReportKind.PATHOLOGY: N_("Pathology")}
    for report in view.reports:
        if report.kind in kinds:
            found = summary(report)
            short = _short(found, _SUMMARY_AT_MOST)
            text = f"{report.title}: {short}" if short else report.title
            yield from _event(kinds[report.kind], text, [report.fact], rank=3, strong=True)


def _images(view: View) -> Iterator[Event]:
    for fact in view.facts.standing(ImagingStudy):
        name = joined(fact.description or view.name(fact), site(fact), by=", ")
        how = modality_word(fact.modality, view.words)
        name = name if how.casefold() in name.casefold() else joined(name, how, by=", ")
        yield from _event(N_("Images"), name, [fact], rank=2)


def _medicines(view: View) -> Iterator[Event]:
    """The first start and, when all has ended, the last stop of a medicine: not each renewal."""
    for facts in _alike(view.facts.standing(Medication)):
        kind = N_("Medicine given") if facts[0].origin in HANDED else N_("Medicine started")
        ends = [fact for fact in facts if fact.when.end and fact.when.end != fact.when.start]
        # An end that lies after the day a source was written is what was meant, and nobody knows that it came so.
        meant = [fact for fact in ends if _end_is_only_meant(view, fact)]
        until = view.say("until {end}", end=view.day(meant[-1].when.end)) if meant else ""
        yield from _event(kind, joined(view.name(facts[0]), until, by=", "), facts[:1], rank=1)
        if ends and not meant and all(is_over(fact, view.choices.made_on) for fact in facts):
            last = max(ends, key=lambda fact: fact.when.end.value if fact.when.end else "")
            if last.when.end is not None:
                yield Event(last.when.end, N_("Medicine stopped"), view.name(last), (last,), 1)


def _end_is_only_meant(view: View, fact: Medication) -> bool:
    written = view.cites.written(fact)
    return bool(written) and fact.when.end is not None and fact.when.end.day > written[:10]


def _devices(view: View) -> Iterator[Event]:
    for fact in view.facts.standing(Device):
        yield from _event(N_("Device"), view.name(fact), [fact], rank=2)


_SOURCES: Final[tuple[Callable[[View], Iterator[Event]], ...]] = (
    _diagnoses,
    _stays,
    _visits,
    _procedures,
    _reports,
    _images,
    _medicines,
    _devices,
)


def _event(kind: str, text: str, facts: Sequence[AnyFact], rank: int, *, strong: bool = False) -> Iterator[Event]:
    """The event on the day of its first fact; nothing when that has no date at all."""
    moment = facts[0].when.first or facts[0].recorded
    if moment is not None:
        yield Event(moment, kind, text, tuple(facts), rank, strong)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def side_kept(fact: Procedure) -> str:
    """The name with its body site: the side is never lost."""
    name, where = plain(fact.label), site(fact)
    return name if where.casefold() in name.casefold() else f"{name}, {where}"


def _alike(facts: Iterable[Kind]) -> list[list[Kind]]:
    """Facts of one name and one certainty, oldest first as the record has them."""
    found: dict[tuple[str, str], list[Kind]] = {}
    for fact in facts:
        found.setdefault((fact.label.casefold(), fact.standing), []).append(fact)
    return list(found.values())
