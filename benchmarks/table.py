"""What a benchmark prints: one line for each measurement, and below them what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    """One measurement: who was measured, on what size, the figures as they are to be read."""

    who: str
    size: str
    figures: str


@dataclass(frozen=True)
class Table:
    """One promise: its words, its lines, and what follows from them ("ours is 11 × the peer")."""

    job: str
    promise: str
    lines: Sequence[Line] = ()
    findings: Sequence[str] = field(default=())

    def __str__(self) -> str:
        wide = max((len(line.who) for line in self.lines), default=0)
        broad = max((len(line.size) for line in self.lines), default=0)
        body = [f"  {line.who:<{wide}}  {line.size:>{broad}}  {line.figures}" for line in self.lines]
        return "\n".join([f"{self.job}: {self.promise}", *body, *(f"  → {found}" for found in self.findings)])
