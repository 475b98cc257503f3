"""The command line answers at once."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from benchmarks.measure import ROOT, measure
from benchmarks.table import Line, Table

LAUNCHER = str(ROOT / "second-opinion")
BY_HAND = Path(__file__).parent / "ours" / "command.py"


def table() -> Table:
    """``--help`` through the launcher, against the interpreter that starts and does nothing."""
    bare = measure([sys.executable, str(BY_HAND), sys.executable, "-c", "pass"])
    shell = measure([sys.executable, str(BY_HAND), shutil.which("true") or "true"])
    lines = [
        Line("a process that does nothing", "", f"{shell.wall:.3f} s"),
        Line("the interpreter's own start", "", f"{bare.wall:.3f} s"),
    ]
    findings = []
    for words in (["--version"], ["--help"], ["packet", "--help"]):
        ours = measure([sys.executable, str(BY_HAND), LAUNCHER, *words])
        lines.append(Line(f"./second-opinion {' '.join(words)}", "", f"{ours.wall:.3f} s"))
        findings.append(f"{' '.join(words)}: {ours.wall / bare.wall:.1f} × the interpreter's own start")
    return Table("start", "the command line answers --help in 0.3 s or less", lines, findings)
