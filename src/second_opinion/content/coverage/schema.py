"""What a page of coverage may hold. What does not fit is refused with its file, place and reason."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from second_opinion.content.sides import Place

Level = Literal["covered", "probably", "ask first", "not covered"]
"""What an answer may be. ``covered``: a rule we read says so; ``probably``: a rule says so for some plans, or we read
it only as others restate it; ``ask first``: the plan decides, or no rule was found."""
Opinion = Literal["second", "third", "third-agreed"]
"""Which opinion is asked about; ``third`` after two that differ, ``third-agreed`` after two that do not."""
Kind = Literal["emergency", "cosmetic", "reread", "surgery", "procedure", "treatment", "diagnosis", "other"]


class Statements(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every page of statements carries: who reviewed it, when it was held against its sources, and those."""

    checked: date
    reviewed: str
    sources: tuple[Place, ...]


class Rule(Statements, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule of who pays, in one language.

    It applies where each selector that names something names the case; an empty selector fits all. ``states`` holds
    postal codes, or ``other`` for a state no rule names. ``answer`` is empty where a rule only adds to another's
    answer. Amounts stand in ``{braces}`` and come from the table of amounts. After ``review_by`` the rule is old.
    """

    id: str
    review_by: date
    plans: tuple[str, ...] = ()
    services: tuple[Kind, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    states: tuple[str, ...] = ()
    topics: tuple[Literal["cancer"], ...] = ()
    required: bool = False
    answer: Level | Literal[""] = ""
    says: str
    conditions: tuple[str, ...]
    costs: tuple[str, ...]

    @property
    def closeness(self) -> int:
        """How closely the rule fits: the number of things it names beside the plan."""
        return sum(map(bool, (self.services, self.opinions, self.states, self.topics))) + 4 * self.required


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of coverage; ``also`` are other words for it on the command line."""

    id: str
    also: tuple[str, ...]
    name: str
    hint: str


class ServiceKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an opinion may be about, and the words (lower case, no accents) it is known by."""

    id: Kind
    name: str
    words: tuple[str, ...]


class Services(Statements, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The kinds of service in the order they are looked for, and the words for a third opinion and for cancer."""

    third: tuple[str, ...]
    cancer: tuple[str, ...]
    kinds: tuple[ServiceKind, ...]


class Amount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An amount of money by year ("2026": "$283"). In a year that is not there, the last one is old."""

    id: str
    name: str
    years: dict[str, str]


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question to ask on the telephone; for these plans, or for all where none is named."""

    id: str
    plans: tuple[str, ...]
    asks: str


class Script(Statements, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole call: what to have ready, how to begin, what to ask, how to end, when to call again."""

    opening: str
    closing: str
    confirm: str
    ready: tuple[str, ...]
    questions: tuple[Question, ...]


class Plans(Statements, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All kinds of coverage, in the order they are offered."""

    plans: tuple[Plan, ...]


class Amounts(Statements, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All amounts."""

    amounts: tuple[Amount, ...]
