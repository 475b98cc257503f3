"""The program is there at once: the command line, and the first page in the browser."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from benchmarks.measure import ROOT, Figure, measure
from benchmarks.table import Line, Table

LAUNCHER = str(ROOT / "second-opinion")
BY_HAND = Path(__file__).parent / "ours" / "command.py"
FIRST_PAGE = Path(__file__).parent / "ours" / "first_page.py"
MOST_FOR_HELP, MOST_FOR_A_PAGE = 0.3, 1.5


def table() -> Table:
    """``--help`` through the launcher, against the interpreter that starts and does nothing; and a fresh server."""
    bare = measure([sys.executable, str(BY_HAND), sys.executable, "-c", "pass"])
    shell = measure([sys.executable, str(BY_HAND), shutil.which("true") or "true"])
    lines = [
        Line("a process that does nothing", "", _said(shell)),
        Line("the interpreter's own start", "", _said(bare)),
    ]
    findings = []
    for words in (["--version"], ["--help"], ["packet", "--help"]):
        ours = measure([sys.executable, str(BY_HAND), LAUNCHER, *words])
        lines.append(Line(f"./second-opinion {' '.join(words)}", "", _said(ours)))
        findings.append(f"{' '.join(words)}: {ours.wall / bare.wall:.1f} × the interpreter's own start")
        if words == ["--help"]:
            findings.append(f"--help in {MOST_FOR_HELP} s: {_verdict(ours.wall, MOST_FOR_HELP)}")
    page = measure([sys.executable, str(FIRST_PAGE), LAUNCHER])
    figures = f"{_said(page)}, {page.cpu:.3f} s of processor time"
    lines.append(Line("./second-opinion, until the first page is there", "", figures))
    findings.append(f"the first page in {MOST_FOR_A_PAGE} s: {_verdict(page.wall, MOST_FOR_A_PAGE)}")
    promise = f"--help in {MOST_FOR_HELP} s, a fresh process to the first page answered in {MOST_FOR_A_PAGE} s"
    return Table("start", promise, lines, findings)


def _said(figure: Figure) -> str:
    return f"{figure.wall:.3f} s"


def _verdict(seconds: float, most: float) -> str:
    return "kept" if seconds <= most else "MISSED"
