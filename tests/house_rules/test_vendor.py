"""Other people's files are the ones their makers published: named, versioned, licensed, and unchanged to the byte."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.house_rules.repository import SOURCE

VENDOR = SOURCE / "vendor"
MANIFEST = tomllib.loads((VENDOR / "MANIFEST.toml").read_text(encoding="utf-8"))
OURS = {"MANIFEST.toml", "bring.py", "style.py", "style/_palette.scss", "style/subset.scss"}
FREE_LICENCES = {"Apache-2.0", "BSD-3-Clause", "CC0-1.0", "MIT", "OFL-1.1"}
"""SPDX names of licences that let everybody pass the program on."""


def faults(folder: Path, manifest: dict[str, Any]) -> Iterator[str]:
    """What differs between the files in a folder and what its manifest says of them."""
    listed = {
        file["to"]: file["sha256"]
        for package in manifest["package"]
        for file in (*package["file"], *package.get("built", ()))
    }
    for package in manifest["package"]:
        if not package.get("version") or package.get("licence") not in FREE_LICENCES:
            yield f"{package['name']}: version or licence"
    here = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and ours(path)}
    yield from (f"{name}: not listed" for name in sorted(here - set(listed) - OURS))
    for name, expected in listed.items():
        if name not in here or hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
            yield f"{name}: not the listed file"


def ours(path: Path) -> bool:
    return "__pycache__" not in path.parts


def test_every_vendored_file_is_the_one_its_maker_published() -> None:
    assert list(faults(VENDOR, MANIFEST)) == []


def test_every_vendored_package_brings_its_licence_text() -> None:
    named = {package["name"] for package in MANIFEST["package"]}
    texts = {
        package["name"]
        for package in MANIFEST["package"]
        if any("LICEN" in file["from"].upper() or "OFL" in file["from"].upper() for file in package["file"])
    }
    assert named - texts == set()


def test_a_changed_an_unlisted_and_an_unlicensed_file_are_caught(tmp_path: Path) -> None:
    (tmp_path / "font.ttf").write_bytes(b"changed")
    (tmp_path / "stray.js").write_bytes(b"")
    entry = {"to": "font.ttf", "sha256": hashlib.sha256(b"published").hexdigest()}
    manifest = {"package": [{"name": "font", "version": "1", "licence": "unknown", "file": [entry]}]}
    assert list(faults(tmp_path, manifest)) == [
        "font: version or licence",
        "stray.js: not listed",
        "font.ttf: not the listed file",
    ]
