"""An end to the binder: everything in it, for good, after the person typed the word."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from second_opinion.outside.binder.locks import BinderBusyError
from second_opinion.web.asked import Asked
from second_opinion.web.components.fields import Field, wrong
from second_opinion.web.components.page import Message, show
from second_opinion.web.desk import desk
from second_opinion.web.visits import visits


@dataclass(frozen=True)
class ErasePage:
    """The word to type, and the folder that will be gone."""

    fields: tuple[Field, ...]
    word: str
    place: str


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: Asked) -> HttpResponse:
    """Erase this binder. Its keys go first: what is left of the rest opens for nobody."""
    say = request.words.say
    word, typed = say("erase"), request.POST.get("word", "")
    error = ""
    if request.method == "POST" and typed.strip().casefold() != word.casefold():
        error = say("Type the word “{word}” to erase everything. Nothing was erased.", word=word)
    asked = (Field("word", say("Type the word “{word}”", word=word), value=typed, error=error, width=12),)
    if request.method != "POST" or wrong(asked):
        page = ErasePage(asked, word, str(desk().binder.folder))
        return show(request, "settings/erase.html", page, status=422 if error else 200)
    try:
        desk().erase()
    except BinderBusyError:
        busy = Message(
            say("Nothing was erased"),
            (say("Another program has this binder open. Close it, then open the binder here and try again."),),
            "/",
            say("Go to the start"),
        )
        return show(request, "components/message.html", busy, 409)
    finally:
        visits.forget_people()
    message = Message(
        say("The binder is erased"),
        (say("Files you downloaded, backups and printed packets are not touched. Delete those yourself."),),
        "/",
        say("Go to the start"),
    )
    return show(request, "components/message.html", message)
