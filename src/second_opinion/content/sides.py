"""English and Spanish side by side: every pair of languages in a page of statements, read in one of them.

A pair is a table with ``en`` and ``es`` and whatever they hold; the pages themselves are TOML.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TypeAlias

import msgspec

Node: TypeAlias = object
"""Any value of a TOML file."""


class Place(msgspec.Struct, frozen=True):
    """Where a statement is from: what it is called, the section it stands in, where to read it, and its own date."""

    title: str
    url: str = ""
    place: str = ""
    dated: str = ""


def page(package: str, name: str, language: str) -> Node:
    """A TOML file beside the code of a package, in a language ("en", "es"). Raises KeyError for another language."""
    return in_language(tomllib.loads((files(package) / name).read_text(encoding="utf-8")), language)


def in_language(node: Node, language: str) -> Node:
    """The same tree with each pair of languages replaced by the one that is asked for."""
    if isinstance(node, dict):
        if "en" in node and "es" in node:
            return node[language]
        return {key: in_language(value, language) for key, value in node.items()}
    if isinstance(node, list):
        return [in_language(each, language) for each in node]
    return node
