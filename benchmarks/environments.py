"""The peers' own environments, made once beside the checkout and never mixed with the product's."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import ROOT

HOME = ROOT / ".peers"


@dataclass(frozen=True)
class Peers:
    """How to start a peer's script: the command before the script's name, or why it cannot be started."""

    command: tuple[str, ...] = ()
    node_path: str = ""
    missing: str = ""


def python_peers(name: str, packages: tuple[str, ...]) -> Peers:
    """An environment with exactly these packages ("name==version")."""
    place = HOME / name
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = place / "packages.txt"
    wanted = "\n".join(packages)
    if not stamp.exists() or stamp.read_text() != wanted:
        shutil.rmtree(place, ignore_errors=True)
        trouble = _run([sys.executable, "-m", "venv", str(place)]) or _run(
            [str(python), "-m", "pip", "install", "--quiet", *packages]
        )
        if trouble:
            return Peers(missing=trouble)
        stamp.write_text(wanted)
    return Peers(command=(str(python),))


def node_peers(name: str, packages: tuple[str, ...]) -> Peers:
    """A folder of npm packages; needs node and npm on the machine."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return Peers(missing="node or npm is not installed")
    place = HOME / name
    stamp = place / "packages.txt"
    wanted = "\n".join(packages)
    if not stamp.exists() or stamp.read_text() != wanted:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        trouble = _run([npm, "install", "--silent", "--prefix", str(place), *packages])
        if trouble:
            return Peers(missing=trouble)
        stamp.write_text(wanted)
    return Peers(command=(node,), node_path=str(place / "node_modules"))


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    said = (done.stderr or done.stdout).strip().splitlines()
    return said[-1] if said else f"{Path(command[0]).name} ended with {done.returncode}"
