"""The repository stands on its own: no path or host of the place where it is written, and no note to finish later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house_rules.repository import ROOT, files

# A tilde splits each word, so that this page does not catch itself.
WORDS = (
    r"(?<![\w.~-])/wo~rk/",
    r"(?<![\w.~-])/tm~p\b",
    r"(?<![\w.~-])/ro~ot/",
    r"\.libr~ary/",
    r"\bpy~pi\.org",
    r"\bfiles\.python~hosted",
    r"\bregistry\.npm~js",
    r"\bdeb\.deb~ian",
    r"\b(?:TO~DO|FIX~ME|HA~CK|X~XX)\b",
)
FORBIDDEN = re.compile("|".join(re.sub(r"(?<=\w)~(?=\w)", "", word) for word in WORDS))


def mentions(path: Path, content: str) -> Iterator[str]:
    """Forbidden words in a file; lock files are what the package managers write, and checked by their own rule."""
    if path.suffix != ".lock":
        for number, line in enumerate(content.splitlines(), 1):
            yield from (f"{path}:{number} {found[0]}" for found in FORBIDDEN.finditer(line))


def readable(path: Path) -> str:
    """The text of a file; "" for pictures, fonts and the like."""
    content = (ROOT / path).read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", "replace")


def test_nothing_mentions_the_place_where_it_was_written_or_unfinished_work() -> None:
    assert [finding for path in files() for finding in mentions(path, readable(path))] == []


@pytest.mark.parametrize("word", ["/wo~rk/main", "in /tm~p", "/ro~ot/x", "https://py~pi.org/simple", "# TO~DO: x"])
def test_a_forbidden_word_is_caught(word: str) -> None:
    assert len(list(mentions(Path("README.md"), f"see {word.replace('~', '')}"))) == 1


def test_locks_may_name_the_public_index_and_home_folders_are_no_workplace() -> None:
    assert list(mentions(Path("uv.lock"), "https://py~pi.org/simple".replace("~", ""))) == []
    assert list(mentions(Path("README.md"), "~/work/records and ./tmp/x and hacks")) == []
