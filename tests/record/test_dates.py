"""Dates in records are often half known, and must stay as half known as they are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.record import PartialDate, Period, Precision


def known(text: str) -> PartialDate:
    found = PartialDate.parse(text)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("written", "precision"),
    [
        ("2014", Precision.YEAR),
        ("2014-02", Precision.MONTH),
        ("2014-02-12", Precision.DAY),
        ("2014-02-12T13", Precision.TIME),
        ("2014-02-12T13:03", Precision.TIME),
        ("2014-02-12T13:03:57-05:00", Precision.TIME),
        ("2014-02-12T13:03:57.250Z", Precision.TIME),
    ],
)
def test_a_date_keeps_the_precision_it_was_written_with(written: str, precision: Precision) -> None:
    assert (known(written).value, known(written).precision) == (written, precision)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "0000",
        "last spring",
        "2014-13",
        "2014-02-30",
        "2014-2-3",
        "2014-02-12T25:00",
        "2014-02-12T10:61",
        "20140212",
    ],
)
def test_what_is_not_a_real_date_is_no_date(written: str) -> None:
    assert PartialDate.parse(written) is None


@pytest.mark.parametrize(
    ("one", "two", "agree"),
    [
        ("2014", "2014-02-12", True),
        ("2014-02", "2014-03-01", False),
        ("2014-02-12T13:03:57-05:00", "2014-02-12T18:03:57Z", True),
        ("2014-02-12T13:03:57-05:00", "2014-02-12T18:03Z", True),
        ("2014-02-12T13:03:57-05:00", "2014-02-12T13:03:57Z", False),
        ("2014-02-12T23:30:00-05:00", "2014-02-13T04:30:00Z", True),
        ("2014-02-12T13:03", "2014-02-12T13:03:10", True),
        ("2014-02-12T13:03", "2014-02-12T13:04", False),
        ("2014-02-12T23:00:00-05:00", "2014-02-13", False),
        ("2014-02-12T13:03:57-05:00", "2014-02-12T14:00:00", True),
    ],
)
def test_two_dates_agree_when_both_may_name_the_same_moment(one: str, two: str, agree: bool) -> None:
    assert known(one).agrees_with(known(two)) is agree
    assert known(two).agrees_with(known(one)) is agree


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("2024-02-12T10:00Z", date(2024, 2, 12), date(2024, 2, 12)),
    ],
)
def test_a_partial_date_spans_every_day_it_could_be(written: str, first: date, last: date) -> None:
    assert (known(written).earliest(), known(written).latest()) == (first, last)


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_date_agrees_with_itself_cut_short(day: date, length: int) -> None:
    whole = known(day.isoformat())
    assert whole.agrees_with(known(day.isoformat()[:length]))


@given(st.text())
def test_no_text_breaks_the_reading_of_a_date(text: str) -> None:
    found = PartialDate.parse(text)
    assert found is None or found.value == text


def test_a_period_with_only_an_end_stands_at_its_end_on_the_timeline() -> None:
    assert Period(None, known("2020")).first == known("2020")
    assert not Period().known
