"""C-CDA documents become facts, none lost, faster than any converter."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.environments import Peers, node_peers, python_peers
from benchmarks.inputs import ccda_documents, folder
from benchmarks.measure import Figure, PeerFailedError, exponent, measure
from benchmarks.table import Line, Table

HERE = Path(__file__).parent
SIZES = (25, 100, 400)


def table() -> Table:
    """Three sizes of ours and of a bare walk; the converters on the smallest, with how many documents each loses."""
    walk = python_peers("lxml", ("lxml==6.1.3",))
    lines: list[Line] = []
    ours: list[Figure] = []
    findings: list[str] = []
    for count in SIZES:
        with folder(ccda_documents(), count, ".xml") as place:
            ours.append(measure([sys.executable, str(HERE / "ours" / "ccda.py"), str(place)]))
            lines.append(_line("ours, to facts", ours[-1], count))
            if walk.command:
                limit = measure([*walk.command, str(HERE / "peers" / "lxml_walk.py"), str(place)])
                lines.append(_line("lxml, a bare walk (the limit)", limit, count))
            if count == SIZES[0]:
                for name, script, peers in _converters():
                    lines.append(_converter(name, script, peers, place, count, ours[0], findings))
    findings.append(f"time grows with size to the power {exponent([o.work for o in ours], [o.cpu for o in ours]):.2f}")
    promise = "20 MB and 200 documents or more a second of one core, none lost"
    return Table("gather C-CDA", promise, lines, findings)


def _converters() -> list[tuple[str, str, Peers]]:
    return [
        ("ccda-to-fhir", "nurra.py", python_peers("ccda-to-fhir", ("ccda-to-fhir==0.3",))),
        (
            "python-fhir-converter",
            "python_fhir_converter.py",
            python_peers("python-fhir-converter", ("python-fhir-converter==0.3.0",)),
        ),
        ("blue-button (node)", "blue_button.cjs", node_peers("blue-button", ("@amida-tech/blue-button@1.10.11",))),
    ]


def _converter(
    name: str, script: str, peers: Peers, place: Path, count: int, ours: Figure, findings: list[str]
) -> Line:
    if peers.missing:
        return Line(name, "", f"not measured: {peers.missing}")
    try:
        surroundings = {"NODE_PATH": peers.node_path} if peers.node_path else {}
        figure = measure([*peers.command, str(HERE / "peers" / script), str(place)], runs=3, environment=surroundings)
    except PeerFailedError as failed:
        return Line(name, "", f"ended with an error: {failed}")
    findings.append(
        f"ours is {ours.rate / figure.rate:.0f} × {name}, which loses {count - (figure.found or 0)} of {count}"
    )
    return _line(name, figure, count)


def _line(who: str, figure: Figure, count: int) -> Line:
    speed = f"{figure.rate:6.1f} MB/s {count / figure.cpu:7.0f} documents/s"
    return Line(who, f"{figure.work:.1f} MB", f"{speed}  {figure.found} of {count} documents  {figure.peak_mb:.0f} MB")
