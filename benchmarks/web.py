"""A page costs the same whether the record is small or large."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from benchmarks.measure import ROOT
from benchmarks.table import Line, Table

PROGRAM = "import django; django.setup(); from benchmarks.ours.pages import main; main({count})"
SMALL, LARGE = 50, 50_000
MOST, MOST_TIMES = 25.0, 1.5


def table() -> Table:
    """Processor time of each page at both sizes."""
    small, large = _pages(SMALL), _pages(LARGE)
    lines = [
        Line(name, f"{LARGE} facts", f"{large[name]:6.1f} ms  {large[name] / max(small[name], 0.1):4.1f} × of {SMALL}")
        for name in large
    ]
    slow = [name for name in large if large[name] > MOST]
    grown = [name for name in large if large[name] > MOST_TIMES * small[name]]
    findings = [
        f"over {MOST:.0f} ms: {', '.join(slow) or 'none'}",
        f"over {MOST_TIMES} × the small record: {', '.join(grown) or 'none'}",
    ]
    promise = "each page in 25 ms of processor time, and 1.5 × of the same page with 50 facts"
    return Table("web", promise, lines, findings)


def _pages(count: int) -> dict[str, float]:
    ours = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "DJANGO_SETTINGS_MODULE": "second_opinion.start.settings"}
    command = [sys.executable, "-c", PROGRAM.format(count=count)]
    done = subprocess.run(command, check=True, capture_output=True, env={**os.environ, **ours})
    found: dict[str, float] = json.loads(done.stdout)
    return found
