"""A million facts from four overlapping sources become one record while you get a glass of water."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import exponent, measure
from benchmarks.table import Line, Table

HERE = Path(__file__).parent / "ours"
SIZES = (10_000, 100_000, 1_000_000)


def table() -> Table:
    """Three sizes of ours and of sorting the same keys."""
    lines, ours, limit = [], [], []
    for count in SIZES:
        runs = 5 if count < SIZES[-1] else 3
        ours.append(measure([sys.executable, str(HERE / "merge.py"), str(count)], runs=runs))
        limit.append(measure([sys.executable, str(HERE / "sorting.py"), str(count)], runs=runs))
        figures = f"{ours[-1].wall:.2f} s  {ours[-1].found} facts left  {ours[-1].peak_mb:.0f} MB"
        lines.append(Line("ours", f"{count:,}", figures))
        lines.append(Line("sorting the same keys (the limit)", f"{count:,}", f"{limit[-1].wall:.2f} s"))
    findings = [
        f"time grows with size to the power {exponent(SIZES, [figure.cpu for figure in ours]):.2f}",
        f"ours takes {ours[-1].cpu / limit[-1].cpu:.1f} × the time of sorting the keys",
    ]
    return Table("merge", "1,000,000 facts from four sources in 20 s or less and 2 GB or less", lines, findings)
