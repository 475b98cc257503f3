"""The emergency page: what not to wait with, before anything else. Text and sources stand in ``stop.toml``."""

from __future__ import annotations

from datetime import date
from functools import cache

import msgspec

from second_opinion.content.sides import Place, page


class Sign(msgspec.Struct, frozen=True):
    """A group of danger signs: what it may be, and the signs."""

    title: str
    signs: tuple[str, ...]


class StopPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page in one language. ``reviewed`` says by whom, or that nobody has yet."""

    title: str
    lead: str
    call: str
    now: str
    emergency: tuple[Sign, ...]
    crisis_title: str
    crisis: tuple[str, ...]
    wait_title: str
    wait: tuple[str, ...]
    limits: str
    reviewed: str
    checked: date
    sources: tuple[Place, ...]


@cache
def stop_page(language: str) -> StopPage:
    """The emergency page in a language ("en", "es"). Raises KeyError for another."""
    return msgspec.convert(page(__name__, "stop.toml", language), StopPage)
