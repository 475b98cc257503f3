"""The step *decide*: may she wait at all, why a second opinion, and what to say to her doctor.

``screen`` looks at what a person types for danger signs: words (``spelling``, ``sentences``) become phrases
(``phrases``), phrases that are denied, past or supposed drop out (``scope``), and what is left is held against the
rules (``rules``). ``papers`` has what is printed. What the words and rules are stands in ``content/decide``.
"""

from __future__ import annotations

from second_opinion.journey.decide.alarms import Alarm, alarms, explained
from second_opinion.journey.decide.papers import Guidance, Letter, guidance, letter, picked, sheet
from second_opinion.journey.decide.screen import Raised, Screener, Tongue, screen

__all__ = [
    "Alarm",
    "Guidance",
    "Letter",
    "Raised",
    "Screener",
    "Tongue",
    "alarms",
    "explained",
    "guidance",
    "letter",
    "picked",
    "screen",
    "sheet",
]
