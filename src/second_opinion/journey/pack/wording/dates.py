"""Dates in the reader's language, never more exact than the source: "Feb 12, 2014", "Feb 2014", "2014"."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton

from second_opinion.record import PartialDate, Precision

# Unicode CLDR skeletons: which parts are known; the language decides their order.
_SKELETONS = {Precision.DAY: "yMMMd", Precision.MONTH: "yMMM"}


def day_text(moment: PartialDate, language: str) -> str:
    """The date as far as it is known, without the time of day."""
    return _written(moment.day, language)


def time_text(moment: PartialDate, language: str) -> str:
    """The date with its time of day as the source wrote it (its own zone, 24 hours) when it has one."""
    clock = moment.value[11:16]
    return f"{day_text(moment, language)}, {clock}" if len(clock) == len("13:03") else day_text(moment, language)


def age_on(birth: PartialDate | None, today: str) -> int | None:
    """Full years on that ISO date; None unless both are known to the day."""
    now = PartialDate.parse(today)
    if birth is None or now is None or min(birth.precision, now.precision) < Precision.DAY or now.day < birth.day:
        return None
    return now.year - birth.year - (now.day[5:] < birth.day[5:])


@lru_cache(maxsize=500)
def language_name(code: str, language: str) -> str:
    """A language by its BCP 47 code in words ("es-US" is "Spanish"); words stay as they are."""
    try:
        return Locale.parse(code.partition("-")[0].lower()).get_language_name(language) or code
    except (UnknownLocaleError, ValueError):
        return code


@lru_cache(maxsize=20_000)
def _written(day: str, language: str) -> str:
    skeleton = _SKELETONS.get(PartialDate(day).precision)
    if skeleton is None:
        return day
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:10] or 1)
    return str(format_skeleton(skeleton, date(max(year, 1), month, number), locale=language))
