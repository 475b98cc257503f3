"""Every promise of the README has its tests, named in SECURITY.md, and they are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house_rules.repository import ROOT, files, text

SECTION = re.compile(r"^## What you can count on\n(.*?)^(?!- |  )\S", re.MULTILINE | re.DOTALL)
PROMISE = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
ROW = re.compile(r"^\| \*\*(.+?)\*\* \| (.+?) \|$", re.MULTILINE)
TEST = re.compile(r"`([^`]+)`")


def promises(readme: str) -> list[str]:
    """What stands in bold in that section."""
    section = SECTION.search(readme)
    return [each.replace("\n", " ") for each in PROMISE.findall(section[1])] if section else []


def named_tests(security: str) -> dict[str, list[str]]:
    """The tests that SECURITY.md names for each promise."""
    return {promise: TEST.findall(named) for promise, named in ROW.findall(security)}


def unkept(readme: str, security: str) -> Iterator[str]:
    """Promises without a test, and tests that are not there."""
    named = named_tests(security)
    yield from (f"no test for: {promise}" for promise in promises(readme) if not named.get(promise))
    for path, _, test in (each.partition("::") for tests_of in named.values() for each in tests_of):
        if Path(path) not in files() or (test and f"def {test}(" not in text(Path(path))):
            yield f"no such test: {path}::{test}"


def test_every_promise_of_the_readme_names_its_test() -> None:
    readme, security = (ROOT / name for name in ("README.md", "SECURITY.md"))
    assert len(promises(readme.read_text(encoding="utf-8"))) >= 8
    assert list(unkept(readme.read_text(encoding="utf-8"), security.read_text(encoding="utf-8"))) == []


def test_a_promise_without_a_test_and_a_test_that_is_gone_are_noticed() -> None:
    readme = "## What you can count on\n\n- **It flies.** High.\n- **It swims.**\n\nMore.\n"
    security = "| **It swims.** | `tests/conftest.py::test_swims` |\n"
    assert list(unkept(readme, security)) == [
        "no test for: It flies.",
        "no such test: tests/conftest.py::test_swims",
    ]
