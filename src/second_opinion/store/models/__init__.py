"""The binder's tables. No model leaves the store: queries return record types or small frozen values."""

from second_opinion.store.models.keeping import Chain, Job, Setting, Trash
from second_opinion.store.models.merged import Contradiction, LeftOut, MergedFact, MergedSource
from second_opinion.store.models.originals import Original, OriginalPerson, Outcome
from second_opinion.store.models.people import Answer, Case, Person

__all__ = [
    "Answer",
    "Case",
    "Chain",
    "Contradiction",
    "Job",
    "LeftOut",
    "MergedFact",
    "MergedSource",
    "Original",
    "OriginalPerson",
    "Outcome",
    "Person",
    "Setting",
    "Trash",
]
