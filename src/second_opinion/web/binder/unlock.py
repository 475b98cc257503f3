"""Opening the binder, and locking it. A wrong passphrase harms nothing and reveals nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from second_opinion.outside.binder.folder import NewerBinderError, NoBinderError
from second_opinion.outside.binder.keys import KeyFileError, WrongPassphraseError
from second_opinion.outside.binder.locks import BinderBusyError
from second_opinion.store.binder import DamagedStoreError, NewerStoreError
from second_opinion.store.queries.settings import choose, settings
from second_opinion.store.queries.stop import keep_answers
from second_opinion.web.asked import Asked, visitor
from second_opinion.web.binder.passphrase import MOST
from second_opinion.web.components.fields import Field, wrong
from second_opinion.web.components.page import show
from second_opinion.web.desk import desk
from second_opinion.web.leading import safe_path
from second_opinion.web.visits import visits


@dataclass(frozen=True)
class UnlockPage:
    """``after`` is the page that was asked for, to go on to."""

    fields: tuple[Field, ...]
    after: str


@visitor
@require_http_methods(["GET", "HEAD", "POST"])
def unlock(request: Asked) -> HttpResponse:
    """By passphrase or recovery code, in the same field."""
    after = safe_path(request.POST.get("after", "") or request.GET.get("after", ""))
    if desk().is_open and not desk().is_trying:
        return HttpResponseRedirect(after)
    if not desk().exists:
        return HttpResponseRedirect(reverse("welcome"))
    error = _try(request) if request.method == "POST" else ""
    if request.method == "POST" and not error:
        _remember(request)
        if desk().lost_uploads:
            request.visit.said = request.words.say(
                "Some files had not arrived whole when the program stopped. They are not in the binder. Add them again."
            )
        return HttpResponseRedirect(after)
    say = request.words.say
    hint = say("The words you chose, or the recovery code you printed.")
    asked = Field(
        "passphrase", say("Your passphrase"), "password", "", hint, error, remember="current-password", spelling=False
    )
    page = UnlockPage((asked,), after)
    return show(request, "binder/unlock.html", page, status=422 if wrong(page.fields) else 200)


@visitor
@require_POST
def lock(request: Asked) -> HttpResponse:
    """Lock now."""
    desk().lock()
    visits.forget_people()
    request.visit.said = request.words.say("The binder is locked.")
    return HttpResponseRedirect(reverse("welcome"))


def _try(request: Asked) -> str:
    """Open it, or say why not. What is said about a wrong passphrase is the same whatever was typed."""
    say = request.words.say
    secret = request.POST.get("passphrase", "")[:MOST]
    try:
        desk().unlock(secret)
    except WrongPassphraseError:
        return say("That did not open the binder. Nothing was changed. Check each word and try again.")
    except BinderBusyError:
        return say("Another program is working on the binder alone just now. Try again in a minute.")
    except (NewerBinderError, NewerStoreError):
        return say("A newer Second Opinion made this binder. Update this program, then open it again.")
    except (DatabaseError, OSError):
        return say(
            "The binder cannot be opened just now. Nothing was changed. Is the disk full? Make room, then try again."
        )
    except (KeyFileError, DamagedStoreError, NoBinderError):
        return say("The binder cannot be read. Nothing was changed. Restore it from a backup.")
    return ""


def _remember(request: Asked) -> None:
    chosen = settings()
    if request.visit.stop_seen:
        choose(stop_seen=request.visit.stop_seen)
        keep_answers(request.visit.answered)
        request.visit.answered.clear()
    request.visit.stop_seen = request.visit.stop_seen or chosen.stop_seen
    request.visit.language = request.visit.language or chosen.language
