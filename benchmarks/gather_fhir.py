"""FHIR files become facts faster than any validating reader, and not far behind a bare parse."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.environments import python_peers
from benchmarks.inputs import fhir_bundles, folder
from benchmarks.measure import Figure, PeerFailedError, exponent, measure
from benchmarks.table import Line, Table

HERE = Path(__file__).parent
SIZES = (5, 20, 80)


def table() -> Table:
    """Three sizes of ours and of a bare parse; the slow peer on the smallest."""
    peers = python_peers("fhir", ("fhir.resources==8.3.0", "orjson==3.13.0"))
    lines, ours, limit = [], [], []
    findings = []
    for count in SIZES:
        with folder(fhir_bundles(), count, ".json") as place:
            ours.append(measure([sys.executable, str(HERE / "ours" / "fhir.py"), str(place)]))
            lines.append(_line("ours, to facts", ours[-1]))
            if peers.missing:
                continue
            limit.append(measure([*peers.command, str(HERE / "peers" / "orjson_parse.py"), str(place)]))
            lines.append(_line("orjson, parse only (the limit)", limit[-1]))
            if count == SIZES[0]:
                try:
                    peer = measure([*peers.command, str(HERE / "peers" / "fhir_resources.py"), str(place)], runs=3)
                    lines.append(_line("fhir.resources R4B", peer))
                    findings.append(f"ours is {ours[-1].rate / peer.rate:.1f} × fhir.resources")
                except PeerFailedError as failed:
                    findings.append(f"fhir.resources could not read these files: {failed}")
    findings.append(f"time grows with size to the power {exponent([o.work for o in ours], [o.cpu for o in ours]):.2f}")
    findings += [f"ours is {ours[-1].rate / limit[-1].rate:.2f} of a bare parse"] if limit else [peers.missing]
    return Table("gather FHIR", "60 MB or more a second of one core, from bytes to facts", lines, findings)


def _line(who: str, figure: Figure) -> Line:
    return Line(who, f"{figure.work:.1f} MB", f"{figure.rate:7.1f} MB/s  {figure.found} found  {figure.peak_mb:.0f} MB")
