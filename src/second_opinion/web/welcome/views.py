"""Welcome, the emergency page, and the choice of language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from second_opinion.content.stop import StopPage, stop_page
from second_opinion.content.words import LANGUAGES
from second_opinion.store.queries.settings import choose
from second_opinion.web.asked import Asked, visitor
from second_opinion.web.components.page import show
from second_opinion.web.desk import desk
from second_opinion.web.leading import safe_path


@dataclass(frozen=True)
class WelcomePage:
    """``exists``: there is a binder on this computer, so the first thing to do is to open it."""

    exists: bool


@dataclass(frozen=True)
class StopShown:
    """The emergency page as it is shown, with where it is from."""

    stop: StopPage


@visitor
@require_GET
def welcome(request: Asked) -> HttpResponse:
    """What this is, and the three ways on. With the binder open: the journey."""
    if desk().is_open:
        return HttpResponseRedirect(reverse("home"))
    return show(request, "welcome/welcome.html", WelcomePage(exists=desk().exists))


@visitor
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: Asked) -> HttpResponse:
    """Danger signs first. It is left by saying that none of this is happening now, and that is kept with the time."""
    if request.method == "POST":
        request.visit.stop_seen = datetime.now(UTC).isoformat(timespec="seconds")
        if desk().is_open:
            choose(stop_seen=request.visit.stop_seen)
            return HttpResponseRedirect(reverse("case"))
        return HttpResponseRedirect(reverse("unlock" if desk().exists else "create"))
    return show(request, "welcome/stop.html", StopShown(stop_page(request.words.language)))


@visitor
@require_POST
def language(request: Asked) -> HttpResponse:
    """Speak another language from now on, and stay on the same page."""
    chosen = request.POST.get("language", "")
    if chosen in LANGUAGES:
        request.visit.language = chosen
        if desk().is_open:
            choose(language=chosen)
    return HttpResponseRedirect(safe_path(request.POST.get("after", "")))
