"""What the step *decide* knows: danger signs and how people say them, reasons, studies, words for the doctor.

``concepts.toml`` has the words, ``cues.toml`` what turns a meaning around (no, years ago, on television),
``flags.toml`` the danger signs themselves with what to do now, each dated and cited. ``journey/decide`` is the machine
that uses them.
"""

from __future__ import annotations

from second_opinion.content.decide.guidance import (
    Reason,
    Reasons,
    Studies,
    Study,
    Telling,
    Told,
    Waiting,
    reasons,
    studies,
    telling,
    waiting,
)
from second_opinion.content.decide.screening import (
    Action,
    Concept,
    Cues,
    Flag,
    Group,
    Phrases,
    Said,
    ScreeningRules,
    Section,
    screening_rules,
)
from second_opinion.content.decide.stopping import Signs, StopPage, stop_page

__all__ = [
    "Action",
    "Concept",
    "Cues",
    "Flag",
    "Group",
    "Phrases",
    "Reason",
    "Reasons",
    "Said",
    "ScreeningRules",
    "Section",
    "Signs",
    "StopPage",
    "Studies",
    "Study",
    "Telling",
    "Told",
    "Waiting",
    "reasons",
    "screening_rules",
    "stop_page",
    "studies",
    "telling",
    "waiting",
]
