from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec import structs

from second_opinion.paper.charts import small, trend
from second_opinion.ports.paper import Chart, Line, Point
from tests.paper.specimen_values import CREATININE, HEMOGLOBIN, PRESSURE

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode())


def words(svg: str) -> list[str]:
    return [each.text or "" for each in drawn(svg).iter(f"{SVG}text")]


def shapes(svg: str) -> Counter[str]:
    """Dots, squares and triangles: told apart in black and white."""
    root = drawn(svg)
    return Counter(
        circle=len(root.findall(f"{SVG}circle")),
        square=sum(1 for each in root.iter(f"{SVG}rect") if each.get("fill") == "#fff"),
        triangle=sum(1 for each in root.iter(f"{SVG}path") if (each.get("d") or "").endswith("Z")),
    )


def test_a_chart_says_its_range_its_time_and_its_last_value() -> None:
    assert words(trend(CREATININE, "en", 3)) == ["0.5", "1.1", "Mar 2019", "Jun 2026", "1.4"]


def test_dates_are_in_the_language_of_the_document() -> None:
    assert words(trend(CREATININE, "es", 3))[2:4] == ["mar 2019", "jun 2026"]


@pytest.mark.parametrize("language", ["", "und", "tlh", "zh"])
def test_dates_are_figures_where_the_language_has_no_words_we_can_print(language: str) -> None:
    assert words(trend(CREATININE, language, 3))[2:4] == ["2019-03", "2026-06"]


def test_a_point_out_of_range_has_another_shape() -> None:
    assert shapes(trend(CREATININE, "en")) == {"circle": 4, "square": 0, "triangle": 2}
    assert shapes(small(HEMOGLOBIN)) == {"circle": 0, "square": 0, "triangle": 1}


def test_a_value_too_high_points_up_and_one_too_low_points_down() -> None:
    for outside, tip_above in (("high", True), ("low", False)):
        point = Point("2024-01-01", 5.0, outside="high" if outside == "high" else "low")
        svg = trend(Chart("x", "y", (Line((point,)),)), "en")
        way = next(each.get("d") or "" for each in drawn(svg).iter(f"{SVG}path") if (each.get("d") or "").endswith("Z"))
        tip, *feet = (float(corner.split()[1].rstrip("Z")) for corner in way.lstrip("M").split("L"))
        assert (tip < min(feet)) is tip_above


def test_two_lines_are_told_apart_by_name_dash_and_shape() -> None:
    svg = trend(PRESSURE, "en")
    assert words(svg)[-2:] == ["Systolic 134", "Diastolic 78"]
    assert shapes(svg) == {"circle": 3, "square": 4, "triangle": 1}
    assert sum(1 for each in drawn(svg).iter(f"{SVG}path") if each.get("stroke-dasharray") == "3 2") == 1


def test_labels_of_lines_that_end_together_do_not_touch() -> None:
    lines = tuple(Line((Point("2024-01-01", 80.0), Point("2024-02-01", 80.0)), name) for name in ("a", "b", "c"))
    heights = [float(each.get("y", "0")) for each in drawn(trend(Chart("x", "y", lines), "en")).iter(f"{SVG}text")][-3:]
    assert [later - sooner >= 7.6 for sooner, later in pairwise(heights)] == [True, True]


def test_a_value_is_shown_as_it_was_written() -> None:
    chart = Chart("Troponin", "", (Line((Point("2024-01-01", 0.01, shown="<0.01"),)),))
    assert words(trend(chart, "en"))[-1] == "<0.01"


def test_title_and_sentence_are_there_for_those_who_do_not_see() -> None:
    root = drawn(trend(structs.replace(CREATININE, title="A < B & C"), "en"))
    assert root.findtext(f"{SVG}title") == "A < B & C"
    assert root.findtext(f"{SVG}desc") == CREATININE.alt


def test_hundreds_of_points_show_as_a_line_with_only_those_out_of_range_standing_out() -> None:
    points = tuple(
        Point(f"20{10 + n // 12}-{n % 12 + 1:02}-01", float(n % 7), outside="high" if n == 9 else "")
        for n in range(100)
    )
    assert shapes(trend(Chart("x", "", (Line(points),)), "en")) == {"circle": 0, "square": 0, "triangle": 1}


def test_a_chart_without_numbers_is_not_drawn() -> None:
    assert trend(Chart("x", "y", (Line((Point("?", 1.0),)),)), "en") == ""
    assert small(Chart("x", "y", ())) == ""


@given(
    st.lists(st.builds(Point, on=st.dates().map(str), value=st.floats(), shown=st.text()), max_size=6),
    st.none() | st.floats(),
    st.none() | st.floats(),
    st.integers(1, 4),
)
def test_any_numbers_make_a_drawing_or_none(
    points: list[Point], low: float | None, high: float | None, across: int
) -> None:
    printable = [structs.replace(point, shown="".join(filter(str.isprintable, point.shown))) for point in points]
    chart = Chart("x", "y", (Line(tuple(printable)),), low=low, high=high)
    for svg in (trend(chart, "en", across), small(chart)):
        assert "nan" not in svg
        assert svg == "" or len(drawn(svg)) > 1
