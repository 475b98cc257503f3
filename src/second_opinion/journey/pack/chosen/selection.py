"""Which facts stand in the packet: not what the person left out, not what a source took back, not what is outside
the chosen period."""

from __future__ import annotations

from typing import TypeVar, cast

from second_opinion.journey.pack.choices import Choices
from second_opinion.journey.pack.chosen.left_out import LeftOut
from second_opinion.journey.pack.chosen.same_words import each_once
from second_opinion.record import (
    AllergyIntolerance,
    AnyFact,
    Claim,
    Condition,
    Contradiction,
    DiagnosticReport,
    Document,
    Encounter,
    Fact,
    FamilyMemberHistory,
    Immunization,
    Medication,
    Note,
    Observation,
    PersonRecord,
    PlannedCare,
    Procedure,
    Result,
    Standing,
    VitalSign,
)

Kind = TypeVar("Kind", bound=Fact)

_BOUND_BY_PERIOD = frozenset(
    {Result, VitalSign, Observation, Encounter, Note, Document, DiagnosticReport, Claim},
)

_UNDONE = frozenset({Standing.PLANNED, Standing.NOT_DONE, Standing.REFUTED})
# What each kind's section tells beyond what holds: see the sections.
_TOLD: dict[type[Fact], frozenset[Standing]] = {
    AllergyIntolerance: _UNDONE,
    Condition: _UNDONE,
    Medication: _UNDONE,
    Procedure: _UNDONE,
    Immunization: _UNDONE,
    PlannedCare: frozenset({Standing.PLANNED, Standing.NOT_DONE}),
    FamilyMemberHistory: frozenset({Standing.REFUTED}),
    Encounter: frozenset({Standing.PLANNED}),
    DiagnosticReport: frozenset({Standing.PLANNED}),
    Result: frozenset({Standing.PLANNED}),
    Observation: frozenset({Standing.PLANNED}),
}


class Selection:
    """The chosen facts by kind, in the order of the record, and how much was not chosen.

    ``withdrawn`` counts facts that stand nowhere because their source marked them entered in error; ``outside`` those
    beyond the period. ``size`` counts the chosen facts; notes with the same words are one note.
    """

    def __init__(self, record: PersonRecord, choices: Choices) -> None:
        self.by_id: dict[str, AnyFact] = {}
        self._kinds: dict[type[Fact], list[AnyFact]] = {}
        self.withdrawn = self.outside = 0
        left_out = LeftOut(record, choices.left_out)
        for fact in record.facts:
            kept = left_out.kept(fact) if choices.left_out else fact
            if kept is not None:
                self._take(kept, choices)
        self.size = sum(map(len, self._kinds.values()))
        self._kinds[Note] = [*each_once(self.of(Note))]
        self.contradictions = tuple(found for found in record.contradictions if _whole(found, left_out, self.by_id))

    def of(self, kind: type[Kind]) -> list[Kind]:
        """All facts of exactly that kind, whatever their standing except entered in error."""
        return cast("list[Kind]", self._kinds.get(kind, []))

    def standing(self, kind: type[Kind], *standings: Standing) -> list[Kind]:
        """Facts of that kind with one of those standings; without any: those that hold or are unconfirmed."""
        if not standings:
            return [fact for fact in self.of(kind) if fact.stands]
        return [fact for fact in self.of(kind) if fact.standing in standings]

    @property
    def silent(self) -> int:
        """Facts that no section shows: planned, not done or refuted, of a kind for which that is not told."""
        return sum(
            not fact.stands and fact.standing not in _TOLD.get(kind, frozenset[Standing]())
            for kind, facts in self._kinds.items()
            for fact in facts
        )

    def _take(self, fact: AnyFact, choices: Choices) -> None:
        # A contradiction may have to show what was taken back, so it stays findable by its id.
        self.by_id[fact.id] = fact
        if fact.standing is Standing.ENTERED_IN_ERROR:
            self.withdrawn += 1
        elif type(fact) in _BOUND_BY_PERIOD and not _within(fact, choices):
            self.outside += 1
        else:
            self._kinds.setdefault(type(fact), []).append(fact)


def _whole(found: Contradiction, left_out: LeftOut, shown: dict[str, AnyFact]) -> bool:
    """A contradiction is shown with all its sides or not at all."""
    return not left_out.names(found.about) and all(fact in shown for fact in found.facts)


def _within(fact: AnyFact, choices: Choices) -> bool:
    """Undated facts stay: nobody knows that they are outside."""
    start, end = choices.period.start, choices.period.end
    first, last = fact.when.first or fact.recorded, fact.when.end or fact.when.start or fact.recorded
    if start is not None and last is not None and last.latest() < start.earliest():
        return False
    return end is None or first is None or first.earliest() <= end.latest()
