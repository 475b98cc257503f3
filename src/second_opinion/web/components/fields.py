"""A question on a form: its words, what was typed, and what is wrong with it. What was typed is never lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "password", "textarea", "number", "date", "choices", "select", "tick"]


@dataclass(frozen=True)
class Choice:
    """One answer to choose: what is sent, what it is called, and a line under it."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Field:
    """One question. ``width`` is in characters (0: as wide as the page); ``remember`` is HTML's autocomplete word.

    For "choices" and "select", ``options`` are the answers; for "tick", ``value`` is "yes" when ticked.
    """

    name: str
    label: str
    kind: Kind = "text"
    value: str = ""
    hint: str = ""
    error: str = ""
    options: tuple[Choice, ...] = ()
    width: int = 0
    rows: int = 4
    remember: str = "off"
    spelling: bool = True

    @property
    def described_by(self) -> str:
        """The ids of hint and error, for screen readers."""
        named = ((self.hint, f"{self.name}-hint"), (self.error, f"{self.name}-error"))
        return " ".join(place for text, place in named if text)

    @property
    def focus(self) -> str:
        """The id that the error summary leads to."""
        return f"{self.name}-0" if self.kind == "choices" else self.name


def wrong(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields with something wrong, in their order on the page."""
    return tuple(each for each in fields if each.error)
