"""Dates stay as precise as they were written: never more, never shifted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.journey.gather.ccda.reader import BROKEN_DATES
from second_opinion.journey.gather.ccda.values.times import stamp
from second_opinion.record import Condition, PartialDate, Period
from tests.journey.gather.ccda.documents import coded, problem, problems, reading, the


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2014", "2014"),
        ("201402", "2014-02"),
        ("20140212", "2014-02-12"),
        ("2014021213", "2014-02-12T13"),
        ("201402121303", "2014-02-12T13:03"),
        ("20140212130357", "2014-02-12T13:03:57"),
        ("20140212130357-0500", "2014-02-12T13:03:57-05:00"),
        ("201402121303+0000", "2014-02-12T13:03+00:00"),
        ("20140212130357.250-0500", "2014-02-12T13:03:57.250-05:00"),
        ("2014-02-12", "2014-02-12"),
        ("20120800", "2012-08"),
        ("20121345", "2012"),
        ("2012080625", "2012-08-06"),
    ],
)
def test_a_written_time_is_kept_to_its_precision(written: str, meant: str) -> None:
    assert stamp(written) == PartialDate(meant)


@pytest.mark.parametrize("written", ["", "0", "00010101", "00000000", "19000101", "19000101000000", "soon", "4219"])
def test_stand_ins_for_not_known_are_no_dates(written: str) -> None:
    assert stamp(written) is None


@given(st.text(alphabet="0123456789+-.:TZ ", max_size=24))
def test_whatever_is_written_never_becomes_a_date_that_does_not_exist(written: str) -> None:
    read = stamp(written)
    assert read is None or PartialDate.parse(read.value) == read


def test_a_range_is_from_when_to_when() -> None:
    time = '<effectiveTime><low value="2010"/><high value="201203"/></effectiveTime>'
    found = the(Condition, problems(problem(coded("Asthma"), time=time)))
    assert found.when == Period(PartialDate("2010"), PartialDate("2012-03"))


def test_a_broken_date_is_left_out_and_said() -> None:
    end = reading(problems(problem(coded("Asthma"), time='<effectiveTime value="yesterday"/>')))
    assert [(warning.text, warning.values) for warning in end.warnings] == [(BROKEN_DATES, {"number": "1"})]
