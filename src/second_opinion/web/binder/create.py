"""A new binder: a passphrase, then the recovery code, shown once and confirmed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from second_opinion.outside.binder.folder import BinderExistsError
from second_opinion.store.queries.settings import choose
from second_opinion.store.queries.stop import keep_answers
from second_opinion.web.asked import Asked, visitor
from second_opinion.web.binder import passphrase
from second_opinion.web.components.fields import Field, wrong
from second_opinion.web.components.page import show
from second_opinion.web.desk import desk

ASKED_GROUP = 3
"""The group of the recovery code that is typed again, counted from one."""


@dataclass(frozen=True)
class CreatePage:
    """``place`` is the folder the binder will be in."""

    fields: tuple[Field, ...]
    place: str


@dataclass(frozen=True)
class CodePage:
    """The recovery code in its groups, once. ``group`` says which one to type again."""

    groups: tuple[str, ...]
    group: int
    fields: tuple[Field, ...]


@visitor
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: Asked) -> HttpResponse:
    """Choose a passphrase. Comes after the emergency page, never before it."""
    first_go_to = _before_this(request)
    if first_go_to:
        return HttpResponseRedirect(reverse(first_go_to))
    if request.method != "POST":
        return _asking(request, passphrase.fields(request.words))
    first, second = request.POST.get("passphrase", ""), request.POST.get("again", "")
    asked = passphrase.fields(request.words, first, second, checked=True)
    if wrong(asked):
        return _asking(request, asked, status=422)
    try:
        request.visit.code = desk().create(first)
    except BinderExistsError:
        return HttpResponseRedirect(reverse("unlock"))
    choose(stop_seen=request.visit.stop_seen, language=request.words.language)
    keep_answers(request.visit.answered)
    request.visit.answered.clear()
    return HttpResponseRedirect(reverse("code"))


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: Asked) -> HttpResponse:
    """The recovery code to print. It goes away for good once one group of it was typed again."""
    if not request.visit.code:
        return HttpResponseRedirect(reverse("home"))
    groups = tuple(request.visit.code.split("-"))
    typed = request.POST.get("group", "")
    if request.method == "POST" and secrets.compare_digest(
        typed.strip().upper().encode(), groups[ASKED_GROUP - 1].encode()
    ):
        request.visit.code = ""
        return HttpResponseRedirect(reverse("case"))
    say = request.words.say
    error = say("This is not group {number}. Look at your printed code and try again.", number=ASKED_GROUP)
    asked = Field(
        "group",
        say("Type group {number} from your paper", number=ASKED_GROUP),
        value=typed,
        error=error if request.method == "POST" else "",
        width=6,
        spelling=False,
    )
    page = CodePage(groups, ASKED_GROUP, (asked,))
    return show(request, "binder/code.html", page, status=422 if asked.error else 200)


def _before_this(request: Asked) -> str:
    """The page to go to instead, or empty."""
    if desk().is_open and not desk().is_trying:
        return "home"
    if desk().exists:
        return "unlock"
    return "" if request.visit.stop_seen else "stop"


def _asking(request: Asked, asked: tuple[Field, ...], status: int = 200) -> HttpResponse:
    return show(request, "binder/create.html", CreatePage(asked, str(desk().place)), status)
