"""The pages of *decide* as an editor writes them: the reasons, the studies, waiting, and telling the doctor."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TypeVar

import msgspec

from second_opinion.content.sides import Place, page

Page = TypeVar("Page")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What every page has: its title and first sentence, when it was checked, who reviewed it, and its sources."""

    title: str
    lead: str
    checked: date
    reviewed: str
    sources: tuple[Place, ...]


class Reason(msgspec.Struct, frozen=True):
    """Why somebody asks: what it is called, and one sentence about it."""

    id: str
    name: str
    says: str


class Reasons(Told, frozen=True, kw_only=True):
    """The nine reasons."""

    reasons: tuple[Reason, ...]


class Study(msgspec.Struct, frozen=True):
    """Whom a study counted, what it found, and what it does not show."""

    name: str
    found: tuple[str, ...]
    limits: str


class Studies(Told, frozen=True, kw_only=True):
    """What studies found."""

    studies: tuple[Study, ...]


class Waiting(Told, frozen=True, kw_only=True):
    """How long can I wait: what to ask, and what to keep until then. It never answers."""

    ask_title: str
    ask: tuple[str, ...]
    keep_title: str
    keep: tuple[str, ...]
    never: str


class Telling(Told, frozen=True, kw_only=True):
    """Words to say to the doctor, and a short letter (its paragraphs divided by empty lines)."""

    say_title: str
    say: tuple[str, ...]
    letter: str


@cache
def reasons(language: str) -> Reasons:
    """The nine reasons in a language ("en", "es"). Raises KeyError for another."""
    return _read("reasons.toml", language, Reasons)


@cache
def studies(language: str) -> Studies:
    """What studies found, with denominators and limits."""
    return _read("studies.toml", language, Studies)


@cache
def waiting(language: str) -> Waiting:
    """What to ask about waiting."""
    return _read("waiting.toml", language, Waiting)


@cache
def telling(language: str) -> Telling:
    """How to tell the doctor."""
    return _read("telling.toml", language, Telling)


def _read(name: str, language: str, kind: type[Page]) -> Page:
    try:
        return msgspec.convert(page(__package__, name, language), kind)
    except msgspec.ValidationError as misfit:
        raise ValueError(f"content/decide/{name}: {misfit}") from misfit
