"""A statement about medicine, law or money has a source, the day it was checked, and both languages side by side."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tests.house_rules.repository import ROOT, files

CONTENT = Path("src/second_opinion/content")
INVENTED = CONTENT / "family"
"""A made-up story says nothing about the world, so it needs no source."""
STATEMENTS = [
    path
    for path in files()
    if path.suffix == ".toml" and path.is_relative_to(CONTENT) and not path.is_relative_to(INVENTED)
]
LANGUAGES = {"en", "es"}


def faults(path: Path, page: dict[str, Any]) -> Iterator[str]:
    """What a page of statements lacks."""
    if not page.get("sources") or not all(cited(source) for source in page["sources"]):
        yield f"{path}: sources, each with a title and a place to read it"
    if not isinstance(page.get("checked"), date):
        yield f"{path}: checked, the day somebody held it against its sources"
    if not page.get("reviewed"):
        yield f"{path}: reviewed, by whom, or that nobody has yet"
    yield from (f"{path}: {place} in one language only" for place in one_sided(page, "page"))


def cited(source: object) -> bool:
    return isinstance(source, dict) and bool(source.get("title")) and bool(source.get("url") or source.get("place"))


def one_sided(node: object, place: str) -> Iterator[str]:
    """Where one language stands without the other."""
    if isinstance(node, dict):
        if len(LANGUAGES & node.keys()) == 1:
            yield place
        for key, value in node.items():
            yield from one_sided(value, f"{place}.{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from one_sided(value, f"{place}[{number}]")


def test_every_statement_is_cited_checked_and_in_both_languages() -> None:
    pages = [(path, tomllib.loads((ROOT / path).read_text(encoding="utf-8"))) for path in STATEMENTS]
    assert [fault for path, page in pages for fault in faults(path, page)] == []


def test_a_statement_without_source_date_or_spanish_is_caught() -> None:
    assert list(faults(Path("dose.toml"), {"sources": [{"title": "x"}], "checked": "2026", "rule": {"en": "One"}})) == [
        "dose.toml: sources, each with a title and a place to read it",
        "dose.toml: checked, the day somebody held it against its sources",
        "dose.toml: reviewed, by whom, or that nobody has yet",
        "dose.toml: page.rule in one language only",
    ]


def test_a_cited_statement_in_both_languages_is_let_pass() -> None:
    page = {
        "sources": [{"title": "45 CFR 164.524", "place": "(b)(2)"}],
        "checked": date(2026, 11, 23),
        "reviewed": "not yet by a lawyer",
        "rule": {"en": "30 days", "es": "30 días"},
    }
    assert list(faults(Path("access.toml"), page)) == []
