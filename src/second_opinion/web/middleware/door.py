"""The door: only this computer's browser, only with a token, only from our own pages, and only with the binder open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from second_opinion.store.keyring import LockedError
from second_opinion.web.asked import Asked, open_to, words_for
from second_opinion.web.components.page import refused
from second_opinion.web.desk import desk
from second_opinion.web.visits import COOKIE, visits

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
Answer = Callable[[HttpRequest], HttpResponseBase]


class Door:
    """Deny by default: a view that does not say whom it is for needs the binder open."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, in the visitor's language."""
        asked = cast("Asked", request)
        visit = visits.of(request.COOKIES.get(COOKIE, ""))
        asked.words = words_for(request, visit)
        if visit is not None:
            asked.visit = visit
        if request.method not in SAFE and not _from_our_pages(request):
            return refused(asked)
        return self._answer(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], _args: tuple[Any, ...], _words: dict[str, Any]
    ) -> HttpResponse | None:
        """Turn away whoever may not see this page."""
        whom = open_to(view)
        if whom == "anyone":
            return None
        if not hasattr(request, "visit"):
            return refused(cast("Asked", request))
        if desk().lock_if_idle():
            visits.forget_people()
        if whom == "unlocked" and not desk().is_open:
            return _to_unlock(request)
        desk().touch()
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The binder was locked while this page was being made."""
        return _to_unlock(request) if isinstance(error, LockedError) else None


def _to_unlock(request: HttpRequest) -> HttpResponse:
    after = request.path if request.method == "GET" else "/"
    address = reverse("unlock") if desk().exists else reverse("welcome")
    if address == reverse("welcome") or after == "/":
        return HttpResponseRedirect(address)
    return HttpResponseRedirect(f"{address}?after={after}")


def _from_our_pages(request: HttpRequest) -> bool:
    """True when whoever sends the form says that it stood on one of our own pages."""
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    parts = urlsplit(origin)
    return parts.scheme == request.scheme and parts.netloc == request.get_host()
