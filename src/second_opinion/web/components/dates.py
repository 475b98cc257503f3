"""A date asked for in three boxes. Only as much as is known: a year, a year and a month, or a whole day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from second_opinion.content.words import Words
from second_opinion.record import PartialDate
from second_opinion.web.components.fields import Field, Part

MONTHS: Final = (
    ("january", "enero"),
    ("february", "febrero"),
    ("march", "marzo"),
    ("april", "abril"),
    ("may", "mayo"),
    ("june", "junio"),
    ("july", "julio"),
    ("august", "agosto"),
    ("september", "septiembre"),
    ("october", "octubre"),
    ("november", "noviembre"),
    ("december", "diciembre"),
)
ORDER: Final = {"en": ("month", "day", "year"), "es": ("day", "month", "year")}
SHORTEST_NAME: Final = 3


@dataclass(frozen=True)
class Typed:
    """What stands in the boxes, as typed."""

    year: str = ""
    month: str = ""
    day: str = ""

    @classmethod
    def of(cls, sent: Mapping[str, str], name: str) -> Typed:
        """The boxes of a question in a form: ``born-year``, ``born-month``, ``born-day``."""
        return cls(*(sent.get(f"{name}-{part}", "").strip() for part in ("year", "month", "day")))

    @classmethod
    def known(cls, value: PartialDate | None) -> Typed:
        """The boxes for a date that is known; without leading zeros, as people write."""
        parts = (*value.day.split("-"), "", "")[:3] if value else ("", "", "")
        return cls(*(part.lstrip("0") for part in parts))

    @property
    def value(self) -> PartialDate | None:
        """The date, or None where nothing was typed or it is none."""
        return None if self.wrong or not self.year else PartialDate.parse(self._iso)

    @property
    def wrong(self) -> str:
        """Which box is wrong: "year", "month", "day", or empty."""
        if not (self.year or self.month or self.day):
            return ""
        if not (len(self.year) == len("1954") and self.year.isascii() and self.year.isdigit()):
            return "year"
        if (self.day and not self.month) or (self.month and not 1 <= month_of(self.month) <= len(MONTHS)):
            return "month"
        return "" if PartialDate.parse(self._iso) else "day"

    @property
    def _iso(self) -> str:
        month = f"-{month_of(self.month):02d}" if self.month else ""
        return self.year + month + (f"-{self.day.zfill(2)}" if self.day else "")


def date_field(name: str, label: str, typed: Typed, words: Words, *, checked: bool = False) -> Field:
    """The question, with what is wrong at the box it is wrong in when ``checked``."""
    say = words.say
    labels = {"year": say("Year"), "month": say("Month"), "day": say("Day")}
    wrong = typed.wrong if checked else ""
    texts = {"year": typed.year, "month": typed.month, "day": typed.day}
    return Field(
        name,
        label,
        "date",
        hint=say("For example {example}. Only the year is fine too.", example=_example(words)),
        error=_mistake(wrong, typed, words),
        parts=tuple(
            Part(part, labels[part], texts[part], 4 if part == "year" else 2, part == wrong)
            for part in ORDER.get(words.language, ORDER["en"])
        ),
    )


def month_of(text: str) -> int:
    """A month by its number or its name, in English or Spanish, whole or shortened; 0 for anything else."""
    if text.isascii() and text.isdigit() and len(text) <= len("12"):
        return int(text)
    name = text.casefold().rstrip(".")
    found = [number for number, names in enumerate(MONTHS, 1) for each in names if each.startswith(name)]
    return found[0] if len(name) >= SHORTEST_NAME and found else 0


def _mistake(part: str, typed: Typed, words: Words) -> str:
    say = words.say
    if part == "month" and not typed.month:
        return say("Type the month too, or leave the day out.")
    return {
        "": "",
        "year": say("Type the year with four digits, for example 1954."),
        "month": say("Type the month as a number from 1 to 12, or its name."),
        "day": say("There is no such day in that month. Check the day."),
    }[part]


def _example(words: Words) -> str:
    return {"en": "3 21 1954", "es": "21 3 1954"}.get(words.language, "3 21 1954")
