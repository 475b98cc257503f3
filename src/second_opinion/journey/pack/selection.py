"""Which facts stand in the packet: not what the person left out, not what a source took back, not what is outside
the chosen period."""

from __future__ import annotations

from typing import TypeVar, cast

from second_opinion.journey.pack.choices import Choices
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
    beyond the period. ``hidden_text`` tells whether a text may repeat something the person left out.
    """

    def __init__(self, record: PersonRecord, choices: Choices) -> None:
        self.by_id: dict[str, AnyFact] = {}
        self._kinds: dict[type[Fact], list[AnyFact]] = {}
        self.withdrawn = self.outside = 0
        left = [fact for fact in record.facts if fact.id in choices.left_out] if choices.left_out else []
        self._closed = frozenset(source.original for fact in left for source in fact.sources)
        self._names = tuple(sorted({fact.label.casefold() for fact in left if fact.label}))
        for fact in record.facts:
            if fact.id not in choices.left_out and not self._repeats(fact):
                self._take(fact, choices)
        self.contradictions = tuple(found for found in record.contradictions if self._whole(found, choices))

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

    @property
    def size(self) -> int:
        """How many facts were chosen."""
        return sum(map(len, self._kinds.values()))

    def hidden_text(self, text: str, originals: tuple[str, ...]) -> bool:
        """True when words must not be shown: they come from the same original as something left out, or name it."""
        if not self._closed and not self._names:
            return False
        words = text.casefold()
        return any(original in self._closed for original in originals) or any(name in words for name in self._names)

    def _take(self, fact: AnyFact, choices: Choices) -> None:
        # A contradiction may have to show what was taken back, so it stays findable by its id.
        self.by_id[fact.id] = fact
        if fact.standing is Standing.ENTERED_IN_ERROR:
            self.withdrawn += 1
        elif type(fact) in _BOUND_BY_PERIOD and not _within(fact, choices):
            self.outside += 1
        else:
            self._kinds.setdefault(type(fact), []).append(fact)

    def _repeats(self, fact: AnyFact) -> bool:
        """A free text, or another statement of the same thing, that would tell what was left out."""
        if not self._names and not self._closed:
            return False
        if isinstance(fact, Note):
            return self.hidden_text(fact.title + " " + fact.text, tuple(source.original for source in fact.sources))
        said = (fact.label, fact.note, *_free_text(fact))
        return any(name in text.casefold() for text in said if text for name in self._names)

    def _whole(self, found: Contradiction, choices: Choices) -> bool:
        if any(name in found.about.casefold() for name in self._names):
            return False
        return choices.left_out.isdisjoint(found.facts) and (
            not found.facts or all(fact in self.by_id for fact in found.facts)
        )


def _free_text(fact: AnyFact) -> tuple[str, ...]:
    """Texts of a fact that may name another one: a report, the reason of a medicine or a visit."""
    if isinstance(fact, DiagnosticReport):
        return fact.text, fact.conclusion
    if isinstance(fact, Encounter):
        return fact.reason, *fact.diagnoses
    if isinstance(fact, Claim):
        return *(concept.label for concept in fact.diagnoses), *fact.items
    reason = getattr(fact, "reason", "")
    return (reason,) if isinstance(reason, str) else ()


def _within(fact: AnyFact, choices: Choices) -> bool:
    """Undated facts stay: nobody knows that they are outside."""
    start, end = choices.period.start, choices.period.end
    first, last = fact.when.first or fact.recorded, fact.when.end or fact.when.start or fact.recorded
    if start is not None and last is not None and last.latest() < start.earliest():
        return False
    return end is None or first is None or first.earliest() <= end.latest()
