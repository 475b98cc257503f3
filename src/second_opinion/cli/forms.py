"""What ``print`` does: the list of forms, one form, all of them in a folder, or all of them as one binder."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import structs

from second_opinion.cli import filling, saving
from second_opinion.cli.trouble import MISUSED, CannotError
from second_opinion.content.forms import Form, form, forms
from second_opinion.content.forms.places import places
from second_opinion.content.forms.schema import Card
from second_opinion.content.words import Words
from second_opinion.paper.forms import FormPaper, Sheet, refused
from second_opinion.paper.forms.sheet import Print
from second_opinion.record import N_, Reason

ALL: Final = "all"
BINDER: Final = "binder"


def listed(options: argparse.Namespace) -> Iterator[str]:
    """One line for each form: its name, its title, its pages; or one JSON array of all."""
    paper = FormPaper()
    entries = [_entry(each, paper, options) for each in forms()]
    if options.json:
        yield msgspec.json.format(msgspec.json.encode(entries)).decode()
        return
    width = max(len(each["id"]) for each in entries)
    for each in entries:
        yield f"  {each['id']:{width}}  {each['title']} · {each['pages']} p."


def _entry(form: Form, paper: FormPaper, options: argparse.Namespace) -> dict[str, Any]:
    drawn = paper.draw(form, Sheet(language=options.lang, paper=options.paper))
    return {
        "id": form.id,
        "title": form.title.to(options.lang),
        "purpose": form.purpose.to(options.lang),
        "kind": form.kind,
        "tab": form.tab,
        "pages": drawn.pages,
        "boxes": {address: type(field).__struct_config__.tag for address, field in places(form, days=1)},
        "options": {
            "lang": ["en", "es"],
            "paper": ["letter", "a4"],
            "size": ["normal", "large"],
            "booklet": not refused(form, Sheet(size="booklet")),
            "fillable": not refused(form, Sheet(fillable=True)),
            "answers": not form.secret,
            "qr": any(isinstance(part, Card) and part.qr != () for part in form.parts),
            "days": {"usual": form.days.usual, "most": form.days.most} if form.days else None,
        },
    }


def made(options: argparse.Namespace, out: Path, say: Words) -> Iterator[tuple[Path, int]]:
    """Write what was asked for; yields each file with its pages. Raises CannotError."""
    paper = FormPaper()
    if options.form in {ALL, BINDER} and (options.answers or options.qr):
        raise CannotError(Reason(N_("Answers are for one form. Name it, or leave out --answers and --qr.")), MISUSED)
    if options.form == BINDER:
        saving.check(out)
        drawn = paper.draw_binder(forms(), _sheet(options, _size(options), options.days))
        saving.save(out, drawn.pdf)
        yield out, drawn.pages
        return
    for each, place in _asked(options, out):
        drawn = paper.draw(each, _offered(each, options, say))
        saving.save(place, drawn.pdf)
        yield place, drawn.pages


def _asked(options: argparse.Namespace, out: Path) -> list[tuple[Form, Path]]:
    if options.form == ALL:
        kept = [each for each in forms() if not refused(each, _sheet(options, _size(options), 0))]
        return [(each, _folder(out) / f"{each.id}.pdf") for each in kept]
    saving.check(out)
    try:
        return [(form(options.form), out)]
    except KeyError as unknown:
        names = ", ".join(each.id for each in forms())
        reason = Reason(N_("There is no form {form}. There are: {forms}."), {"form": options.form, "forms": names})
        raise CannotError(reason, MISUSED) from unknown


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as no:
        why = no.strerror or type(no).__name__
        raise CannotError(Reason(N_("{file} could not be written: {why}."), {"file": str(out), "why": why})) from no
    return out


def _size(options: argparse.Namespace) -> Print:
    """Raises CannotError when the choices do not go together."""
    if options.booklet and (options.fillable or options.size == "large" or options.form == BINDER):
        raise CannotError(
            Reason(N_("A booklet is for paper and has its own print. Take --booklet alone, or leave it out.")), MISUSED
        )
    if options.fillable and options.form == BINDER:
        raise CannotError(Reason(N_("The binder is for paper. Leave out --fillable.")), MISUSED)
    size: Print = "booklet" if options.booklet else options.size
    return size


def _sheet(options: argparse.Namespace, size: Print, days: int) -> Sheet:
    return Sheet(language=options.lang, paper=options.paper, size=size, days=days, fillable=options.fillable)


def _offered(form: Form, options: argparse.Namespace, say: Words) -> Sheet:
    """The choices, for this form. A form without days refuses --days; among all forms it is only passed by."""
    days = options.days if form.days else 0
    if options.form != ALL and options.days and form.days is None:
        raise CannotError(Reason(N_("{form} is not kept by days. Leave out --days."), {"form": form.id}), MISUSED)
    if form.days and not 0 <= days <= form.days.most:
        values = {"form": form.id, "most": str(form.days.most)}
        raise CannotError(Reason(N_("{form}: --days takes a number from 1 to {most}."), values), MISUSED)
    sheet = _sheet(options, _size(options), days)
    if refused(form, sheet):
        raise CannotError(
            Reason(N_("{form} is a sheet only. Leave out --booklet and --fillable."), {"form": form.id}), MISUSED
        )
    return structs.replace(sheet, answers=filling.answers(form, options, say), qr=options.qr)
