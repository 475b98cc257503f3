"""Photos of the insurance card. They lie encrypted in the binder and stand in no packet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from second_opinion.content.words import Words
from second_opinion.store.queries import coverage as kept
from second_opinion.store.queries.coverage import SIDES, Picture, Side
from second_opinion.web.asked import Asked
from second_opinion.web.components.fields import Field, wrong
from second_opinion.web.components.page import WRONG, show
from second_opinion.web.whose import person_of

MOST: Final = 12 << 20
"""Bytes of one photo: more than a telephone's camera makes."""
BEGINNINGS: Final = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
"""The bytes decide what a picture is, not its name."""
SANDBOX: Final = "default-src 'none'; sandbox"


@dataclass(frozen=True)
class CardPage:
    """Which sides there are photos of, and the questions for new ones."""

    sides: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def card(request: Asked) -> HttpResponse:
    """Look at the photos, or put new ones in their place."""
    person = person_of(request)
    if person is None:
        return HttpResponseRedirect(reverse("case"))
    key = person.person.key
    if request.method != "POST":
        return _shown(request, key, _fields(request.words, {}))
    given = {side: file.read(MOST + 1) for side in SIDES if (file := request.FILES.get(side)) is not None}
    kinds = {side: kind_of(data) for side, data in given.items()}
    mistakes = {side: mistake for side in given if (mistake := _mistake(given[side], kinds[side], request.words))}
    if not given:
        mistakes = {"front": request.words.say("Choose a photo of the card.")}
    fields = _fields(request.words, mistakes)
    if wrong(fields):
        return _shown(request, key, fields, WRONG)
    for side, data in given.items():
        kept.keep_picture(key, side, Picture(kinds[side], data))
    request.visit.said = request.words.say("Saved.")
    return HttpResponseRedirect(reverse("coverage-card"))


@require_safe
def photo(request: Asked, side: str) -> HttpResponse:
    """One photo, as a picture that can do nothing else."""
    person = person_of(request)
    found = kept.picture(person.person.key, side) if person and side in SIDES else None
    if found is None:
        raise Http404
    response = HttpResponse(found.data, content_type=found.kind)
    response.headers["Content-Security-Policy"] = SANDBOX
    return response


@require_POST
def remove(request: Asked, side: str) -> HttpResponse:
    """Take a photo away."""
    person = person_of(request)
    if person is None or side not in SIDES:
        raise Http404
    kept.remove_picture(person.person.key, side)
    request.visit.said = request.words.say("The photo is gone.")
    return HttpResponseRedirect(reverse("coverage-card"))


def kind_of(data: bytes) -> str:
    """ "image/jpeg", "image/png", or empty for anything else."""
    return next((kind for beginning, kind in BEGINNINGS.items() if data.startswith(beginning)), "")


def _mistake(data: bytes, kind: str, words: Words) -> str:
    if len(data) > MOST:
        return words.say("This photo is too large. Up to {number} MB will do.", number=MOST >> 20)
    return "" if kind else words.say("This is not a photo that can be shown. Take one as JPEG or PNG.")


def _shown(request: Asked, person: str, fields: tuple[Field, ...], status: int = 200) -> HttpResponse:
    there, say = kept.sides(person), request.words.say
    named = {"front": say("Front of the card"), "back": say("Back of the card")}
    page = CardPage(tuple((side, named[side]) for side in SIDES if side in there), fields)
    return show(request, "coverage/card.html", page, status)


def _fields(words: Words, mistakes: Mapping[Side, str]) -> tuple[Field, ...]:
    hint = words.say("A photo from your telephone, as JPEG or PNG.")
    return (
        Field("front", words.say("Front of the card"), "file", hint=hint, error=mistakes.get("front", "")),
        Field("back", words.say("Back of the card"), "file", hint=hint, error=mistakes.get("back", "")),
    )
