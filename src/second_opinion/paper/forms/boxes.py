"""A field as the values of the box that is drawn for it, and the widgets a fillable PDF lays over it."""

from __future__ import annotations

from typing import Final, Literal

import msgspec
from msgspec import structs

from second_opinion.content.forms import schema
from second_opinion.content.forms.body import PLACES
from second_opinion.content.forms.units import UNITS
from second_opinion.content.words import Words
from second_opinion.paper.forms.drawings import body, faces, spots
from second_opinion.paper.forms.sheet import Sheet
from second_opinion.paper.printable import Printable
from second_opinion.paper.texts import Value

LINK: Final = "field:"
"""The template sets a link of this name where a widget belongs: Typst tags it in reading order, widgets.py turns it."""


class Widget(msgspec.Struct, frozen=True):
    """One widget: the address of its answer, what a screen reader says, and for a button which answer it gives."""

    name: str
    tip: str
    kind: Literal["text", "lines", "tick", "one"]
    gives: str = ""
    most: int = 0


class Boxes:
    """Makes boxes for one sheet and remembers the widgets in the order they were made."""

    def __init__(self, form: schema.Form, sheet: Sheet, words: Words) -> None:
        self.form, self.sheet, self.words = form, sheet, words
        self.widgets: list[Widget] = []
        self.printable = Printable(sheet.language)

    def plain(self) -> Boxes:
        """The same without fields: for what is drawn on paper only."""
        plain = Boxes(self.form, structs.replace(self.sheet, fillable=False), self.words)
        plain.printable = self.printable
        return plain

    def text(self, text: schema.Text | None) -> str:
        """A text in the sheet's language, printable; where a form has both, the other one after it. Empty for none."""
        return "" if text is None else self.printable(self.said(text))

    def said(self, text: schema.Text) -> str:
        """The same, as it was written."""
        return self.form.said(text, self.sheet.language)

    def box(self, field: schema.Field, place: str, where: str = "") -> Value:
        """The box for a field at an address. ``where`` says which row it stands in, for those who do not see it."""
        tip = ", ".join(filter(None, (where, self.said(field.label))))
        given = self.printable(self.sheet.answers.get(place, ""))
        match field:
            case schema.Choice():
                return self._choice(field, place, tip, given)
            case schema.Scale():
                return self._scale(field, place, tip, given)
            case schema.Body():
                return self._body(place, tip, given)
            case schema.Signature():
                return {"b": "signature"}
            case _:
                return self._written(field, place, tip, given)

    def _written(self, field: schema.Field, place: str, tip: str, given: str) -> Value:
        match field:
            case schema.Tick():
                return {"b": "tick", "on": given == "yes", **self._link("tick", place, tip, "yes")}
            case schema.Lines():
                return {"b": "lines", "v": given, "lines": field.lines, **self._link("lines", place, tip)}
            case schema.Day():
                said = tip + ", " + self.words.say("month, day, year")
                hints = [self.words.say("MM/DD/YYYY"), self.words.say("MM/DD")]
                return {"b": "date", "v": given, "hints": hints, **self._link("text", place, said)}
            case schema.Number() if field.unit:
                unit = UNITS[field.unit].to(self.sheet.language)
                return {"b": "line", "v": given, "u": unit, **self._link("text", place, f"{tip}, {unit}")}
            case _:
                return {"b": "line", "v": given, "u": "", **self._link("text", place, tip)}

    def _choice(self, field: schema.Choice, place: str, tip: str, given: str) -> Value:
        options = []
        for option in field.options:
            label = self.text(option.label)
            said = f"{tip}: {label}"
            # Of several, each is an answer of its own; of one, all options are one answer.
            link = (
                self._link("tick", f"{place}/{option.id}", said, "yes")
                if field.many
                else self._link("one", place, said, option.id)
            )
            mark = self.text(option.mark) if option.mark else ""
            options.append({"label": label, "mark": mark, "on": option.id in given.split(), **link})
        return {"b": "choice", "many": field.many, "options": options}

    def _body(self, place: str, tip: str, given: str) -> Value:
        marked = [name for name in given.split() if name in PLACES]
        names = [self.text(PLACES[name]) for name in marked]
        say = self.words.say
        spot = [
            {
                "x": x,
                "y": y,
                "on": name in marked,
                **self._link("tick", f"{place}/{name}", f"{tip}: {self.said(PLACES[name])}", "yes"),
            }
            for name, (x, y) in spots().items()
            if self.sheet.fillable or name in marked
        ]
        alt = say("A body, from the front on the left and from the back on the right")
        sides = [say("front"), say("back"), say("my right"), say("my left")]
        return {"b": "body", "svg": body(), "alt": alt, "sides": sides, "spots": spot, "v": "; ".join(names)}

    def _scale(self, field: schema.Scale, place: str, tip: str, given: str) -> Value:
        steps = [
            {"n": str(step), "on": given == str(step), **self._link("one", place, f"{tip}: {step}", str(step))}
            for step in range(field.low, field.high + 1)
        ]
        words = [self.text(word) for word in field.words]
        low, high = self.text(field.low_words), self.text(field.high_words)
        return {"b": "scale", "steps": steps, "low": low, "high": high, "words": words, **self._faces(field)}

    def _faces(self, field: schema.Scale) -> dict[str, Value]:
        if not field.faces:
            return {}
        alt = self.words.say("Faces, from calm on the left to the worst pain on the right")
        return {"faces": faces(field.high - field.low + 1), "faces_alt": alt}

    def _link(
        self, kind: Literal["text", "lines", "tick", "one"], name: str, tip: str, gives: str = ""
    ) -> dict[str, Value]:
        if not self.sheet.fillable:
            return {}
        self.widgets.append(Widget(name=name, tip=self.printable(tip), kind=kind, gives=gives))
        return {"k": f"{LINK}{len(self.widgets) - 1}"}
