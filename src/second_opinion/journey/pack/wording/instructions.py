"""How a medicine is taken, for a reader of another language: what a source wrote stays as it wrote it.

English "once" is Spanish for eleven, and labels that kept it have been read so (Sharif and Tse, Pediatrics
2010;125:960-965). So in Spanish it never stands alone; and how often, which readers put into English words, is said.
"""

from __future__ import annotations

import re
from typing import Final

from second_opinion.content.words import N_, Words

# The forms in which readers of FHIR and C-CDA put Timing and PIVL_TS, and the HL7 v3 TimingEvents, into words.
_SENTENCES: Final = (
    N_("once an hour"), N_("once a day"), N_("twice a day"), N_("once a week"), N_("once a month"),
    N_("every hour"), N_("every day"), N_("every week"), N_("every month"),
    N_("{number} times an hour"), N_("{number} times a day"), N_("{number} times a week"), N_("{number} times a month"),
    N_("every {number} minutes"), N_("every {number} hours"), N_("every {number} days"), N_("every {number} weeks"),
    N_("every {number} months"), N_("every {low} to {high} hours"), N_("every {low} to {high} days"),
    N_("before meals"), N_("before breakfast"), N_("before lunch"), N_("before dinner"),
    N_("with meals"), N_("with breakfast"), N_("with lunch"), N_("with dinner"),
    N_("after meals"), N_("after breakfast"), N_("after lunch"), N_("after dinner"),
    N_("between meals"), N_("between breakfast and lunch"), N_("between lunch and dinner"),
    N_("between dinner and bedtime"), N_("at bedtime"), N_("on waking"),
)  # fmt: skip
_NUMBER: Final = r"\d{1,4}(?:\.\d{1,3})?(?:–\d{1,4})?"
_FORMS: Final = tuple(
    (sentence, re.compile(re.sub(r"\\\{(\w+)\\\}", lambda name: f"(?P<{name[1]}>{_NUMBER})", re.escape(sentence))))
    for sentence in _SENTENCES
)
# Only where the words around it are English for certain: in a Spanish instruction "once" means eleven.
_ONCE: Final = re.compile(
    r"\bonce(?=\s+(?:(?:a|an|per)\s+(?:day|night|week|month|year|hour)|each|every|daily|nightly|weekly|monthly|yearly"
    r"|at|before|after|only|now|in the)\b)"
    r"|\b(?:mouth|tablets?|capsules?|doses?|puffs?|drops|injection|infusion)\s+once(?=\s*(?:[.,;)]|\Z))",
    re.IGNORECASE,
)


def how_often(frequency: str, words: Words) -> str:
    """A frequency in the reader's language where it has a form we know, else as it is written."""
    return ", ".join(_said(part, words) for part in frequency.split(", "))


def as_written(instruction: str, words: Words) -> str:
    """The source's instruction; for readers of Spanish an English "once" has its meaning beside it, in brackets."""
    if words.language == "en":
        return instruction
    meaning = words.say("one time")
    return _ONCE.sub(lambda found: f"{found[0]} [{meaning}]", instruction)


def _said(part: str, words: Words) -> str:
    for sentence, form in _FORMS:
        if found := form.fullmatch(part):
            return words.say(sentence, **found.groupdict())
    return as_written(part, words)
