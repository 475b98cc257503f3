"""Running one piece of work in a process of its own and reading what it says about itself.

A worker script is called as ``python SCRIPT INPUT`` and prints one JSON object: ``cpu`` (seconds of processor time for
the work alone, imports and warm-up left out), ``work`` (how much was done, in the promise's unit), and, if it counts
something that must not be lost, ``found``.
"""

from __future__ import annotations

import json
import math
import os
import resource
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5


@dataclass(frozen=True)
class Figure:
    """The median of several runs: CPU and wall seconds, units of work, peak memory in MB, and what was found."""

    cpu: float
    wall: float
    work: float
    peak_mb: float
    found: int | None = None
    runs: int = 0

    @property
    def rate(self) -> float:
        """Units of work for each second of processor time."""
        return self.work / self.cpu if self.cpu else math.inf


class PeerFailedError(Exception):
    """A piece of work ended badly; the message is its own last line."""


def measure(command: Sequence[str], *, runs: int = RUNS, environment: Mapping[str, str] | None = None) -> Figure:
    """The median figure of that many runs of a worker script. Raises PeerFailedError when one of them fails."""
    reports = [_once(command, environment or {}) for _ in range(runs)]
    return Figure(
        cpu=statistics.median(report["cpu"] for report in reports),
        wall=statistics.median(report["wall"] for report in reports),
        work=reports[0]["work"],
        peak_mb=statistics.median(report["peak_mb"] for report in reports),
        found=int(reports[0]["found"]) if "found" in reports[0] else None,
        runs=runs,
    )


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """How time grows with size: 1 is in proportion, 2 with the square (slope of the logarithms, least squares)."""
    across = [math.log(size) for size in sizes]
    up = [math.log(max(second, 1e-9)) for second in seconds]
    middle_across, middle_up = statistics.fmean(across), statistics.fmean(up)
    spread = sum((x - middle_across) ** 2 for x in across)
    return sum((x - middle_across) * (y - middle_up) for x, y in zip(across, up, strict=True)) / spread


def _once(command: Sequence[str], environment: Mapping[str, str]) -> dict[str, float]:
    before = os.times()
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    surroundings = {**os.environ, "PYTHONPATH": path, **environment}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)
    after = os.times()
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise PeerFailedError(said[-1] if said else f"ended with {done.returncode}")
    report: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    whole = (after.children_user + after.children_system) - (before.children_user + before.children_system)
    report.setdefault("cpu", whole)
    report.setdefault("wall", after.elapsed - before.elapsed)
    report.setdefault("peak_mb", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
    return report
