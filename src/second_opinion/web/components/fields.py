"""A question on a form: its words, what was typed, and what is wrong with it. What was typed is never lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["text", "password", "textarea", "number", "date", "choices", "ticks", "select", "tick", "file"]


@dataclass(frozen=True)
class Choice:
    """One answer to choose: what is sent, what it is called, and a line under it."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Part:
    """One box of a date: its name is that of the question and this one's, "born-year"."""

    name: str
    label: str
    value: str
    width: int
    wrong: bool = False


@dataclass(frozen=True)
class Field:
    """One question. ``width`` is in characters (0: as wide as the page); ``remember`` is HTML's autocomplete word.

    For "choices", "ticks" and "select", ``options`` are the answers; for "ticks", ``values`` are those that are
    ticked; for "tick", ``value`` is "yes" when ticked; for "date", ``parts`` are its boxes (``components.dates``).
    """

    name: str
    label: str
    kind: Kind = "text"
    value: str = ""
    hint: str = ""
    error: str = ""
    options: tuple[Choice, ...] = ()
    values: frozenset[str] = frozenset()
    parts: tuple[Part, ...] = ()
    width: int = 0
    rows: int = 4
    remember: str = "off"
    spelling: bool = True
    many: bool = False

    @property
    def described_by(self) -> str:
        """The ids of hint and error, for screen readers."""
        named = ((self.hint, f"{self.name}-hint"), (self.error, f"{self.name}-error"))
        return " ".join(place for text, place in named if text)

    @property
    def focus(self) -> str:
        """The id that the error summary leads to."""
        if self.kind in {"choices", "ticks"}:
            return f"{self.name}-0"
        if self.kind == "date":
            part = next((part for part in self.parts if part.wrong), self.parts[0])
            return f"{self.name}-{part.name}"
        return self.name

    @property
    def typed(self) -> str:
        """HTML's type of its box."""
        return self.kind if self.kind in {"password", "file"} else "text"


def with_draft(field: Field, typed: Mapping[str, Sequence[str]]) -> Field:
    """The question holding what was typed before. Secrets and files are never kept, so they stay as they are."""
    if field.kind == "date":
        parts = tuple(
            replace(part, value=_last(typed, f"{field.name}-{part.name}", part.value)) for part in field.parts
        )
        return replace(field, parts=parts)
    if field.kind in {"password", "file"} or field.name not in typed:
        return field
    if field.kind == "ticks":
        return replace(field, values=frozenset(typed[field.name]))
    return replace(field, value=_last(typed, field.name, field.value))


def _last(typed: Mapping[str, Sequence[str]], name: str, otherwise: str) -> str:
    return typed[name][-1] if typed.get(name) else otherwise


def wrong(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields with something wrong, in their order on the page."""
    return tuple(each for each in fields if each.error)
