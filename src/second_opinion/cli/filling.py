"""``print FORM --answers FILE``: the answers of a filled sheet, held against its form before anything is printed."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from second_opinion.cli import console
from second_opinion.cli.trouble import MISUSED, CannotError
from second_opinion.content.forms import Form
from second_opinion.content.forms.answers import wrong
from second_opinion.content.forms.schema import Card
from second_opinion.content.words import Words
from second_opinion.paper.forms import Sheet, too_long, words_of
from second_opinion.record import N_, Reason

_LARGEST: Final = 4 << 20
"""Bytes of a file of answers; a log of a month is a hundredth of it."""
_MOST_TOLD: Final = 5
"""Faults that are told one by one."""


def answers(form: Form, options: argparse.Namespace, say: Words) -> Mapping[str, str]:
    """The answers that were asked to be printed; none without --answers. Every fault is told. Raises CannotError."""
    _go_together(form, options)
    if not options.answers:
        return {}
    given = _read(Path(options.answers))
    faults = list(wrong(form, given))
    for reason in faults[:_MOST_TOLD]:
        console.trouble(say.tell(reason))
    if len(faults) > _MOST_TOLD:
        console.trouble(say.plural("… and {number} more", "… and {number} more", len(faults) - _MOST_TOLD))
    if faults:
        raise _no(N_("Nothing was printed. Mend this in {file} and try again."), file=options.answers)
    if options.qr:
        _check_code(form, Sheet(language=options.lang, answers=given))
    return given


def _go_together(form: Form, options: argparse.Namespace) -> None:
    if options.answers and form.secret:
        raise _no(
            N_("What {form} asks for is never printed. Leave out --answers, and write it in by hand."), form=form.id
        )
    if options.answers and options.fillable:
        raise _no(N_("A PDF to type into starts blank. Leave out --answers or --fillable."))
    if options.qr and not any(isinstance(part, Card) and part.qr for part in form.parts):
        raise _no(N_("{form} has no card for a code. Leave out --qr."), form=form.id)
    if options.qr and not options.answers:
        raise _no(N_("A code says what the card says. Give the answers too: --answers FILE, or leave out --qr."))


def _check_code(form: Form, sheet: Sheet) -> None:
    said = words_of(form, sheet)
    cards = [part for part in form.parts if isinstance(part, Card) and part.qr]
    places = ", ".join(f"{part.id}/{name}" for part in cards for name in part.qr)
    if not said:
        raise _no(N_("The card says nothing for a code yet. Answer at least one of these: {places}."), places=places)
    if more := too_long(said):
        words = N_("The card says {number} letters more than a code holds. Write these shorter: {places}.")
        raise _no(words, number=str(more), places=places)


def _read(file: Path) -> dict[str, str]:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except OSError as no:
        raise _no(N_("{file} could not be read."), file=str(file)) from no
    if len(data) > _LARGEST:
        raise _no(N_("{file} is larger than answers can be."), file=str(file))
    try:
        return msgspec.json.decode(data, type=dict[str, str])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as no:
        words = N_('{file} is no list of answers. Write each with its box, both in quotes: {{"person/name": "Rosa"}}')
        raise _no(words, file=str(file)) from no


def _no(text: str, **values: str) -> CannotError:
    return CannotError(Reason(text, values), MISUSED)
