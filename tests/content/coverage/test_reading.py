"""Who pays can be read at a kitchen table: each rule and the call to the plan, in both languages."""

from __future__ import annotations

import re

import pytest

from second_opinion.content import coverage as content
from second_opinion.content.coverage.schema import Rule
from tests.content.reading_level import fernandez_huerta, grade, inflesz


def plain(texts: tuple[str, ...]) -> list[str]:
    """Sentences with an amount in place of its name, and without what stands in brackets: numbers to call, a word of
    the trade beside the plain one."""
    return [re.sub(r" ?\([^)]*\)", "", re.sub(r"\{\w+\}", "$100", text)) for text in texts]


def told(rule: Rule) -> list[str]:
    return plain((rule.says, *rule.conditions, *rule.costs))


@pytest.mark.parametrize("rule", content.rules("en"), ids=lambda rule: rule.id)
def test_a_rule_is_eighth_grade_at_most(rule: Rule) -> None:
    """The names of plans and of their papers are long words that must stand."""
    assert grade(told(rule)) <= 8.0


def test_all_rules_together_are_sixth_grade() -> None:
    assert grade([each for rule in content.rules("en") for each in told(rule)]) <= 6.0


@pytest.mark.parametrize("rule", content.rules("es"), ids=lambda rule: rule.id)
def test_the_spanish_is_easy(rule: Rule) -> None:
    assert (fernandez_huerta(told(rule)) >= 60, inflesz(told(rule)) >= 55) == (True, True)


def test_the_call_is_sixth_grade_and_easy_in_spanish() -> None:
    english, spanish = (
        plain((call.closing, call.confirm, *(each.asks for each in call.questions)))
        for call in map(content.script, ("en", "es"))
    )
    assert grade(english) <= 6.0
    assert (fernandez_huerta(spanish) >= 70, inflesz(spanish) >= 65) == (True, True)
