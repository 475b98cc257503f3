"""May it be the same moment?"""

from __future__ import annotations

import pytest

from second_opinion.journey.merge.moments import day_after, moment_of
from second_opinion.record import PartialDate


@pytest.mark.parametrize(
    ("one", "two", "agree"),
    [
        ("2014-02-12", "2014-02", True),
        ("2014-02-12", "2014", True),
        ("2014-02-12", "2014-03", False),
        ("2014-02-12", "2014-02-13", False),
        ("2014-02-12T13:03:57-05:00", "2014-02-12T18:03:57Z", True),
        ("2014-02-12T13:03:57-05:00", "2014-02-12T13:03:57Z", False),
        ("2014-02-12T13:03:57-05:00", "2014-02-12T13:03", True),
        ("2014-02-12T13:03:57-05:00", "2014-02-12T13:04", False),
        ("2014-02-12T13:03:57.250-05:00", "2014-02-12T13:03:57-05:00", True),
        # The wall clock of one portal and the UTC of another, late in the evening.
        ("2014-02-12T22:30", "2014-02-13T03:30:00Z", True),
        ("2014-02-12", "2014-02-13T03:30:00Z", True),
        ("2014-02-12", "2014-02-13T12:30:00Z", False),
        # An evening with its zone written is no other day.
        ("2014-02-13", "2014-02-12T22:30:00-05:00", False),
        # Midnight stands for the whole day.
        ("2014-02-12T00:00:00", "2014-02-12T13:03", True),
        ("2014-02-12T13", "2014-02-12T13:03", True),
    ],
)
def test_moments_agree_where_the_less_precise_allows_it(one: str, two: str, *, agree: bool) -> None:
    first, second = moment_of(PartialDate(one)), moment_of(PartialDate(two))
    assert (first.agrees_with(second), second.agrees_with(first)) == (agree, agree)


def test_an_unknown_date_agrees_with_every_date() -> None:
    assert moment_of(None).agrees_with(moment_of(PartialDate("2014-02-12T18:03:57Z")))


def test_dates_at_the_edge_of_the_calendar_do_no_harm() -> None:
    for value in (
        "0001-01-01T00:30:00+14:00",
        "9999-12-31T23:30:00-10:00",
        "9999-12-31T23:30:00Z",
        "0001-01-01T01:00:00Z",
        "2016-12-31T23:59:60Z",
        "2016-12-31T23:59:60-05:00",
        "2014-02-12T13-05:00",
    ):
        moment = moment_of(PartialDate(value))
        assert moment.agrees_with(moment)
        assert moment.wider[-1] == ""


def test_a_vaccination_on_the_last_day_of_the_calendar_does_no_harm() -> None:
    assert (day_after("2019-12-31"), day_after("9999-12-31")) == ("2020-01-01", "")
