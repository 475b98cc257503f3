"""One test is one row, whatever units its values came in; each value stands as its source wrote it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from second_opinion.journey.pack.results.series import band_of, line_of, number_of, series_of
from second_opinion.journey.pack.results.vitals import DIASTOLIC, SYSTOLIC
from second_opinion.ports.paper import Table
from second_opinion.record import (
    Coding,
    Concept,
    Observation,
    Quantity,
    ReferenceRange,
    Result,
    SocialHistory,
    Source,
    VitalSign,
)
from second_opinion.record.codes import LOINC
from tests.journey.pack.rosa import drawn_up, lines, part, record
from tests.journey.pack.rosa_facts import at, fact


def weight(value: str, unit: str, day: str) -> VitalSign:
    return fact(VitalSign, "Body weight", "1", value=Quantity(value, unit), when=at(day))


def hemoglobin(value: str, unit: str, day: str, **more: Any) -> Result:
    return fact(Result, "Hemoglobin", "1", value=Quantity(value, unit), when=at(day), **more)


KILOS = [weight("70.5", "kg", "2024-01-05"), weight("70.0", "kg", "2025-01-05")]
POUNDS = weight("155.4", "[lb_av]", "2026-01-05")


def test_kilograms_and_pounds_stand_in_one_row_in_the_unit_that_most_values_have() -> None:
    (row,) = series_of([*KILOS, POUNDS])
    assert (row.unit, len(row.facts), len(row.numeric)) == ("kg", 3, 3)
    (row,) = series_of([KILOS[0], POUNDS])
    assert row.unit == "lb"


def test_a_chart_is_drawn_in_one_unit_by_exact_conversion() -> None:
    points = line_of([*KILOS, POUNDS], unit="kg").points
    assert [(round(point.value, 1), point.shown) for point in points] == [(70.5, "70.5"), (70.0, "70.0"), (70.5, "")]
    warm = fact(VitalSign, "Temperature", "1", value=Quantity("98.6", "[degF]"))
    assert round(number_of(warm, "Cel") or 0, 6) == 37


def test_a_value_in_another_unit_shows_its_own_beside_it() -> None:
    blocks = drawn_up(record(*KILOS, POUNDS)).blocks
    rows = [line for block in blocks if isinstance(block, Table) for line in lines(block) if "Body weight" in line]
    assert len(rows) == 1
    assert "155.4 lb" in rows[0]
    assert "70.0" in rows[0]


@pytest.mark.parametrize(("usual", "share", "width"), [("55-110", 1.1, 0.62), ("<130 mg/dL (calculated)", 1.8, 0.7)])
def test_a_long_usual_range_gets_the_room_that_a_short_one_leaves_free(usual: str, share: float, width: float) -> None:
    fats = fact(
        Result, "Fats", "1", value=Quantity("134", "mg/dL"), when=at("2026-01-02"), ranges=(ReferenceRange(text=usual),)
    )
    alone = msgspec.structs.replace(record(), facts=(fats,))
    table = next(one for one in part(alone, "Laboratory results") if isinstance(one, Table))
    assert (table.columns[1].title, round(table.columns[1].share, 1), round(table.width, 2)) == (
        "Usual range",
        share,
        width,
    )


def test_an_answer_of_many_words_has_the_whole_page() -> None:
    said = "Does not accept blood transfusions"
    asked = fact(SocialHistory, "Personal belief", "1", value=said, when=at("2026-01-02"))
    table = next(one for one in part(record(asked), "Way of life") if isinstance(one, Table))
    assert table.width == 1.0


def test_a_question_nobody_answered_is_not_shown_as_a_way_of_life() -> None:
    smoking = Concept(codings=(Coding(LOINC, "72166-2", "Tobacco smoking status"),))
    asked = SocialHistory(code=smoking, absent_reason="UNK", sources=(Source("h", "/entry/9/resource"),))
    alone = msgspec.structs.replace(record(), facts=(asked,))
    assert [line for line in lines(drawn_up(alone).blocks) if "Tobacco" in line] == []


def test_what_says_that_there_is_no_data_is_no_answer() -> None:
    said = "No cognitive assessment data is applicable"
    asked = fact(Observation, "Cognitive function finding", "1", value=said, when=at("2026-01-02"))
    alone = msgspec.structs.replace(record(), facts=(asked,))
    assert list(lines(part(alone, "Where a source says that there is nothing"))) == [
        "Cognitive function finding: No cognitive assessment data is applicable[1.1]"
    ]


def test_the_day_of_a_value_cannot_be_read_as_its_digits() -> None:
    ferritin = [fact(Result, "Ferritin", "1", value=Quantity("49"), when=at(f"202{n}-12-09")) for n in (4, 5)]
    lone = fact(Result, "Uric acid", "1", value=Quantity("5"), when=at("1999-01-02"))
    blocks = drawn_up(record(*ferritin, lone)).blocks
    (row,) = [line for block in blocks if isinstance(block, Table) for line in lines(block) if "Ferritin" in line]
    assert row.endswith("49 (Dec 9, 2025) | 49 (Dec 9, 2024)")


def test_a_day_has_its_times_only_where_a_test_was_done_twice_at_different_ones() -> None:
    def heads(*times: str) -> str:
        found = [fact(VitalSign, "Pulse", str(n), value=Quantity("70"), when=at(time)) for n, time in enumerate(times)]
        known = msgspec.structs.replace(record(), facts=tuple(found))
        table = next(one for one in drawn_up(known).blocks if isinstance(one, Table) and one.columns[0].title == "What")
        return " | ".join(column.title for column in table.columns[1:])

    assert heads("2026-01-05T05:29:00", "2026-01-05T05:29:00") == "Jan 5, 2026"
    assert heads("2026-01-05T05:29:00", "2026-01-05T17:00:00") == "Jan 5, 2026, 05:29 | Jan 5, 2026, 17:00"


def test_a_range_is_drawn_in_the_unit_of_the_chart() -> None:
    usual = (ReferenceRange(Quantity("120", "g/L"), Quantity("160", "g/L")),)
    assert band_of(hemoglobin("130", "g/L", "2026-01-05", ranges=usual), "g/dL") == (12.0, 16.0)


def test_grams_and_moles_stay_apart() -> None:
    assert len(series_of([hemoglobin("13.0", "g/dL", "2026-01-05"), hemoglobin("8.1", "mmol/L", "2026-02-05")])) == 2


def test_a_range_told_by_ages_has_room_and_a_number_does_not_lie_far_from_its_name() -> None:
    def room(range_text: str) -> tuple[float, float]:
        more: dict[str, Any] = {"panel": "Lipids", "value": Quantity("124"), "when": at("1999-01-02")}
        tests = [fact(Result, name, name, ranges=(ReferenceRange(text=range_text),), **more) for name in ("HDL", "LDL")]
        (found,) = [
            block
            for block in drawn_up(record(*tests)).blocks
            if isinstance(block, Table) and sum("124" in line for line in lines(block)) == len(tests)
        ]
        return found.width, found.columns[1].share

    assert room("10-39 years: 55-110; 40-59 years: 70-150; over 60 years: 80-150") == (1.0, 2.6)
    assert room("70-150") == (0.62, 1.1)


@pytest.mark.parametrize(("systolic", "diastolic", "dates"), [("174.32", "113.26", 4), ("174", "113", 5)])
def test_long_values_do_not_touch_their_neighbours(systolic: str, diastolic: str, dates: int) -> None:
    halves = (SYSTOLIC, systolic), (DIASTOLIC, diastolic)
    taken = [
        VitalSign(
            code=Concept("Pressure", (Coding(LOINC, code, "Pressure"),)),
            value=Quantity(value, "mmHg"),
            when=at(f"20{year}-01-02"),
            sources=(Source("h", f"/entry/{year}/resource"),),
        )
        for year in range(20, 26)
        for code, value in halves
    ]
    alone = msgspec.structs.replace(record(), facts=tuple(taken))
    table = next(one for one in part(alone, "Vital signs") if isinstance(one, Table))
    assert sum(column.title.startswith("Jan 2") for column in table.columns) == dates
