"""A name says what is inside. These say nothing, so everything ends up in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.house_rules.repository import files

SAY_NOTHING = {"common", "helper", "helpers", "misc", "shared", "tools", "util", "utils"}


def names_that_say_nothing(path: Path) -> Iterator[str]:
    if path.parts[0] in {"src", "tests", "benchmarks"}:
        yield from (str(path) for part in path.with_suffix("").parts if part.strip("_") in SAY_NOTHING)


def test_every_package_and_module_has_a_name_that_says_what_is_inside() -> None:
    assert [finding for path in files() for finding in names_that_say_nothing(path)] == []


def test_a_helpers_module_and_a_common_package_are_caught() -> None:
    bad = [Path("src/second_opinion/record/helpers.py"), Path("src/second_opinion/common/dates.py")]
    assert [finding for path in bad for finding in names_that_say_nothing(path)] == [str(path) for path in bad]
