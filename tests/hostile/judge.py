"""What must hold after any gathering of hostile files. Each finding is a sentence; none means it held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from second_opinion.outside.confinement import MEMORY
from tests.hostile.inputs import CANARY, Hostile
from tests.hostile.run import FileReport, Report

OWN_MEMORY = 600 << 20
"""The program itself holds every answer of the pile, and nothing of the files."""

INNOCENT = Hostile("000-innocent.txt", b"Dear Dr. Osei, this letter came with bad company.", ("read",), facts=1)


def findings(report: Report, hostile: Sequence[Hostile]) -> Iterator[str]:
    """What went wrong."""
    by_name: dict[str, FileReport] = {file.name: file for file in report.files}
    for expected in hostile:
        ended = by_name.get(expected.name)
        if ended is None:
            yield f"{expected.name} never ended"
        else:
            yield from _about(expected, ended, _facts(report, expected.name))
    yield from (f"{file.name}: {file.reason}" for file in report.files if "Our program failed" in file.reason)
    yield from (f"reached out: {what}" for what in report.reached)
    if CANARY in report.said:
        yield "a secret file was read"
    if report.worker_memory > MEMORY:
        yield f"a worker held {report.worker_memory >> 20} MiB"
    if report.own_memory > OWN_MEMORY:
        yield f"the program held {report.own_memory >> 20} MiB"


def _about(expected: Hostile, ended: FileReport, facts: int) -> Iterator[str]:
    if ended.ending not in expected.endings:
        yield f"{expected.name} ended {ended.ending}: {ended.reason}"
    if ended.ending != "read" and not ended.reason:
        yield f"{expected.name} ended {ended.ending} without a reason"
    if facts < expected.facts:
        yield f"{expected.name} kept {facts} facts of {expected.facts}"


def _facts(report: Report, name: str) -> int:
    """The facts of a file and of what is in it; a copy of something counts as what it is a copy of."""
    found = [file for file in report.files if file.name == name or file.name.startswith(f"{name} › ")]
    return sum(max(file.facts, int(file.reason.startswith("The same file as "))) for file in found)
