"""The door itself: trading a token for a visit, and a second start of the same user asking for another token."""

from __future__ import annotations

import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from second_opinion.web.asked import Asked, anyone
from second_opinion.web.components.page import refused
from second_opinion.web.visits import COOKIE, visits


class _Word:
    """What a second start has to say; read from a file that only this user can read."""

    expected: str = ""


def expect(word: str) -> None:
    """From now on a second start is known by this word."""
    _Word.expected = word


@anyone
@require_GET
def enter(request: Asked, token: str) -> HttpResponse:
    """Trade the one-time token of the address for a cookie, and go on to an address without it."""
    visit = visits.enter(token)
    if visit is None:
        return HttpResponseRedirect("/") if visits.of(request.COOKIES.get(COOKIE, "")) else refused(request)
    response = HttpResponseRedirect("/")
    response.set_cookie(COOKIE, visit.id, httponly=True, samesite="Strict")
    return response


# No form of ours leads here, so there is no form token; the word in the user's own file stands for it.
@anyone
@csrf_exempt
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """A fresh token for a second start."""
    said = request.read(200)
    if not _Word.expected or not secrets.compare_digest(said, _Word.expected.encode()):
        return HttpResponse(status=403)
    return HttpResponse(visits.token(), content_type="text/plain")
