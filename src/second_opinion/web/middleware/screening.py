"""What a person types is looked at for danger signs before any page takes it: one place for every form there is.

A form cannot forget it. What is not looked at stands in ``UNSCREENED`` with its reason, and a test holds every field of
every page against that list. Files, which others wrote, are never looked at; nor are searches, which an address sends.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from second_opinion.journey.decide import Raised, screen
from second_opinion.web import drafts
from second_opinion.web.asked import open_to
from second_opinion.web.visits import Stopped, Visit

COMPARED: Final = "a secret: it is compared, never read"
PLACE: Final = "the name of a file or folder"
UNSCREENED: Final = {
    "create.passphrase": COMPARED,
    "create.again": COMPARED,
    "code.group": COMPARED,
    "unlock.passphrase": COMPARED,
    "settings-passphrase.now": COMPARED,
    "settings-passphrase.passphrase": COMPARED,
    "settings-passphrase.again": COMPARED,
    "settings-code.now": COMPARED,
    "gather-folder.place": PLACE,
    "settings-backup.file": PLACE,
    "settings-export.file": PLACE,
}
"""Page and field, and why nobody looks."""
WHILE_STOPPED: Final = frozenset({"stop", "language", "lock", "static"})
"""The pages that are there while the stop page waits for its answer."""
OF_THE_FORM: Final = "csrfmiddlewaretoken"
Answer = Callable[[HttpRequest], HttpResponseBase]


class Screening:
    """Raises the stop page, keeping what was typed; and lets nobody past it without an answer."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer. What was a draft and has now been taken is a draft no more."""
        response = self._answer(request)
        visit: Visit | None = getattr(request, "visit", None)
        if visit is not None and request.method == "POST" and response.status_code < 400 and not visit.stopped:
            drafts.drop(visit, request.path)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], _args: tuple[Any, ...], _words: dict[str, Any]
    ) -> HttpResponse | None:
        """Send to the stop page whoever typed a danger sign, or has not answered it yet."""
        visit: Visit | None = getattr(request, "visit", None)
        if visit is None or open_to(view) == "anyone":
            return None
        page = request.resolver_match.url_name if request.resolver_match else None
        if visit.stopped and page not in WHILE_STOPPED:
            return HttpResponseRedirect(reverse("stop"))
        if request.method != "POST" or page in WHILE_STOPPED:
            return None
        typed = {name: list(values) for name, values in request.POST.lists() if name != OF_THE_FORM}
        looked_at = {name: values for name, values in typed.items() if f"{page}.{name}" not in UNSCREENED}
        raised = tuple(each for each in danger(looked_at) if each not in visit.not_now)
        if not raised:
            return None
        drafts.keep(visit, request.path, looked_at)
        visit.stopped = Stopped(request.path, raised)
        return HttpResponseRedirect(reverse("stop"))


def danger(typed: dict[str, list[str]]) -> tuple[Raised, ...]:
    """The danger signs in what was typed, each once. Each field by itself: two answers make no sentence."""
    found = dict.fromkeys(each for values in typed.values() for text in values for each in screen(text))
    return tuple(found)
