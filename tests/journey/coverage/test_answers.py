"""Rosa asks what her plan pays: amounts of another year and old rules say so, and what only adds never decides."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from second_opinion.content import coverage as content
from second_opinion.content.coverage.schema import Rule
from second_opinion.content.sides import Place
from second_opinion.content.words import words
from second_opinion.journey.coverage import Answer, Asked, ask, call_for, check, plan_named

TODAY = date(2026, 11, 26)


def surgery(**more: object) -> Asked:
    plain = Asked(plan="medicare-part-b", service="knee surgery", kind="surgery", opinion="second", year=2026)
    return msgspec.structs.replace(plain, **more)


def answer(asked: Asked, today: date = TODAY, language: str = "en") -> Answer:
    return check(asked, content.rules(language), content.amounts(language), today, words(language))


def test_the_deductible_of_this_year_is_told_with_its_year() -> None:
    assert "$283 in 2026" in answer(surgery()).costs[0]
    assert "$257 in 2025" in answer(surgery(year=2025)).costs[0]
    assert "$283 en 2026" in answer(surgery(), language="es").costs[0]


def test_a_year_without_a_figure_gets_the_last_one_marked_to_check_never_a_guess() -> None:
    assert "$283 (this figure is from 2026, check)" in answer(surgery(year=2027)).costs[0]
    assert "$283 (esta cifra es de 2026, verifíquela)" in answer(surgery(year=2027), language="es").costs[0]


def test_a_rule_past_its_date_says_so_on_each_answer() -> None:
    assert [rule.old for rule in answer(surgery()).rules] == [False]
    assert [rule.old for rule in answer(surgery(), date(2027, 5, 24)).rules] == [True]


def made(name: str, level: str, **more: object) -> Rule:
    plain = Rule(
        id=name, checked=TODAY, review_by=TODAY, reviewed="", sources=(Place("x"),), says=name, conditions=(), costs=()
    )
    return msgspec.structs.replace(plain, answer=level, **more)


def decided(*rules: Rule, asked: Asked | None = None) -> tuple[str, list[str]]:
    got = check(asked or surgery(), rules, (), TODAY, words("en"))
    return got.answer, [rule.id for rule in got.rules]


def test_the_rule_that_fits_most_closely_decides() -> None:
    general, close = made("general", "covered"), made("close", "ask first", services=("surgery",))
    assert decided(general, close) == decided(close, general) == ("ask first", ["close"])


def test_of_two_that_fit_as_closely_the_more_cautious_decides() -> None:
    assert decided(made("yes", "covered"), made("no", "not covered")) == ("not covered", ["no"])


def test_a_rule_that_only_adds_is_told_but_never_decides() -> None:
    adding = made("adds", "", services=("surgery",), states=("NY",))
    assert decided(made("general", "probably"), adding, asked=surgery(state="NY")) == ("probably", ["general", "adds"])
    assert decided(adding, asked=surgery(state="NY")) == ("ask first", ["adds"])


def test_a_state_without_a_rule_is_another_state() -> None:
    rules = (made("general", "ask first"), made("ny", "probably", states=("NY",)), made("rest", "", states=("other",)))
    assert decided(*rules, asked=surgery(state="TX")) == ("ask first", ["general", "rest"])
    assert decided(*rules, asked=surgery(state="NY")) == ("probably", ["ny"])
    assert decided(*rules) == ("ask first", ["general"])


@pytest.mark.parametrize(
    ("service", "kind"),
    [
        ("Knee Replacement", "surgery"),
        ("CIRUGÍA de rodilla", "surgery"),
        ("cosmetic surgery", "cosmetic"),
        ("surgery that is not cosmetic", "surgery"),
        ("non-emergency surgery", "surgery"),
        ("no es una emergencia, es una operación", "surgery"),
        ("emergency operation", "emergency"),
        ("biopsy of the lung", "procedure"),
        ("a second read of my pathology slides", "reread"),
        ("quimioterapia", "treatment"),
        ("what it is", "diagnosis"),
        ("", "other"),
        ("zzz", "other"),
    ],
)
def test_a_service_is_known_by_a_persons_own_words(service: str, kind: str) -> None:
    assert ask("none", service, content.services("en"), year=2026).kind == kind


def test_a_plan_is_found_by_its_other_names() -> None:
    plans = content.plans("en")
    found = [plan_named(word, plans) for word in ("Medicare", "tricare prime", "ACA", "Obama care")]
    assert [plan.id if plan else None for plan in found] == ["medicare-part-b", "tricare-prime", "marketplace", None]


def test_the_call_asks_only_what_this_plan_answers() -> None:
    medicare = call_for("medicare-part-b", " knee surgery ", content.script("en"))
    nobody = call_for("none", "knee surgery", content.script("en"))
    assert "about knee surgery." in medicare.opening
    assert [any("network" in asks for asks in call.questions) for call in (medicare, nobody)] == [False, False]
    assert any("good faith estimate" in asks for asks in nobody.questions)
    advantage = call_for("medicare-advantage", "knee surgery", content.script("en"))
    assert any("network" in asks for asks in advantage.questions)
