"""A check is silenced only at one line, for one named rule, and for a reason listed in ``suppressions.toml``."""

from __future__ import annotations

import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.house_rules.repository import ROOT, python, text

SILENCER = re.compile(r"#\s*(noqa|type:\s*ignore|pyright:|mypy:|ruff:|isort:|pragma:|pylint:|nosec)", re.IGNORECASE)
SAID = re.compile(
    r"# (?:noqa: (?P<ruff>[A-Z]+\d+) -- |type: ignore\[(?P<mypy>[a-z-]+)\]  # |pyright: ignore\[(?P<pyright>\w+)\]  # )"
    r"(?P<reason>\S.*)"
)

LISTED = tomllib.loads((ROOT / "tests" / "house_rules" / "suppressions.toml").read_text(encoding="utf-8"))


def silenced(source: str) -> Iterator[tuple[int, str]]:
    """Every comment that silences a check, with its line."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and SILENCER.search(token.string):
            yield token.start[0], token.string


def reason_and_rule(comment: str) -> tuple[str, str] | None:
    """("start-up time", "PLC0415"), or None when the comment does not name one rule and one reason."""
    said = SAID.fullmatch(comment)
    return said and (said["reason"], said["ruff"] or said["mypy"] or said["pyright"])


def unexplained(path: Path, source: str) -> Iterator[str]:
    for line, comment in silenced(source):
        said = reason_and_rule(comment)
        if said is None or said[1] not in LISTED.get(said[0], {"silences": []})["silences"]:
            yield f"{path}:{line} {comment}"


def test_every_silenced_check_names_its_rule_and_a_listed_reason() -> None:
    assert [finding for path in python() for finding in unexplained(path, text(path))] == []


def test_every_listed_reason_is_still_needed() -> None:
    used = {reason_and_rule(comment) for path in python() for _, comment in silenced(text(path))}
    listed = {(reason, rule) for reason, entry in LISTED.items() for rule in entry["silences"]}
    assert listed - used == set()


def test_a_bare_silencer_an_unlisted_reason_and_a_reason_for_another_rule_are_caught() -> None:
    bad = "a = 1  # noqa\nb = 2  # noqa: E501 -- I like it\nc = 3  # noqa: S101 -- start-up time\n# pyright: basic\n"
    assert [finding.split()[0] for finding in unexplained(Path("m.py"), bad)] == [
        "m.py:1",
        "m.py:2",
        "m.py:3",
        "m.py:4",
    ]


def test_a_silencer_with_its_rule_and_a_listed_reason_is_let_pass() -> None:
    assert list(unexplained(Path("m.py"), "import typst  # noqa: PLC0415 -- start-up time\n")) == []
