"""The question, the answer and its sheet. None of it needs a binder; with one open, the question is kept in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from second_opinion.content import coverage as content
from second_opinion.content.words import Words, words
from second_opinion.journey.coverage import (
    About,
    Answer,
    Call,
    ask,
    calendar,
    call_again_on,
    call_for,
    check,
    level_said,
    sheet,
    source_line,
)
from second_opinion.journey.pack import day_text
from second_opinion.paper import Typst
from second_opinion.ports.paper import Size
from second_opinion.record import PartialDate, PlanQuestion
from second_opinion.store.queries import coverage as kept
from second_opinion.store.queries.settings import settings
from second_opinion.web import papers
from second_opinion.web.asked import Asked, visitor
from second_opinion.web.components.fields import Field, wrong
from second_opinion.web.components.page import WRONG, show
from second_opinion.web.coverage.form import NAMES, as_typed, coverage_form
from second_opinion.web.desk import desk
from second_opinion.web.whose import person_of

_PAPER: Final = Typst()


@dataclass(frozen=True)
class CoveragePage:
    """The questions."""

    fields: tuple[Field, ...]


@dataclass(frozen=True)
class AnswerPage:
    """The answer: for which plan and service, in words, what it stands on, the call, the day to call again (or empty),
    and whether calls can be kept (a binder is open)."""

    plan: str
    service: str
    level: str
    answer: Answer
    sources: tuple[str, ...]
    call: Call
    again: str
    keeps: bool


@visitor
@require_http_methods(["GET", "HEAD", "POST"])
def coverage(request: Asked) -> HttpResponse:
    """Ask: which plan, what for, where, when."""
    today = _today()
    if request.method != "POST":
        before = asked_before(request)
        typed = as_typed(before) if before else {}
        fields = coverage_form(typed, request.words, today.year, checked=False).fields
        return show(request, "coverage/coverage.html", CoveragePage(fields))
    typed = {name: request.POST.get(name, "") for name in NAMES}
    form = coverage_form(typed, request.words, today.year, checked=True)
    if form.question is None:
        return show(request, "coverage/coverage.html", CoveragePage(form.fields), WRONG if wrong(form.fields) else 200)
    request.visit.coverage = form.question
    person = person_of(request) if desk().is_open else None
    if person is not None:
        kept.keep_question(person.person.key, form.question)
    return HttpResponseRedirect(reverse("coverage-answer"))


@visitor
@require_safe
def answer(request: Asked) -> HttpResponse:
    """What the rules say, and what to say to the plan."""
    question = asked_before(request)
    if question is None:
        return HttpResponseRedirect(reverse("coverage"))
    say = request.words
    found = _answer(question, say)
    page = AnswerPage(
        plan=_plan_name(question, say),
        service=question.service,
        level=level_said(found, say),
        answer=found,
        sources=tuple(source_line(rule, say) for rule in found.rules),
        call=call_for(question.plan, question.service, content.script(say.language)),
        again=_said_again(question, say),
        keeps=desk().is_open,
    )
    return show(request, "coverage/answer.html", page)


@visitor
@require_safe
def printed(request: Asked) -> HttpResponse:
    """The answer and the call as a PDF."""
    question = asked_before(request)
    if question is None:
        return HttpResponseRedirect(reverse("coverage"))
    say = request.words
    about = About(_plan_name(question, say), question.service, _today().isoformat())
    call = call_for(question.plan, question.service, content.script(say.language))
    size: Size = "a4" if desk().is_open and settings().paper == "a4" else "letter"
    document = sheet(about, _answer(question, say), call, say, size)
    name = say.say("insurance and second opinion")
    return papers.pdf(_PAPER.draw(document).pdf, name, keep=request.GET.get("do") == "download")


@visitor
@require_safe
def reminder(request: Asked) -> HttpResponse:
    """The day to call again, for the calendar of this computer or telephone."""
    question = asked_before(request)
    on = call_again_on(question.visit, _today()) if question else None
    if question is None or on is None:
        raise Http404
    response = HttpResponse(calendar(question, on, request.words), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="second-opinion.ics"'
    return response


def asked_before(request: Asked) -> PlanQuestion | None:
    """What this browser asked last; else what the person's binder holds."""
    if request.visit.coverage is not None:
        return request.visit.coverage
    person = person_of(request) if desk().is_open else None
    return kept.question(person.person.key) if person is not None else None


def _answer(question: PlanQuestion, say: Words) -> Answer:
    asked = ask(
        question.plan,
        question.service,
        content.services(say.language),
        year=question.year,
        state=question.state,
        differ=question.differ,
        required=question.required,
    )
    rules, amounts = content.rules(say.language), content.amounts(say.language)
    return check(asked, rules, amounts, _today(), words(say.language))


def _said_again(question: PlanQuestion, say: Words) -> str:
    on = call_again_on(question.visit, _today())
    return day_text(PartialDate(on.isoformat()), say.language) if on else ""


def _plan_name(question: PlanQuestion, say: Words) -> str:
    return next(plan.name for plan in content.plans(say.language) if plan.id == question.plan)


def _today() -> date:
    return date.today()  # noqa: DTZ011 -- the date on a paper is the date where the person is
