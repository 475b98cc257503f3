"""How to tell my doctor: words to say, and a letter whose every word can be changed before it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from second_opinion.content import decide as content
from second_opinion.content.decide import Telling
from second_opinion.content.words import Words
from second_opinion.journey.decide import Letter, letter
from second_opinion.journey.pack import day_text
from second_opinion.paper import Typst
from second_opinion.record import PartialDate
from second_opinion.web import papers
from second_opinion.web.asked import Asked, visitor
from second_opinion.web.components.fields import Field, wrong
from second_opinion.web.components.page import WRONG, show
from second_opinion.web.decide.views import paper_size, today

_PAPER: Final = Typst()


@dataclass(frozen=True)
class TellingPage:
    """The words to say, and the letter to change."""

    told: Telling
    fields: tuple[Field, ...]


@visitor
@require_http_methods(["GET", "HEAD", "POST"])
def telling(request: Asked) -> HttpResponse:
    """Look at the words; print the letter as it was changed."""
    told = content.telling(request.words.language)
    if request.method != "POST":
        fields = _fields({"letter": told.letter}, request.words, checked=False)
        return show(request, "decide/telling.html", TellingPage(told, fields))
    fields = _fields(request.POST, request.words, checked=True)
    if wrong(fields):
        return show(request, "decide/telling.html", TellingPage(told, fields), WRONG)
    typed = {name: request.POST.get(name, "").strip().replace("\r\n", "\n") for name in ("doctor", "name", "letter")}
    day = day_text(PartialDate(today().isoformat()), request.words.language)
    written = Letter(typed["doctor"], typed["name"], day, typed["letter"])
    document = letter(written, request.words, today().isoformat(), paper_size())
    return papers.pdf(_PAPER.draw(document).pdf, "letter", keep=False)


def _fields(typed: Mapping[str, str], words: Words, *, checked: bool) -> tuple[Field, ...]:
    say = words.say
    text = typed.get("letter", "")
    empty = say("Write what the letter should say. A few words are enough.") if checked and not text.strip() else ""
    hint = say("Leave it empty to write it by hand.")
    return (
        Field("doctor", say("Name of your doctor"), value=typed.get("doctor", ""), hint=hint),
        Field("name", say("Your name"), value=typed.get("name", ""), hint=hint),
        Field("letter", say("The letter"), "textarea", text, say("Change every word you like."), error=empty, rows=14),
    )
