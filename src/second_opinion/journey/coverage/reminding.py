"""The day to call the plan again before the visit, and its entry for a calendar (RFC 5545)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from second_opinion.content.words import Words
from second_opinion.record import PartialDate, PlanQuestion

DAYS_BEFORE: Final = 3
_LINE: Final = 74
"""Octets a line of a calendar file may have, less one for the blank that continues it."""


def call_again_on(visit: PartialDate | None, today: date) -> date | None:
    """Three days before the visit, or today when that is over; None without a whole day, or after the visit."""
    if visit is None or len(visit.day) != len("2026-11-26"):
        return None
    on = date.fromisoformat(visit.day)
    return None if on < today else max(today, on - timedelta(days=DAYS_BEFORE))


def calendar(question: PlanQuestion, on: date, words: Words) -> bytes:
    """A calendar file with that one day in it. The person's name stands nowhere in it."""
    title = words.say("Call the insurance plan again")
    told = words.say("Ask if everything about the second opinion still holds: {service}.", service=question.service)
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Second Opinion//EN",
        "BEGIN:VEVENT",
        f"UID:coverage-{on.isoformat()}@second-opinion.invalid",
        f"DTSTAMP:{on:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{on:%Y%m%d}",
        f"SUMMARY:{_escaped(title)}",
        f"DESCRIPTION:{_escaped(told)}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(title)}",
        "TRIGGER:PT9H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _escaped(text: str) -> str:
    bare = "".join(each if each.isprintable() else " " for each in text)
    return bare.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> list[str]:
    """No line longer than 75 octets; a continued one begins with a blank. A letter is never cut in two."""
    pieces: list[str] = []
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _LINE:
            pieces.append(piece)
            piece = " "
        piece += letter
    return [*pieces, piece]
