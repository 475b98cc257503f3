from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.paper.charts.scale import Scale, day_of, placed, reach
from second_opinion.ports.paper import Chart, Line, Point


@pytest.mark.parametrize(
    ("on", "day"),
    [
        ("2024-03-02", dt.date(2024, 3, 2)),
        ("2024-03-02T23:59:00-05:00", dt.date(2024, 3, 2)),
        ("2024-03", dt.date(2024, 3, 15)),
        ("2024", dt.date(2024, 7, 1)),
        ("", None),
        ("2024-02-30", None),
        ("last spring", None),
        ("-5", None),
    ],
)
def test_a_partial_date_stands_in_the_middle_of_its_time(on: str, day: dt.date | None) -> None:
    assert day_of(on) == (day.toordinal() if day else None)


def test_points_are_put_in_time_and_those_without_a_day_or_number_left_out() -> None:
    points = (Point("2024", 2.0), Point("2023-01-01", 1.0), Point("?", 5.0), Point("2022", math.inf))
    assert [point.value for _, point in placed(Line(points))] == [1.0, 2.0]


def test_the_reference_range_belongs_to_the_chart() -> None:
    low, high = reach([4.0, 5.0], Chart("x", "", (), low=3.5, high=5.5))
    assert low < 3.5
    assert high > 5.5


def test_a_range_end_that_is_far_away_does_not_flatten_the_line() -> None:
    assert reach([4.0, 5.0], Chart("x", "", (), low=0.0, high=200.0))[1] < 6


@given(st.lists(st.floats(-1e14, 1e14), min_size=1, max_size=9), st.none() | st.floats(), st.none() | st.floats())
def test_every_value_stands_within_the_chart(values: list[float], low: float | None, high: float | None) -> None:
    scale = Scale(10, 5, 100, 50, (1, 9), reach(values, Chart("x", "", (), low=low, high=high)))
    assert [value for value in values if not 5 <= scale.y(value) <= 55] == []


def test_a_single_day_stands_in_the_middle() -> None:
    assert Scale(10, 5, 100, 50, (7, 7), (0, 1)).x(7) == 60
