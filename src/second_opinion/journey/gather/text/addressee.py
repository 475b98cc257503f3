"""Whom a text is about, where it says so in a clear form: a labelled name with a labelled birth date beside it."""

from __future__ import annotations

import re
from typing import Final

from second_opinion.record import HumanName, PartialDate, Person

_NAME: Final = re.compile(
    r"(?:^|[|;\t])[ \t]{0,20}(?:patient(?: name)?|name|prepared for|paciente|nombre(?: del paciente)?)"
    r"[ \t]{0,20}:[ \t]{0,20}"
    r"(?P<name>[^\W\d_][^\d\n:;|()]{2,80})",
    re.IGNORECASE | re.MULTILINE,
)
_BORN: Final = re.compile(
    r"(?<!\w)(?P<label>dob|d\.o\.b\.|date of birth|birth ?date|born(?: on)?|fecha de nacimiento|nacid[oa](?: el)?)"
    r"[ \t]*[:.]?[ \t]*(?P<date>\d[\d./-]{7,9}(?!\d)|[^\W\d_]{3,10}\.? \d{1,2},? \d{4}"
    r"|\d{1,2} (?:de )?[^\W\d_]{3,10} (?:de )?\d{4})",
    re.IGNORECASE,
)
# Where the name ends when more follows on its line.
_NAME_ENDS: Final = re.compile(
    r"[ \t]*(?:[,/–-][ \t]*)?(?:dob\b|d\.o\.b|date of birth|birth|born\b|fecha\b|nacid|mrn\b|sex\b|age\b).*"
    r"|[ \t]{3,}.*|\t.*",
    re.IGNORECASE,
)
_NUMBERS: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\Z")
_MONTHS: Final = (
    "jan january ene enero", "feb february febrero", "mar march marzo", "apr april abr abril", "may mayo",
    "jun june junio", "jul july julio", "aug august ago agosto", "sep sept september septiembre setiembre",
    "oct october octubre", "nov november noviembre", "dec december dic diciembre",
)  # fmt: skip
_MONTH_OF: Final = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
# A birth date so many letters after the name still belongs to it.
_NEAR: Final = 160


def person_in(text: str) -> Person | None:
    """The one person whom the text names with a birth date; None where it names nobody so, or several."""
    found = {person for name in _NAME.finditer(text) if (person := _person(name, text)) is not None}
    return found.pop() if len(found) == 1 else None


def _person(found: re.Match[str], text: str) -> Person | None:
    called = _NAME_ENDS.sub("", found["name"]).strip(" \t,.-–")
    born = _BORN.search(text, found.start("name"), found.end("name") + _NEAR)
    birth = _date(born["date"], english=not born["label"].casefold().startswith(("fecha", "nacid"))) if born else None
    words = called.replace(",", " ").split()
    if birth is None or not 2 <= len(words) <= 6:
        return None
    return Person(names=(HumanName(text=" ".join(called.split())),), birth_date=birth)


def _date(written: str, *, english: bool) -> PartialDate | None:
    """A whole day. Figures are month/day/year beside an English label; beside a Spanish one only what is clear."""
    numbers = _NUMBERS.match(written)
    if numbers is None:
        return PartialDate.parse(written) if len(written) == 10 and written[4] == "-" else _in_words(written)
    first, second, year = (int(part) for part in numbers.groups())
    if english or first == second:
        month, day = first, second
    elif first > 12:
        day, month = first, second
    else:
        month, day = first, second if second > 12 else 0
    return _day(year, month, day)


def _in_words(written: str) -> PartialDate | None:
    """ "March 9, 1954", "9 de marzo de 1954"."""
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    month = next((_MONTH_OF[word] for word in re.findall(r"[^\W\d_]+", written.casefold()) if word in _MONTH_OF), 0)
    return _day(numbers[1], month, numbers[0]) if len(numbers) == 2 else None


def _day(year: int, month: int, day: int) -> PartialDate | None:
    return PartialDate.parse(f"{year:04}-{month:02}-{day:02}")
