"""Another passphrase, or another recovery code. The record itself is not touched."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from second_opinion.outside.binder import folder as binders
from second_opinion.outside.binder.keys import WrongPassphraseError
from second_opinion.web.asked import Asked
from second_opinion.web.binder import passphrase as rules
from second_opinion.web.components.fields import Field, wrong
from second_opinion.web.components.page import show
from second_opinion.web.desk import desk


@dataclass(frozen=True)
class PassphrasePage:
    """The present passphrase, so that nobody changes it at an open screen, then the new one twice."""

    fields: tuple[Field, ...]


@dataclass(frozen=True)
class NewCodePage:
    """Asks for the passphrase before a new code is made."""

    fields: tuple[Field, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def passphrase(request: Asked) -> HttpResponse:
    """Change the passphrase. The recovery code stays good."""
    if desk().is_trying:
        return HttpResponseRedirect(reverse("settings"))
    if request.method != "POST":
        return show(request, "settings/passphrase.html", PassphrasePage((_now(request), *rules.fields(request.words))))
    first, second = request.POST.get("passphrase", ""), request.POST.get("again", "")
    asked = (_now(request, checked=True), *rules.fields(request.words, first, second, checked=True))
    if wrong(asked):
        return show(request, "settings/passphrase.html", PassphrasePage(asked), status=422)
    binders.change_passphrase(desk().binder, first)
    request.visit.said = request.words.say("The passphrase is changed. Your recovery code is still good.")
    return HttpResponseRedirect(reverse("settings"))


@require_http_methods(["GET", "HEAD", "POST"])
def new_code(request: Asked) -> HttpResponse:
    """Make a new recovery code; the old one opens this binder no more."""
    if desk().is_trying:
        return HttpResponseRedirect(reverse("settings"))
    asked = _now(request, checked=request.method == "POST")
    if request.method != "POST" or asked.error:
        page = NewCodePage((asked,))
        return show(request, "settings/new-code.html", page, status=422 if asked.error else 200)
    request.visit.code = binders.renew_recovery_code(desk().binder)
    return HttpResponseRedirect(reverse("code"))


def _now(request: Asked, *, checked: bool = False) -> Field:
    say = request.words.say
    typed = request.POST.get("now", "")
    error = ""
    if checked and not _opens(typed):
        error = say("This does not open the binder. Nothing was changed.")
    label = say("Your passphrase now")
    return Field("now", label, "password", typed, "", error, remember="current-password", spelling=False)


def _opens(typed: str) -> bool:
    """True when these words, or the recovery code, open the binder that is open."""
    try:
        binders.unlock_by_either(desk().binder.folder, typed[: rules.MOST]).close()
    except WrongPassphraseError:
        return False
    return True
