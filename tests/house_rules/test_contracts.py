"""The import contracts of pyproject.toml, tried on a small made-up house: each must notice what it is there for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house_rules.repository import ROOT

FHIR = "journey/gather/fhir"
ROOMS = (
    *("cli", "content", "journey", "journey/gather", "journey/merge", "journey/pack", "paper", "ports", "record"),
    *(FHIR, f"{FHIR}/document", f"{FHIR}/facts", f"{FHIR}/whole"),
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house whose rooms are empty and in order."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    package = tmp_path / "src" / "second_opinion"
    for room in ("", *ROOMS):
        (package / room).mkdir(parents=True, exist_ok=True)
        (package / room / "__init__.py").touch()
    return package


def keeps_the_contracts(house: Path) -> bool:
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-logo", "--no-cache"],
        cwd=house.parents[1],
        env={**os.environ, "PYTHONPATH": str(house.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts:" in done.stdout or "Module" in done.stdout, done.stdout + done.stderr
    return done.returncode == 0


def test_a_house_in_order_keeps_them(house: Path) -> None:
    (house / "journey/pack/__init__.py").write_text(
        "import second_opinion.journey.merge\nimport second_opinion.record\n"
    )
    assert keeps_the_contracts(house)


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("record", "import second_opinion.ports"),
        ("journey", "import second_opinion.paper"),
        ("paper", "import second_opinion.cli"),
        ("journey/gather", "import second_opinion.journey.merge"),
        (f"{FHIR}/document", "import second_opinion.journey.gather.fhir.facts"),
        (f"{FHIR}/facts", "import second_opinion.journey.gather.fhir.whole"),
        ("journey/merge", "import socket"),
        ("record", "import random"),
    ],
)
def test_a_way_that_must_not_be_is_noticed(house: Path, room: str, line: str) -> None:
    (house / room / "__init__.py").write_text(line + "\n")
    assert not keeps_the_contracts(house)


@pytest.mark.parametrize("room", ["newsletter", "journey/dream", f"{FHIR}/dream"])
def test_a_room_that_nobody_placed_is_noticed(house: Path, room: str) -> None:
    (house / room).mkdir()
    (house / room / "__init__.py").touch()
    assert not keeps_the_contracts(house)
