"""Welcome, the emergency page, and the choice of language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from second_opinion.content.decide import StopPage, stop_page
from second_opinion.content.words import LANGUAGES
from second_opinion.journey.decide import Alarm, explained
from second_opinion.store.queries.settings import choose
from second_opinion.store.queries.stop import Answered, keep_answers
from second_opinion.web.asked import Asked, visitor
from second_opinion.web.components.page import show
from second_opinion.web.desk import desk
from second_opinion.web.leading import safe_path
from second_opinion.web.visits import Visit


@dataclass(frozen=True)
class WelcomePage:
    """``exists``: there is a binder on this computer, so the first thing to do is to open it."""

    exists: bool


@dataclass(frozen=True)
class StopShown:
    """The emergency page as it is shown; ``alarms`` are what was found in what somebody typed, or none."""

    stop: StopPage
    alarms: tuple[Alarm, ...]


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
    language = request.words.language
    stopped = request.visit.stopped
    if request.method != "POST":
        alarms = explained(stopped.raised, language) if stopped else ()
        return show(request, "welcome/stop.html", StopShown(stop_page(language), alarms))
    after = stopped.path if stopped else safe_path(request.GET.get("after", ""))
    _answered(request.visit, for_new=desk().is_open and after == reverse("case-new"))
    if stopped:
        request.visit.said = request.words.say("What you typed is here again. It is not saved yet.")
        return HttpResponseRedirect(safe_path(stopped.path))
    if desk().is_open:
        return HttpResponseRedirect(reverse("case") if after == "/" else after)
    return HttpResponseRedirect(reverse("unlock" if desk().exists else "create"))


def _answered(visit: Visit, *, for_new: bool) -> None:
    """Keep who said "this is not happening now", when, and about which danger signs.

    Before the case of somebody new it is nobody's in the binder yet; it is kept for them when the case is saved.
    """
    visit.stop_seen = datetime.now(UTC).isoformat(timespec="seconds")
    raised = visit.stopped.raised if visit.stopped else ()
    answer = Answered(visit.stop_seen, "" if for_new else visit.person, tuple(each.flag for each in raised))
    visit.not_now.update(raised)
    visit.stopped = None
    if for_new:
        visit.for_new = answer
    if desk().is_open:
        choose(stop_seen=visit.stop_seen)
        if raised or not for_new:
            keep_answers([answer])
    else:
        visit.answered.append(answer)


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
