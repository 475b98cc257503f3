"""The small run of every programme, and of its control, which must find something."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.programmes.__main__ import MEMORY
from tests.programmes.table import PROGRAMMES, Programme

OURS = [each for each in PROGRAMMES if each.controls]


@pytest.fixture
def place() -> Iterator[Path]:
    """In memory where the system has such a place: what a real disk does is not what is looked at."""
    with tempfile.TemporaryDirectory(prefix="programme-", dir=MEMORY if MEMORY.is_dir() else None) as made:
        yield Path(made)


CONTROLS = [(each, name, number) for each in OURS for name, number in each.controls]


@pytest.mark.parametrize("programme", OURS, ids=lambda each: each.name)
def test_nothing_goes_wrong(programme: Programme, place: Path) -> None:
    found = programme.run(programme.small, 1, place, "")
    assert found.wrong == ()
    assert found.tried >= programme.small


@pytest.mark.parametrize(
    ("programme", "control", "number"), CONTROLS, ids=lambda each: getattr(each, "name", str(each))
)
def test_what_goes_wrong_is_seen(programme: Programme, control: str, number: int, place: Path) -> None:
    assert programme.run(number, 2, place, control).wrong != ()
