"""How a person wants a form printed, as the page sends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from second_opinion.content.forms import Form
from second_opinion.content.words import Words
from second_opinion.paper.forms import Sheet, refused
from second_opinion.ports.paper import Size
from second_opinion.web.components.fields import Choice, Field

MOST_FIGURES: Final = 3


@dataclass(frozen=True)
class SheetForm:
    """The questions as they were answered, and the sheet they ask for; None while one of them is wrong."""

    fields: tuple[Field, ...]
    sheet: Sheet | None


def sheet_form(form: Form, typed: Mapping[str, str], words: Words, usual: Size) -> SheetForm:
    """Read the choices for a form. ``usual`` is the paper when none was chosen."""
    language = "es" if typed.get("lang", words.language) == "es" else "en"
    paper: Size = "a4" if typed.get("paper", usual) == "a4" else "letter"
    offered = tuple(each.value for each in _kinds(form, words))
    kind = typed.get("kind", "") if typed.get("kind", "") in offered else "normal"
    days, error = _days(form, typed.get("days", ""), words)
    fields = [
        _choice("lang", words.say("Language"), language, (Choice("en", "English"), Choice("es", "Español"))),
        _choice("kind", words.say("How do you want it?"), kind, _kinds(form, words)),
        _choice("paper", words.say("Size of the paper"), paper, _papers(words)),
    ]
    if form.days:
        hint = words.say("From 1 to {most}.", most=form.days.most)
        shown = typed.get("days", "") or str(form.days.usual)
        fields.append(Field("days", words.say("For how many days?"), "number", shown, hint, error, width=MOST_FIGURES))
    if error:
        return SheetForm(tuple(fields), None)
    return SheetForm(tuple(fields), sheet_of(kind, language, paper, days))


def sheet_of(kind: str, language: str, paper: Size, days: int = 0) -> Sheet:
    """The sheet of one kind: "normal", "large", "booklet", or "fillable" (to type into)."""
    return Sheet(
        language="es" if language == "es" else "en",
        paper=paper,
        size="large" if kind == "large" else "booklet" if kind == "booklet" else "normal",
        days=days,
        fillable=kind == "fillable",
    )


def _kinds(form: Form, words: Words) -> tuple[Choice, ...]:
    """The kinds this form is offered in."""
    say = words.say
    told = (
        Choice("normal", say("A sheet")),
        Choice("large", say("In large print")),
        Choice("booklet", say("As a booklet"), say("Print on both sides, flip on the short edge, fold in the middle.")),
        Choice("fillable", say("To type into"), say("A PDF with boxes that you fill in on the screen.")),
    )
    return tuple(each for each in told if not refused(form, sheet_of(each.value, "en", "letter")))


def _papers(words: Words) -> tuple[Choice, ...]:
    return Choice("letter", words.say("Letter (United States)")), Choice("a4", "A4")


def _choice(name: str, label: str, value: str, options: tuple[Choice, ...]) -> Field:
    return Field(name, label, "choices", value, options=options)


def _days(form: Form, typed: str, words: Words) -> tuple[int, str]:
    """The number of days (0: as many as usual), and what is wrong with it."""
    if form.days is None or not typed.strip():
        return 0, ""
    figures = typed.strip()
    if figures.isascii() and figures.isdigit() and len(figures) <= MOST_FIGURES and 1 <= int(figures) <= form.days.most:
        return int(figures), ""
    return 0, words.say("Type a number of days from 1 to {most}.", most=form.days.most)
