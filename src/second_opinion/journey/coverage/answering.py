"""Holds a question against the rules: the answer, what must be true, what it costs, and what it all stands on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import msgspec

from second_opinion.content.coverage import Amount, Rule
from second_opinion.content.coverage.schema import Level
from second_opinion.content.sides import Place
from second_opinion.content.words import Words
from second_opinion.journey.coverage.asking import Asked

CAUTIOUS_FIRST: Final[tuple[Level, ...]] = ("not covered", "ask first", "probably", "covered")
OTHER: Final = "other"


class Stood(msgspec.Struct, frozen=True):
    """A rule the answer stands on. ``old``: its date has passed, so it must be checked again."""

    id: str
    says: str
    source: tuple[Place, ...]
    checked: date
    old: bool
    reviewed: str


class Answer(msgspec.Struct, frozen=True):
    """Whether it is paid for, in one language. ``rules`` begins with the one that decided."""

    answer: Level
    conditions: tuple[str, ...]
    costs: tuple[str, ...]
    rules: tuple[Stood, ...]


def check(asked: Asked, rules: Sequence[Rule], amounts: Sequence[Amount], today: date, words: Words) -> Answer:
    """The answer to a question by the rules of one language, on a day. Without a rule that decides: ask first."""
    state = _state(asked.state, rules)
    fitting = [rule for rule in rules if _fits(rule, asked, state)]
    deciding = [rule for rule in fitting if rule.answer]
    deciding.sort(key=lambda rule: (-rule.closeness, _caution(rule), rule.id))
    level = _level(deciding[0]) if deciding else "ask first"
    told = [*deciding[:1], *(rule for rule in fitting if rule not in deciding[:1] and _goes_with(rule, level))]
    filled = {amount.id: _amount(amount, asked.year, words) for amount in amounts}
    return Answer(
        answer=level,
        conditions=_once(sentence for rule in told for sentence in rule.conditions),
        costs=_once(sentence.format_map(filled) for rule in told for sentence in rule.costs),
        rules=tuple(
            Stood(rule.id, rule.says, rule.sources, rule.checked, today > rule.review_by, rule.reviewed)
            for rule in told
        ),
    )


def _fits(rule: Rule, asked: Asked, state: str) -> bool:
    return (
        (not rule.plans or asked.plan in rule.plans)
        and (not rule.services or asked.kind in rule.services)
        and (not rule.opinions or asked.opinion in rule.opinions)
        and (not rule.states or state in rule.states)
        and ("cancer" not in rule.topics or asked.cancer)
        and (not rule.required or asked.required)
    )


def _goes_with(rule: Rule, level: Level) -> bool:
    """A rule that gives another answer would only confuse what was decided; one that adds, or agrees, is told too."""
    return rule.answer in ("", level)


def _state(code: str, rules: Iterable[Rule]) -> str:
    """The postal code, or ``other`` for a state that no rule names."""
    wanted = code.strip().upper()
    known = {each for rule in rules for each in rule.states}
    return wanted if not wanted or wanted in known else OTHER


def _level(rule: Rule) -> Level:
    return rule.answer or "ask first"


def _caution(rule: Rule) -> int:
    return CAUTIOUS_FIRST.index(_level(rule))


def _amount(amount: Amount, year: int, words: Words) -> str:
    """The amount of that year, or the last known one with its year and the word to check it."""
    if str(year) in amount.years:
        return words.say("{amount} in {year}", amount=amount.years[str(year)], year=year)
    last = max(amount.years)
    return words.say("{amount} (this figure is from {year}, check)", amount=amount.years[last], year=last)


def _once(sentences: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentences))
