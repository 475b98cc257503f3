"""The binder's tables. No model leaves the store: queries return record types or small frozen values."""

from second_opinion.store.models.coverage import CardPicture, PlanCall, PlanQuestion
from second_opinion.store.models.keeping import Chain, Job, Setting, Trash
from second_opinion.store.models.merged import (
    Contradiction,
    ContradictionSide,
    Draft,
    LeftOut,
    MergedData,
    MergedFact,
)
from second_opinion.store.models.originals import Original, OriginalPerson, Outcome, Reading
from second_opinion.store.models.people import Answer, Case, Person
from second_opinion.store.models.stop import StopAnswer, TypedDraft

__all__ = [
    "Answer",
    "CardPicture",
    "Case",
    "Chain",
    "Contradiction",
    "ContradictionSide",
    "Draft",
    "Job",
    "LeftOut",
    "MergedData",
    "MergedFact",
    "Original",
    "OriginalPerson",
    "Outcome",
    "Person",
    "PlanCall",
    "PlanQuestion",
    "Reading",
    "Setting",
    "StopAnswer",
    "Trash",
    "TypedDraft",
]
