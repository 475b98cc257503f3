"""Will it be paid for? From a plan and a service to an answer with its rules, and to the call that confirms it."""

from __future__ import annotations

from second_opinion.journey.coverage.answering import Answer, Stood, check
from second_opinion.journey.coverage.asking import STATES, Asked, ask, plan_named
from second_opinion.journey.coverage.calling import Call, call_for
from second_opinion.journey.coverage.papers import About, level_said, sheet, source_line
from second_opinion.journey.coverage.reminding import calendar, call_again_on

__all__ = [
    "STATES", "About", "Answer", "Asked", "Call", "Stood", "ask", "calendar", "call_again_on", "call_for", "check",
    "level_said", "plan_named", "sheet", "source_line",
]  # fmt: skip
