"""Everything in one file to keep elsewhere: a backup, which is encrypted, or an export, which any program can read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from second_opinion import __version__
from second_opinion.content.words import Words
from second_opinion.outside.binder import backup as backups
from second_opinion.outside.binder import export as exports
from second_opinion.outside.binder.sealed import DamagedError
from second_opinion.store import chain, copying
from second_opinion.store.queries import leaving
from second_opinion.web.asked import Asked
from second_opinion.web.components.fields import Field, wrong
from second_opinion.web.components.page import Message, show
from second_opinion.web.desk import desk


@dataclass(frozen=True)
class CopyPage:
    """Where the file should go, on this computer. ``encrypted`` says whether others could read it."""

    fields: tuple[Field, ...]
    encrypted: bool


@require_http_methods(["GET", "HEAD", "POST"])
def backup(request: Asked) -> HttpResponse:
    """The whole binder in one encrypted file, read back before it counts."""
    return _asked(request, "Second Opinion backup.sobackup", encrypted=True)


@require_http_methods(["GET", "HEAD", "POST"])
def export(request: Asked) -> HttpResponse:
    """Everything as a plain zip."""
    return _asked(request, "Second Opinion export.zip", encrypted=False)


def _asked(request: Asked, name: str, *, encrypted: bool) -> HttpResponse:
    say = request.words.say
    typed = request.POST.get("file", str(Path.home() / f"{date.today().isoformat()} {name}"))  # noqa: DTZ011 -- the date on a paper is the date where the person is
    error = ""
    if request.method == "POST":
        place = Path(typed).expanduser()
        error = _unfit(place, request.words)
        if not error:
            try:
                (_backup if encrypted else _export)(place, request.words)
            except (DamagedError, copying.UnsoundError):
                error = say("The binder is damaged, so the file was not written. Run ./second-opinion check.")
            except OSError:
                error = say("The file could not be written there. Try another folder or another disk.")
    hint = say("A folder on this computer or on a USB stick, and the name of the new file.")
    asked = (Field("file", say("Where to save it"), value=typed, hint=hint, error=error, spelling=False),)
    if request.method != "POST" or wrong(asked):
        page = CopyPage(asked, encrypted)
        return show(request, "settings/copy.html", page, status=422 if error else 200)
    told = (
        say("It was written and read back: {file}", file=typed)
        if encrypted
        else say("It was written: {file}", file=typed)
    )
    message = Message(say("The file is saved"), (told,), "/settings", say("Back to settings"))
    return show(request, "components/message.html", message)


def _unfit(place: Path, words: Words) -> str:
    if not place.is_absolute() or not place.parent.is_dir():
        return words.say("There is no such folder. Type the whole address, from the first folder to the name.")
    if place.exists():
        return words.say("There is a file with this name already. Choose another name.")
    return ""


def _backup(place: Path, _words: Words) -> None:
    binder = desk().binder
    # Before the copy: what others add in between stands in the copy behind this link.
    head = chain.head()
    with copying.copied(binder.database, binder.keys.database) as copy:
        backups.write(binder, copy, (head.number, head.link), place)


def _export(place: Path, words: Words) -> None:
    today, made_by = date.today().isoformat(), f"Second Opinion {__version__}"  # noqa: DTZ011 -- the date on a paper is the date where the person is
    everything = leaving.everything(today, made_by)
    exports.write(desk().binder.objects, everything.files, everything.papers, words.say(exports.README), place)
