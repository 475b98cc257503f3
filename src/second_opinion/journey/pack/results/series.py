"""Values of one test through time: the rows of the trend tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import inf, isfinite

from second_opinion.journey.pack.wording.names import plain
from second_opinion.journey.pack.wording.values import (
    amount_text,
    converted,
    dimension,
    limits,
    outside,
    unit_key,
    unit_text,
)
from second_opinion.ports.paper import Line, Point
from second_opinion.record import Concept, Observation, PartialDate, Quantity
from second_opinion.record.codes import LOINC

_TOO_LONG_FOR_A_CELL = 48


@dataclass(slots=True)
class Series:
    """One test, oldest first. ``unit`` is the one that most of its values have; the others can be converted into it
    exactly. ``panel`` is the panel of its latest value."""

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
        return [fact for fact in self.facts if number_of(fact, self.unit) is not None and when(fact) is not None]


def when(fact: Observation) -> PartialDate | None:
    """When it was taken, else when it was written down."""
    return fact.when.first or fact.recorded


def number_of(fact: Observation, unit: str = "") -> float | None:
    """The value as a number for drawing, in that unit, or None."""
    if not isinstance(fact.value, Quantity) or fact.value.number is None:
        return None
    found = converted(fact.value.number, unit_text(fact.value), unit)
    number = float(found) if found is not None else inf
    return number if isfinite(number) else None


def is_long(fact: Observation) -> bool:
    """True for a result in words that no cell of a table holds."""
    match fact.value:
        case str(text) | Concept(text=text):
            return len(text) > _TOO_LONG_FOR_A_CELL or "\n" in text
        case _:
            return False


def series_of(facts: Iterable[Observation], panels: dict[str, str] | None = None) -> list[Series]:
    """Group values by test: in one row stand only units that can be converted into each other exactly, each value as
    its source wrote it. ``panels`` names a panel by fact id."""
    known = list(facts)
    tests = _tests(known)
    found: dict[tuple[str, str], Series] = {}
    units: dict[str, str] = {}
    for fact in known:
        unit = unit_text(fact.value) if isinstance(fact.value, Quantity) else ""
        test = tests(fact)
        # A result in words ("< detection", "see note") joins the row of its test's only unit.
        key = dimension(unit) if unit else units.setdefault(test, "")
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


def line_of(facts: Sequence[Observation], name: str = "", unit: str = "") -> Line:
    """The points of a chart, all in one unit."""
    points: list[Point] = []
    for fact in facts:
        moment, number, mark = when(fact), number_of(fact, unit), outside(fact)
        if moment is not None and number is not None and isinstance(fact.value, Quantity):
            shown = amount_text(fact.value) if is_in(fact.value, unit) else ""
            points.append(Point(moment.day, number, shown, "" if mark == "abnormal" else mark))
    return Line(tuple(points), name)


def is_in(value: Quantity, unit: str) -> bool:
    """True when a value stands in that unit, or when either of them names none."""
    own = unit_text(value)
    return not own or not unit or unit_key(own) == unit_key(unit)


def band_of(fact: Observation, unit: str = "") -> tuple[float | None, float | None]:
    """The reference range of a value as numbers in that unit, when it has just one."""
    if not isinstance(fact.value, Quantity) or len(fact.ranges) != 1:
        return None, None
    own = unit_text(fact.value)
    ends = [None if end is None else converted(end, own, unit) for end in limits(fact.ranges[0], fact.value)]
    low, high = (None if end is None else float(end) for end in ends)
    return low, high


def _finish(one: Series, panels: dict[str, str]) -> None:
    one.facts.sort(key=_in_time)
    latest = one.latest
    one.name = plain(latest.label or one.name)
    one.unit = _unit_of_most(one) or one.unit
    one.panel = next((name for fact in reversed(one.facts) if (name := fact.panel or panels.get(fact.id, ""))), "")


def _unit_of_most(one: Series) -> str:
    """The unit that most values have, of equals the newest, as its newest value spells it."""
    written = [unit for fact in one.facts if isinstance(fact.value, Quantity) and (unit := unit_text(fact.value))]
    times = Counter(map(unit_key, written))
    newest = {unit_key(unit): place for place, unit in enumerate(written)}
    return written[max(newest.items(), key=lambda known: (times[known[0]], known[1]))[1]] if newest else ""


def _in_time(fact: Observation) -> str:
    moment = when(fact)
    return moment.value if moment is not None else ""
