"""The calls to the plan: who said what, with the reference number. Kept in the binder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from second_opinion.content.words import Words
from second_opinion.journey.pack import day_text
from second_opinion.record import PartialDate, PlanCall
from second_opinion.store.queries import coverage as kept
from second_opinion.web.asked import Asked
from second_opinion.web.components.dates import Typed, date_field
from second_opinion.web.components.fields import Field, wrong
from second_opinion.web.components.page import WRONG, show
from second_opinion.web.whose import person_of


@dataclass(frozen=True)
class CallLine:
    """One call as it is listed."""

    number: int
    day: str
    who: str
    reference: str
    said: str


@dataclass(frozen=True)
class CallsPage:
    """The calls, the latest first, and the questions about one more."""

    calls: tuple[CallLine, ...]
    fields: tuple[Field, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def calls(request: Asked) -> HttpResponse:
    """Look at the calls, or add one."""
    person = person_of(request)
    if person is None:
        return HttpResponseRedirect(reverse("case"))
    if request.method != "POST":
        today = Typed.known(PartialDate(date.today().isoformat()))  # noqa: DTZ011 -- the date on a paper is the date where the person is
        typed = {"on-year": today.year, "on-month": today.month, "on-day": today.day}
        return _shown(request, person.person.key, _fields(typed, request.words, checked=False))
    fields = _fields(request.POST, request.words, checked=True)
    on = Typed.of(request.POST, "on").value
    if wrong(fields) or on is None:
        return _shown(request, person.person.key, fields, WRONG)
    said = {name: request.POST.get(name, "").strip() for name in ("who", "number", "reference", "said")}
    kept.keep_call(person.person.key, PlanCall(on=on, **said))
    request.visit.said = request.words.say("Saved.")
    return HttpResponseRedirect(reverse("coverage-calls"))


@require_POST
def throw(request: Asked, number: int) -> HttpResponse:
    """Put a call into the trash."""
    person = person_of(request)
    if person is None:
        raise Http404
    known = {each.id: each.call for each in kept.calls(person.person.key)}
    if number not in known:
        raise Http404
    label = " · ".join(filter(None, (day_text(known[number].on, request.words.language), known[number].who)))
    kept.throw_call(person.person.key, number, label)
    request.visit.said = request.words.say("It is in the trash. You can have it back for 30 days.")
    return HttpResponseRedirect(reverse("coverage-calls"))


def _shown(request: Asked, person: str, fields: tuple[Field, ...], status: int = 200) -> HttpResponse:
    lines = tuple(_line(each, request.words) for each in kept.calls(person))
    return show(request, "coverage/calls.html", CallsPage(lines, fields), status)


def _line(each: kept.KeptCall, words: Words) -> CallLine:
    call = each.call
    who = " · ".join(filter(None, (call.who, call.number)))
    return CallLine(each.id, day_text(call.on, words.language), who, call.reference, call.said)


def _fields(typed: Mapping[str, str], words: Words, *, checked: bool) -> tuple[Field, ...]:
    say = words.say
    said = typed.get("said", "").strip()
    error = say("Write down what was said. A few words are enough.") if checked and not said else ""
    on = Typed.of(typed, "on")
    day = date_field("on", say("When did you call?"), on, words, checked=checked)
    if checked and not (on.year or on.month or on.day):
        day = replace(day, error=say("Type the day of the call."))
    return (
        day,
        Field("who", say("Who answered?"), value=typed.get("who", "")),
        Field("number", say("Which number did you call?"), value=typed.get("number", ""), width=20, spelling=False),
        Field("reference", say("Reference number"), value=typed.get("reference", ""), width=20, spelling=False),
        Field("said", say("What was said?"), "textarea", typed.get("said", ""), error=error),
    )
