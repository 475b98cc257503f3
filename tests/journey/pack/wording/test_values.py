"""Amounts, ranges and dates on the page."""

from __future__ import annotations

import gettext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.content.words import Words
from second_opinion.journey.pack.chosen.cites import Cites
from second_opinion.journey.pack.wording.dates import age_on, day_text, language_name, time_text
from second_opinion.journey.pack.wording.values import (
    amount_text,
    critical,
    outside,
    reference_text,
    unit_text,
    value_text,
)
from second_opinion.record import (
    Concept,
    Condition,
    Observation,
    Original,
    PartialDate,
    Quantity,
    Range,
    ReferenceRange,
    Source,
)

ENGLISH = Words("en", gettext.NullTranslations())
SODIUM = ReferenceRange(Quantity("135", "mmol/L"), Quantity("145", "mmol/L"))


@pytest.mark.parametrize(
    ("written", "english", "spanish"),
    [
        ("2014", "2014", "2014"),
        ("2014-02", "Feb 2014", "feb 2014"),
        ("2014-02-12", "Feb 12, 2014", "12 feb 2014"),
        ("2014-02-12T13:03:57-05:00", "Feb 12, 2014", "12 feb 2014"),
    ],
)
def test_a_date_says_no_more_than_its_source(written: str, english: str, spanish: str) -> None:
    moment = PartialDate(written)
    assert (day_text(moment, "en"), day_text(moment, "es")) == (english, spanish)


def test_a_time_of_day_is_as_the_source_wrote_it() -> None:
    assert time_text(PartialDate("2014-02-12T13:03:57-05:00"), "en") == "Feb 12, 2014, 13:03"
    assert time_text(PartialDate("2014-02-12"), "en") == "Feb 12, 2014"


@pytest.mark.parametrize(
    ("birth", "today", "age"),
    [("1954-03-03", "2026-11-23", 72), ("1954-11-24", "2026-11-23", 71), ("1954-11", "2026-11-23", None)],
)
def test_an_age_needs_the_day_of_birth(birth: str, today: str, age: int | None) -> None:
    assert age_on(PartialDate(birth), today) == age


def test_a_language_code_becomes_a_word_and_a_word_stays() -> None:
    assert [language_name(code, "en") for code in ("es-US", "Mam", "Plautdietsch (Low German)")] == [
        "Spanish",
        "Mam",
        "Plautdietsch (Low German)",
    ]


def test_an_amount_stays_as_written_unless_a_computer_wrote_it() -> None:
    shown = [amount_text(Quantity(value)) for value in ("7.0", "0.08", "12.3456", "24.111021523858344", "0.0000123456")]
    assert shown == ["7.0", "0.08", "12.3456", "24.11", "0.0000123"]


def test_values_of_every_kind_have_words() -> None:
    kinds = (
        Quantity("5", "mg/dL", comparator="<"),
        Concept("Positive"),
        Range(Quantity("1"), Quantity("3")),
        True,
        None,
    )
    assert [value_text(value, ENGLISH) for value in kinds] == ["< 5 mg/dL", "Positive", "1–3", "yes", ""]


def measured(
    value: str, *, comparator: str = "", unit: str = "mmol/L", code: str = "", usual: ReferenceRange = SODIUM
) -> str:
    amount = Quantity(value, unit, comparator=comparator)
    return outside(Observation(value=amount, interpretation=code, ranges=(usual,)))


def test_the_mark_of_the_laboratory_counts_first() -> None:
    assert [measured("140", code=code) for code in ("H", "LL", "A", "N")] == ["high", "low", "abnormal", ""]


def test_a_value_outside_the_range_beside_it_is_marked_though_its_source_writes_normal_everywhere() -> None:
    assert [measured("150", code=code) for code in ("N", "UNK", "")] == ["high", "high", "high"]


def test_a_range_the_wrong_way_round_marks_nothing() -> None:
    turned = ReferenceRange(Quantity("87.3", "fL"), Quantity("82.4", "fL"))
    assert outside(Observation(value=Quantity("85", "fL"), ranges=(turned,))) == ""


def test_an_answer_is_told_without_the_tags_of_its_terminology() -> None:
    smell = Concept("Cloudy urine (finding); Foul smelling urine (finding)")
    assert value_text(smell, ENGLISH) == "Cloudy urine; Foul smelling urine"


def test_a_body_surface_is_written_as_people_write_it() -> None:
    assert unit_text(Quantity("60", "mL/min/{1.73_m2}")) == "mL/min/1.73 m2"


def test_without_a_mark_the_range_in_the_same_unit_counts() -> None:
    assert [measured(value) for value in ("134", "135", "145", "146")] == ["low", "", "", "high"]
    assert measured("146", unit="mg/dL") == ""
    assert measured("146", usual=ReferenceRange(SODIUM.low, SODIUM.high, applies_to="newborn")) == ""


def test_a_range_in_words_counts_only_when_it_is_certain() -> None:
    texts = ("135-145 mmol/L", "135 to 145", "135-145 mg/dL", "about 140")
    assert [measured("146", usual=ReferenceRange(text=text)) for text in texts] == ["high", "high", "", ""]
    certain = ("normal: 135-145", "<145 mmol/L (calc)", "<= 145", "Normal range below 145", ">=150 mmol/L")
    assert [measured("146", usual=ReferenceRange(text=text)) for text in certain] == [*["high"] * 4, "low"]
    for_some = ("M 13-18 mmol/L; F 12-16", "10-39 years: 55-110 mmol/L", "<145 in men")
    assert [measured("146", usual=ReferenceRange(text=text)) for text in for_some] == ["", "", ""]


def test_a_unit_is_printed_as_people_write_it() -> None:
    written = ("[in_us]", "[in_i]", "[lb_av]", "m[IU]/L", "{score}", "1", "NA", "10*9/L")
    assert [unit_text(Quantity("5", unit)) for unit in written] == [
        "in",
        "in",
        "lb",
        "mIU/L",
        "score",
        "",
        "",
        "10*9/L",
    ]


def test_less_than_five_is_not_below_three() -> None:
    usual = ReferenceRange(Quantity("3", "mmol/L"), Quantity("9", "mmol/L"))
    assert measured("5", comparator="<", usual=usual) == ""
    assert measured("2", comparator="<", usual=usual) == "low"
    assert measured("12", comparator="<", usual=usual) == ""


def test_a_range_does_not_repeat_the_unit_beside_it() -> None:
    assert reference_text((ReferenceRange(text="70-100 mg/dL"),), "mg/dL") == "70-100"
    assert reference_text((ReferenceRange(text="normal: below 1.5"),)) == "below 1.5"


@given(st.text(max_size=40), st.text(max_size=10))
def test_no_number_however_odd_stops_a_page(value: str, unit: str) -> None:
    assert isinstance(amount_text(Quantity(value, unit)), str)
    assert outside(Observation(value=Quantity(value, unit), ranges=(SODIUM,))) in {"", "high", "low"}


def test_marks_are_the_entries_own_numbers_or_counted_places() -> None:
    originals = (Original(id="a", size=1), Original(id="b", size=1))
    bundle = Condition(sources=(Source("a", "/entry/12/resource"),))
    document = [Condition(sources=(Source("b", f"Problems/entry {number}"),)) for number in (10, 2)]
    cites = Cites(originals, [bundle, *document])
    assert [cites.marks([fact]) for fact in (bundle, *document)] == [("1.12",), ("2.2",), ("2.1",)]
    assert cites.places() == [("2.1", "Problems/entry 2"), ("2.2", "Problems/entry 10")]


def test_many_sources_are_three_marks_and_a_number() -> None:
    originals = [Original(id=str(number), size=1) for number in range(6)]
    fact = Condition(sources=tuple(Source(str(number), "/entry/1/resource") for number in range(6)))
    assert Cites(originals, [fact]).marks([fact]) == ("1", "2", "3", "+3")


@pytest.mark.parametrize(
    ("marks", "mark", "is_critical"),
    [("A HH", "high", True), ("L A", "low", False), ("A", "abnormal", False), ("N", "", False), ("not A", "", False)],
)
def test_several_marks_of_one_value_are_all_read(marks: str, mark: str, is_critical: bool) -> None:
    marked = Observation(value=Quantity("6", "m[IU]/L"), interpretation=marks)
    assert (outside(marked), critical(marked)) == (mark, is_critical)
