"""A packet is drawn while you wait: cold within a moment, warm at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from benchmarks.environments import python_peers
from benchmarks.measure import ROOT, PeerFailedError, exponent, measure
from benchmarks.person import record
from benchmarks.table import Line, Table

HERE = Path(__file__).parent
SIZES = (1_000, 4_000, 16_000)


def table() -> Table:
    """Three sizes of a made-up person; the peer draws the same document at the middle one."""
    lines: list[Line] = []
    findings: list[str] = []
    pages: list[int] = []
    cold: list[float] = []
    with TemporaryDirectory() as place:
        for count in SIZES:
            stored = Path(place) / f"{count}.json"
            stored.write_bytes(msgspec.json.encode(record(count)))
            first = measure([sys.executable, str(HERE / "ours" / "pack.py"), str(stored), "cold"])
            again = measure([sys.executable, str(HERE / "ours" / "pack.py"), str(stored), "warm"])
            pages.append(first.found or 1)
            cold.append(first.wall)
            size = f"{count} facts"
            figures = f"{first.found} pages  {first.wall:.2f} s cold  {again.wall:.2f} s warm  {first.peak_mb:.0f} MB"
            lines.append(Line("ours", size, figures))
            if count == SIZES[1]:
                lines.append(_peer(stored, size, first.wall, findings))
    findings.append(f"cold time grows with pages to the power {exponent(pages, cold):.2f}")
    return Table("pack", "a 60-page packet with charts in 1.5 s cold and 0.3 s warm, PDF/UA-1", lines, findings)


def _peer(stored: Path, size: str, ours: float, findings: list[str]) -> Line:
    peers = python_peers("weasyprint", ("weasyprint==70.0",))
    if peers.missing:
        return Line("WeasyPrint", size, f"not measured: {peers.missing}")
    document = stored.with_suffix(".document.json")
    writer = [sys.executable, str(HERE / "ours" / "document.py"), str(stored), str(document)]
    subprocess.run(writer, check=True, env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"})
    try:
        figure = measure([*peers.command, str(HERE / "peers" / "weasyprint_draw.py"), str(document)], runs=3)
    except PeerFailedError as failed:
        return Line("WeasyPrint", size, f"ended with an error: {failed}")
    findings.append(f"ours takes {ours / figure.wall:.2f} of WeasyPrint's time for the same document")
    return Line("WeasyPrint, PDF/UA-1", size, f"{figure.found} pages  {figure.wall:.2f} s  {figure.peak_mb:.0f} MB")
