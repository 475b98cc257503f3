"""Luis is told on which day to call the plan again, and his calendar understands it."""

from __future__ import annotations

from datetime import date

import pytest

from second_opinion.content.words import words
from second_opinion.journey.coverage import calendar, call_again_on
from second_opinion.record import PartialDate, PlanQuestion

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("visit", "again"),
    [
        ("2026-12-10", date(2026, 12, 7)),
        ("2026-11-27", TODAY),
        ("2026-11-26", TODAY),
        ("2026-11-25", None),
        ("2026-12", None),
    ],
)
def test_three_days_before_the_visit_or_today_and_never_for_a_day_nobody_knows(visit: str, again: date | None) -> None:
    assert call_again_on(PartialDate(visit), TODAY) == again


def test_a_visit_nobody_spoke_of_has_no_reminder() -> None:
    assert call_again_on(None, TODAY) is None


def test_the_calendar_file_keeps_to_its_standard() -> None:
    service = "knee, hip; and a very long story about “surgery” that goes on and on until nobody reads it\nEND:VEVENT"
    file = calendar(PlanQuestion(plan="va", service=service, year=2026), TODAY, words("es")).decode()
    lines = file.split("\r\n")
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    assert max(len(line.encode()) for line in lines) <= 75
    assert lines.count("END:VEVENT") == 1
    unfolded = file.replace("\r\n ", "")
    assert r"knee\, hip\; and a very long story" in unfolded
