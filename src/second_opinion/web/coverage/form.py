"""The question about coverage, as the form sends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from second_opinion.content import coverage as content
from second_opinion.content.words import Words
from second_opinion.journey.coverage import STATES, plan_named
from second_opinion.record import PlanQuestion
from second_opinion.web.components.dates import Typed, date_field
from second_opinion.web.components.fields import Choice, Field

NAMES: Final = (
    "plan",
    "service",
    "state",
    "differ",
    "required",
    *(f"visit-{part}" for part in ("year", "month", "day")),
)


@dataclass(frozen=True)
class CoverageForm:
    """The questions as they were answered; ``question`` is there once nothing is wrong with them."""

    fields: tuple[Field, ...]
    question: PlanQuestion | None


def coverage_form(typed: Mapping[str, str], words: Words, this_year: int, *, checked: bool) -> CoverageForm:
    """Read the form. ``this_year`` is the year of the visit when none was typed."""
    plan = plan_named(typed.get("plan", ""), content.plans(words.language))
    visit = Typed.of(typed, "visit")
    fields = (
        _plan(typed, words, wrong=checked and plan is None),
        _service(typed, words, wrong=checked and not typed.get("service", "").strip()),
        _state(typed, words),
        date_field("visit", words.say("When is the visit, if you know?"), visit, words, checked=checked),
        _tick("differ", words.say("I have two opinions and they differ. This is about a third."), typed),
        _tick("required", words.say("The plan itself asks for this opinion."), typed),
    )
    if plan is None or any(field.error for field in fields):
        return CoverageForm(fields, None)
    question = PlanQuestion(
        plan=plan.id,
        service=typed.get("service", "").strip(),
        year=int(visit.year) if visit.value else this_year,
        state=typed.get("state", "") if typed.get("state", "") in STATES else "",
        differ=typed.get("differ") == "yes",
        required=typed.get("required") == "yes",
        visit=visit.value,
    )
    return CoverageForm(fields, question if checked else None)


def as_typed(question: PlanQuestion) -> dict[str, str]:
    """A question as the form would have sent it."""
    visit = Typed.known(question.visit)
    return {
        "plan": question.plan,
        "service": question.service,
        "state": question.state,
        "differ": "yes" if question.differ else "",
        "required": "yes" if question.required else "",
        "visit-year": visit.year,
        "visit-month": visit.month,
        "visit-day": visit.day,
    }


def _plan(typed: Mapping[str, str], words: Words, *, wrong: bool) -> Field:
    options = tuple(Choice(plan.id, plan.name, plan.hint) for plan in content.plans(words.language))
    error = words.say("Choose the kind of plan. Not sure? Look at the card.") if wrong else ""
    label = words.say("What kind of insurance is it?")
    return Field("plan", label, "choices", typed.get("plan", ""), error=error, options=options)


def _service(typed: Mapping[str, str], words: Words, *, wrong: bool) -> Field:
    error = words.say("Type what the opinion is about. A few words are enough.") if wrong else ""
    hint = words.say("For example: knee surgery, chemotherapy, what my diagnosis is.")
    label = words.say("What is the second opinion about?")
    return Field("service", label, value=typed.get("service", ""), hint=hint, error=error)


def _state(typed: Mapping[str, str], words: Words) -> Field:
    options = (Choice("", "—"), *(Choice(code, code) for code in STATES))
    hint = words.say("Some states have rules of their own.")
    return Field("state", words.say("State"), "select", typed.get("state", ""), hint, options=options)


def _tick(name: str, label: str, typed: Mapping[str, str]) -> Field:
    return Field(name, label, "tick", typed.get(name, ""))
