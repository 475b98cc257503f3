"""A page costs the same whether the record is small or large, also with twenty people at it."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from tempfile import TemporaryDirectory
from typing import Any, Self, TypeVar

import msgspec

from benchmarks.inputs import SAMPLES
from benchmarks.measure import ROOT, PeerFailedError, exponent
from benchmarks.table import Line, Table

PROGRAM = "import django; django.setup(); from benchmarks.ours.pages import make, look; {work}"
SIZES = (50, 5_000, 50_000)
ROUNDS = 9
MOST, MOST_TIMES, MOST_SECONDS = 25.0, 1.5, 0.2
T = TypeVar("T")
CROWD, PEOPLE = "twenty people", 20


def table() -> Table:
    """Processor time of each page at three sizes, with its growth; and how long pages take to come with many people."""
    counts = [*SIZES, *([0] if (SAMPLES / "fhir" / "synthea").exists() else [])]
    with ExitStack() as opened:
        places = [opened.enter_context(TemporaryDirectory()) for _ in counts]
        made = [_made(place, count) for place, count in zip(places, counts, strict=True)]
        lookers = [opened.enter_context(_Looker(place)) for place in places]
        pages = _pages(lookers)
        crowd = lookers[len(SIZES) - 1].crowd()
    lines = [Line("milliseconds of processor time", f"{'  '.join(f'{size:>7,}' for size in SIZES)}", "")]
    lines += [_line(name, taken[: len(SIZES)]) for name, taken in pages.items()]
    lines += [*_crowd(crowd), _gathered(made[: len(SIZES)])]
    if len(counts) > len(SIZES):
        lines += _family(made[-1]["facts"], {name: (taken[0], taken[-1]) for name, taken in pages.items()})
    times = f"{MOST_TIMES} × of the same page with {SIZES[0]} facts"
    crowded = f"{PEOPLE} people: p95 {MOST_SECONDS * 1000:.0f} ms"
    promise = f"each page in {MOST:.0f} ms of processor time, {times}; {crowded}"
    return Table("web", promise, lines, _findings(pages, crowd))


def _made(place: str, count: int) -> dict[str, Any]:
    """A binder, made by one process and looked at by another, as on the next day."""
    done = subprocess.run(
        _command(f"make({place!r}, {count})"), check=True, stdout=subprocess.PIPE, env=in_our_surroundings()
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _pages(lookers: Sequence[_Looker]) -> dict[str, list[float]]:
    """The median of each page for each looker. They look in turn: the machine is as busy for one as for another."""
    taken = {
        name: [[looker.milliseconds(name) for looker in lookers] for _ in range(ROUNDS)] for name in lookers[0].pages
    }
    return {
        name: [statistics.median(column[1:]) for column in zip(*rounds, strict=True)] for name, rounds in taken.items()
    }


class _Looker:
    """A process that opens pages of one binder when asked."""

    def __init__(self, place: str) -> None:
        command = _command(f"look({place!r})")
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=in_our_surroundings()
        )
        self.pages = self._answer(list[str])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def milliseconds(self, name: str) -> float:
        """The processor time of a page, by its name."""
        print(name, file=self._process.stdin, flush=True)
        return self._answer(float)

    def crowd(self) -> dict[str, list[float]]:
        """Let the people in. The seconds of each answer they got, by page."""
        print(CROWD, file=self._process.stdin, flush=True)
        return self._answer(dict[str, list[float]])

    def _answer(self, kind: type[T]) -> T:
        said = self._process.stdout.readline() if self._process.stdout else ""
        if not said:
            raise PeerFailedError("a process that opens pages ended")
        return msgspec.json.decode(said, type=kind)


def _command(work: str) -> list[str]:
    return [sys.executable, "-c", PROGRAM.format(work=work)]


def in_our_surroundings() -> dict[str, str]:
    """The environment of a process that opens our pages."""
    ours = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "DJANGO_SETTINGS_MODULE": "second_opinion.start.settings"}
    return {**os.environ, **ours}


def _line(name: str, taken: list[float]) -> Line:
    figures = "  ".join(f"{each:7.1f}" for each in taken)
    times = taken[-1] / taken[0] if taken[0] else 0.0
    power = f"  power {exponent(SIZES, taken):5.2f}" if all(taken) else ""
    return Line(name, figures, f"{times:4.1f} ×{power}")


def _crowd(taken: Mapping[str, list[float]]) -> list[Line]:
    """The slowest pages with twenty people, and all of them together."""
    worst = sorted(taken, key=lambda name: -_p95(taken[name]))[:3]
    everything = [each for found in taken.values() for each in found]
    lines = [Line(f"{PEOPLE} people, all pages", f"{len(everything)} pages", f"p95 {_p95(everything) * 1000:.0f} ms")]
    return lines + [Line(f"{PEOPLE} people, {name}", "", f"p95 {_p95(taken[name]) * 1000:.0f} ms") for name in worst]


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1] if len(taken) > 1 else sum(taken)


def _gathered(told: list[dict[str, Any]]) -> Line:
    seconds = "  ".join(f"{each['gathered']:6.2f}s" for each in told)
    waited = told[-1]["waited"]
    return Line("gathered into the binder", seconds, f"somebody who saves meanwhile waits {waited:.2f} s at most")


def _family(facts: list[int], pages: Mapping[str, tuple[float, float]]) -> list[Line]:
    head = f"facts of each person: {', '.join(map(str, facts))}; each page of the largest"
    lines = [Line("the made-up family and the largest sample person in one binder", "", head)]
    return lines + [
        Line(f"both: {name}", f"{ms:7.1f}", f"{ms / small:4.1f} × of {SIZES[0]} facts" if small else "")
        for name, (small, ms) in pages.items()
    ]


def _findings(pages: Mapping[str, list[float]], crowd: Mapping[str, list[float]]) -> list[str]:
    large = len(SIZES) - 1
    slow = [name for name, taken in pages.items() if taken[large] > MOST]
    grown = [name for name, taken in pages.items() if taken[0] and taken[large] > MOST_TIMES * taken[0]]
    p95 = _p95([each for found in crowd.values() for each in found])
    return [
        f"{MOST:.0f} ms a page: {_verdict(slow)}",
        f"{MOST_TIMES} × the small record: {_verdict(grown)}",
        f"p95 of {MOST_SECONDS * 1000:.0f} ms with {PEOPLE} people: {'kept' if p95 <= MOST_SECONDS else 'MISSED'}",
    ]


def _verdict(over: list[str]) -> str:
    return f"MISSED by {', '.join(over)}" if over else "kept"
