"""The emergency page: what not to wait with, before anything else. Text and sources stand in ``stop.toml``."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TypeAlias

import msgspec

Node: TypeAlias = object
"""Any value of a TOML file."""


class Sign(msgspec.Struct, frozen=True):
    """A group of danger signs: what it may be, and the signs."""

    title: str
    signs: tuple[str, ...]


class Place(msgspec.Struct, frozen=True):
    """Where a statement is from."""

    title: str
    url: str


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
    page = tomllib.loads((files(__name__) / "stop.toml").read_text(encoding="utf-8"))
    return msgspec.convert(_in(page, language), StopPage)


def _in(node: Node, language: str) -> Node:
    """The same tree with each pair of languages replaced by the one that is asked for."""
    if isinstance(node, dict):
        if "en" in node and "es" in node:
            return node[language]
        return {key: _in(value, language) for key, value in node.items()}
    if isinstance(node, list):
        return [_in(each, language) for each in node]
    return node
