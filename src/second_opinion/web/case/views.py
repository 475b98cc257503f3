"""The case of a person: asked once, changed at any time."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from second_opinion.store.queries import people
from second_opinion.store.queries.stop import keep_answers
from second_opinion.web import drafts
from second_opinion.web.asked import Asked
from second_opinion.web.case import form
from second_opinion.web.components.fields import Field, wrong
from second_opinion.web.components.page import show
from second_opinion.web.visits import Stopped, Visit
from second_opinion.web.whose import person_of


@dataclass(frozen=True)
class CasePage:
    """The questions in their three groups; ``new`` is True for somebody not in the binder yet; ``action`` is where the
    form goes."""

    about: tuple[Field, ...]
    story: tuple[Field, ...]
    asking: tuple[Field, ...]
    new: bool
    action: str

    @property
    def fields(self) -> tuple[Field, ...]:
        """All of them, in order."""
        return (*self.about, *self.story, *self.asking)


@require_http_methods(["GET", "HEAD", "POST"])
def case(request: Asked) -> HttpResponse:
    """Who is this for? For the first person of a binder, or a change."""
    return _asked(request, person_of(request), reverse("case"))


@require_http_methods(["GET", "HEAD", "POST"])
def another(request: Asked) -> HttpResponse:
    """Somebody else in the same binder: the danger signs come first, as for the first person."""
    if request.visit.for_new is None:
        if request.method != "POST":
            return HttpResponseRedirect(f"{reverse('stop')}?after={request.path}")
        typed = {name: list(values) for name, values in request.POST.lists() if name in form.NAMES}
        drafts.keep(request.visit, request.path, typed)
        request.visit.stopped = Stopped(request.path, ())
        return HttpResponseRedirect(reverse("stop"))
    return _asked(request, None, reverse("case-new"))


@require_POST
def choose_person(request: Asked) -> HttpResponse:
    """Look at another person of this binder."""
    key = request.POST.get("person", "")
    if key in {row.person.key for row in people.everyone()}:
        request.visit.person = key
    return HttpResponseRedirect(reverse("home"))


def _asked(request: Asked, row: people.PersonRow | None, action: str) -> HttpResponse:
    before = people.case(row.person.key) if row else None
    typed = {name: request.POST.get(name, "") for name in form.NAMES}
    if request.method != "POST":
        return _show(request, form.known(row, before), row is None, action)
    answers = form.read(typed, request.words)
    if wrong(answers.fields):
        return _show(request, typed, row is None, action, checked=True)
    if row is None:
        request.visit.person = people.add(answers.person(None))
        _keep_how_the_stop_page_was_left(request.visit)
    else:
        people.describe(row.person.key, answers.person(row.person))
    key = request.visit.person if row is None else row.person.key
    people.set_case(answers.case(key, before, request.words.language))
    request.visit.said = request.words.say("Saved.")
    return HttpResponseRedirect(reverse("home"))


def _keep_how_the_stop_page_was_left(visit: Visit) -> None:
    """As a record of the person who is in the binder now. For the first person it was kept when the binder was made."""
    if visit.for_new is not None:
        keep_answers([msgspec.structs.replace(visit.for_new, person=visit.person)])
        visit.for_new = None


def _show(request: Asked, typed: dict[str, str], new: bool, action: str, *, checked: bool = False) -> HttpResponse:
    about, story, asking = form.groups(typed, request.words, checked=checked)
    page = CasePage(about, story, asking, new, action)
    return show(request, "case/case.html", page, status=422 if checked else 200)
