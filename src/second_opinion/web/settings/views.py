"""Language, paper, and when to lock."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from second_opinion.content.words import LANGUAGES, Words, words
from second_opinion.store.queries.settings import choose, settings
from second_opinion.web.asked import Asked
from second_opinion.web.components.fields import Choice, Field, wrong
from second_opinion.web.components.page import NAMES, show
from second_opinion.web.desk import desk

LONGEST_IDLE = 240


@dataclass(frozen=True)
class SettingsPage:
    """The choices, and where the binder is. ``trying``: it is the made-up person's, which has no passphrase."""

    fields: tuple[Field, ...]
    place: str
    trying: bool


@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: Asked) -> HttpResponse:
    """Show what is chosen, or change it."""
    now = settings()
    typed = {
        "language": request.POST.get("language", request.words.language),
        "paper": request.POST.get("paper", now.paper),
        "idle": request.POST.get("idle", str(now.idle_minutes)),
    }
    checked = request.method == "POST"
    asked = _fields(typed, request.words, checked=checked)
    if not checked or wrong(asked):
        page = SettingsPage(asked, str(desk().binder.folder), desk().is_trying)
        return show(request, "settings/settings.html", page, status=422 if checked else 200)
    choose(language=typed["language"], paper=typed["paper"], idle_minutes=int(typed["idle"]))
    desk().idle_after(int(typed["idle"]))
    request.visit.language = typed["language"]
    request.visit.said = words(typed["language"]).say("Saved.")
    return HttpResponseRedirect(reverse("settings"))


def _fields(typed: dict[str, str], spoken: Words, *, checked: bool) -> tuple[Field, ...]:
    say = spoken.say
    languages = tuple(Choice(code, NAMES[code]) for code in LANGUAGES)
    papers = (Choice("letter", say("Letter (United States)")), Choice("a4", say("A4")))
    idle = typed["idle"].strip()
    fits = idle.isascii() and idle.isdigit() and len(idle) <= 3 and 1 <= int(idle) <= LONGEST_IDLE
    minutes = say("Type a whole number from 1 to {most}.", most=LONGEST_IDLE)
    one = say("Choose one of these.")
    return (
        Field(
            "language",
            say("Language"),
            "choices",
            typed["language"],
            options=languages,
            error=one if checked and typed["language"] not in LANGUAGES else "",
        ),
        Field(
            "paper",
            say("Size of the paper"),
            "choices",
            typed["paper"],
            options=papers,
            error=one if checked and typed["paper"] not in {"letter", "a4"} else "",
        ),
        Field(
            "idle",
            say("Lock when nobody has used it for this many minutes"),
            value=typed["idle"],
            width=5,
            error=minutes if checked and not fits else "",
        ),
    )
