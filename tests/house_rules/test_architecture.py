"""ARCHITECTURE.md is the map: every room that exists stands on it as built, and no room that does not."""

from __future__ import annotations

import re
from pathlib import Path

from tests.house_rules.repository import SOURCE, text

MAP = text(Path("ARCHITECTURE.md"))
NOT_PACKAGES = {"locale", "vendor"}
"""Folders of the program that hold no code; the map names them below the table of layers."""


def table(page: str, heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its head."""
    below = page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip("| ").split(" | ") for line in below.splitlines() if line.startswith("|")]
    return rows[2:]


def layers_on_the_map(page: str) -> dict[str, bool]:
    """Each package in the table of layers, and whether the map says it is built."""
    rows = table(page, "The layers")
    first = {name: not later for _, cell, _ in rows for name, later in re.findall(r"`(\w+)`( \(later\))?", cell)}
    also = {name: not later for *_, cell in rows for name, later in re.findall(r"`(\w+)` (\(later\))", cell)}
    return {**also, **first}


def steps_on_the_map(page: str) -> dict[str, bool]:
    """Each step in the table of the journey, and whether the map says it is built."""
    return {step: built != "not yet" for step, _, built in table(page, "The journey")}


def rooms(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_dir() and path.name not in {"__pycache__", *NOT_PACKAGES}}


def test_the_layers_that_exist_are_the_ones_the_map_says_are_built() -> None:
    assert rooms(SOURCE) == {name for name, built in layers_on_the_map(MAP).items() if built}


def test_the_steps_that_exist_are_the_ones_the_map_says_are_built() -> None:
    assert rooms(SOURCE / "journey") == {name for name, built in steps_on_the_map(MAP).items() if built}


def test_every_folder_without_code_is_explained_on_the_map() -> None:
    there = {path.name for path in SOURCE.iterdir() if path.name in NOT_PACKAGES}
    assert {name for name in there if f"`{name}`" not in MAP} == set()


def test_the_map_is_read_as_a_person_reads_it() -> None:
    page = """# A
## The journey
| step | need | built |
|---|---|---|
| find | Who? | not yet |
| merge | One. | yes |
## The layers
| layer | package | what |
|---|---|---|
| 7 | `start` (later) | wires |
| 6 | `cli` | `web` (later) too |
"""
    assert steps_on_the_map(page) == {"find": False, "merge": True}
    assert layers_on_the_map(page) == {"start": False, "cli": True, "web": False}
