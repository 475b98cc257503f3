"""Values of one test through time: the rows of the trend tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import isfinite

from second_opinion.journey.pack.values import amount_text, limits, outside, unit_key, unit_text
from second_opinion.ports.paper import Line, Point
from second_opinion.record import Concept, Observation, PartialDate, Quantity
from second_opinion.record.codes import LOINC

_TOO_LONG_FOR_A_CELL = 48


@dataclass(slots=True)
class Series:
    """One test in one unit, oldest first. ``panel`` is the panel of its latest value."""

    name: str
    unit: str
    facts: list[Observation] = field(default_factory=list[Observation])
    panel: str = ""

    @property
    def latest(self) -> Observation:
        """The newest value."""
        return self.facts[-1]

    @property
    def numeric(self) -> list[Observation]:
        """The dated values that are numbers."""
        return [fact for fact in self.facts if number_of(fact) is not None and when(fact) is not None]


def when(fact: Observation) -> PartialDate | None:
    """When it was taken, else when it was written down."""
    return fact.when.first or fact.recorded


def number_of(fact: Observation) -> float | None:
    """The value as a number for drawing, or None."""
    if not isinstance(fact.value, Quantity) or fact.value.number is None:
        return None
    number = float(fact.value.number)
    return number if isfinite(number) else None


def is_long(fact: Observation) -> bool:
    """True for a result in words that no cell of a table holds."""
    match fact.value:
        case str(text) | Concept(text=text):
            return len(text) > _TOO_LONG_FOR_A_CELL or "\n" in text
        case _:
            return False


def series_of(facts: Iterable[Observation], panels: dict[str, str] | None = None) -> list[Series]:
    """Group values by test and unit: units are never mixed in one row. ``panels`` names a panel by fact id."""
    known = list(facts)
    tests = _tests(known)
    found: dict[tuple[str, str], Series] = {}
    units: dict[str, str] = {}
    for fact in known:
        unit = unit_text(fact.value) if isinstance(fact.value, Quantity) else ""
        test = tests(fact)
        # A result in words ("< detection", "see note") joins the row of its test's only unit.
        key = unit_key(unit) if unit else units.setdefault(test, "")
        one = found.get((test, key))
        if one is None:
            one = found[test, key] = Series(fact.label, unit)
            units[test] = key
        one.facts.append(fact)
    for one in found.values():
        _finish(one, panels or {})
    return list(found.values())


def _tests(facts: Sequence[Observation]) -> Callable[[Observation], str]:
    """What test a value is of: its LOINC code; without one, the only code that others of its name have."""
    codes: dict[str, set[str]] = {}
    for fact in facts:
        if code := fact.code.code_in(LOINC):
            codes.setdefault(fact.label.casefold(), set()).add(code)

    def test(fact: Observation) -> str:
        name = fact.label.casefold()
        shared = codes.get(name, ())
        return fact.code.code_in(LOINC) or (next(iter(shared)) if len(shared) == 1 else name)

    return test


def line_of(facts: Sequence[Observation], name: str = "") -> Line:
    """The points of a chart."""
    points: list[Point] = []
    for fact in facts:
        moment, number, mark = when(fact), number_of(fact), outside(fact)
        if moment is not None and number is not None:
            shown = amount_text(fact.value) if isinstance(fact.value, Quantity) else ""
            points.append(Point(moment.day, number, shown, "" if mark == "abnormal" else mark))
    return Line(tuple(points), name)


def band_of(fact: Observation) -> tuple[float | None, float | None]:
    """The reference range of a value as numbers in its own unit, when it has just one."""
    if not isinstance(fact.value, Quantity) or len(fact.ranges) != 1:
        return None, None
    low, high = limits(fact.ranges[0], fact.value)
    return None if low is None else float(low), None if high is None else float(high)


def _finish(one: Series, panels: dict[str, str]) -> None:
    one.facts.sort(key=_in_time)
    latest = one.latest
    one.name = latest.label or one.name
    one.unit = one.unit or (unit_text(latest.value) if isinstance(latest.value, Quantity) else "")
    one.panel = next((name for fact in reversed(one.facts) if (name := fact.panel or panels.get(fact.id, ""))), "")


def _in_time(fact: Observation) -> str:
    moment = when(fact)
    return moment.value if moment is not None else ""
