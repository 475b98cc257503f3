"""What the coverage rules say, held against people's questions, and against what must not be printed."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files
from string import Formatter
from typing import Any

import msgspec
import pytest

from second_opinion.content import coverage as content
from second_opinion.content.coverage.schema import Rule
from second_opinion.content.words import words
from second_opinion.journey import coverage
from second_opinion.journey.coverage import Answer

TODAY = date(2026, 11, 26)
CASES: list[dict[str, Any]] = tomllib.loads(
    (files("second_opinion.content.coverage") / "cases.toml").read_text(encoding="utf-8")
)["cases"]


def answered(
    case: dict[str, Any], language: str = "en", today: date = TODAY, rules: tuple[Rule, ...] | None = None
) -> Answer:
    plan = coverage.plan_named(case["plan"], content.plans(language))
    assert plan is not None
    asked = coverage.ask(
        plan.id,
        case["service"],
        content.services(language),
        year=today.year,
        state=case.get("state", ""),
        differ=case.get("differ", False),
        required=case.get("required", False),
    )
    known = content.rules(language) if rules is None else rules
    return coverage.check(asked, known, content.amounts(language), today, words(language))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['plan']}: {case['service']}")
def test_each_question_gets_its_answer_from_its_rule(case: dict[str, Any]) -> None:
    answer = answered(case)
    assert (answer.answer, answer.rules[0].id) == (case["answer"], case["rule"])


def test_without_its_rule_a_question_is_answered_otherwise() -> None:
    """The control: an answer comes from the rule, not from the code."""
    for case in CASES:
        others = tuple(rule for rule in content.rules("en") if rule.id != case["rule"])
        assert case["rule"] not in [rule.id for rule in answered(case, rules=others).rules]
    nothing = answered(CASES[0], rules=())
    assert (nothing.answer, nothing.conditions, nothing.costs, nothing.rules) == ("ask first", (), (), ())


def test_there_are_at_least_forty_questions_and_one_for_each_rule() -> None:
    told = {rule.id for case in CASES for rule in answered(case).rules}
    assert (len(CASES) >= 40, told) == (True, {rule.id for rule in content.rules("en")})


def test_tricare_allows_a_third_opinion_also_when_two_agree() -> None:
    for service, differ in (("knee surgery", True), ("third opinion on knee surgery", False)):
        answer = answered({"plan": "tricare-prime", "service": service, "differ": differ})
        assert (answer.answer, [rule.id for rule in answer.rules]) == (
            "probably",
            ["tricare-referral", "tricare-third"],
        )


def test_both_languages_have_the_same_rules_answers_and_blanks() -> None:
    def shape(rule: Rule) -> tuple[object, ...]:
        blanks = [[name for _, name, _, _ in Formatter().parse(text) if name] for text in rule.costs]
        return rule.id, rule.answer, rule.plans, rule.services, len(rule.conditions), blanks, rule.sources

    assert list(map(shape, content.rules("en"))) == list(map(shape, content.rules("es")))
    for case in CASES:
        assert answered(case).answer == answered(case, "es").answer


def test_every_plan_has_a_rule_that_decides() -> None:
    for plan in content.plans("en"):
        assert answered({"plan": plan.id, "service": "surgery"}).rules != ()


def test_every_amount_a_rule_needs_is_in_the_table() -> None:
    needed = {
        name for rule in content.rules("en") for text in rule.costs for _, name, _, _ in Formatter().parse(text) if name
    }
    assert needed == {amount.id for amount in content.amounts("en")}


def test_no_plan_or_state_in_a_rule_is_misspelt() -> None:
    known = {plan.id for plan in content.plans("en")}
    for rule in content.rules("en"):
        assert (set(rule.plans) <= known, [each for each in rule.states if each not in STATES]) == (True, [])
    for question in content.script("en").questions:
        assert set(question.plans) <= known


STATES = {"CA", "FL", "MO", "NY", "RI", "other"}


def test_a_rule_that_does_not_fit_is_refused_with_its_file_and_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "page", lambda *_: {"id": "x", "answer": "maybe"})
    with pytest.raises(ValueError, match=r"content/coverage/rules/.*\.toml: .*answer") as refused:
        content.rules.__wrapped__("en")
    assert isinstance(refused.value.__cause__, msgspec.ValidationError)
