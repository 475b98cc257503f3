"""Plain text: a letter, notes that somebody typed, a report saved from a screen."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather import limits
from second_opinion.journey.gather.excerpt import Excerpt, excerpt_of
from second_opinion.journey.gather.outcome import Ending, Reading
from second_opinion.journey.gather.text.addressee import person_in
from second_opinion.record import N_, Note, Reason, Source

_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_FORMAT: Final = N_("Plain text")
_LONGEST_TITLE: Final = 100
_LINE_CONTROLS: Final = "\t\n\r\f\v"


def detect(data: bytes) -> bool:
    """True when the bytes are words of a person: they decode, and hold no control characters to speak of."""
    if not data or len(data) > limits.TEXT:
        return False
    return _decoded(data) is not None


def read(data: bytes, original: str) -> Reading:
    """The text as one note. ``original`` is the id (SHA-256) that the note gives as its source."""
    text = "\n".join((_decoded(data) or "").splitlines()).strip("\n\ufeff")
    title = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if not title:
        reason = Reason(N_("There are no words in this file. It is kept as it is."))
        return Reading(ending=Ending.KEPT, format=_FORMAT, media_type="text/plain", reason=reason)
    note = Note(title=title[:_LONGEST_TITLE], text=text, sources=(Source(original=original),))
    about = person_in(text)
    people = () if about is None else (about,)
    return Reading(ending=Ending.READ, format=_FORMAT, media_type="text/plain", people=people, facts=(note,))


def excerpt(data: bytes, _place: str, _reference: str) -> Excerpt | None:
    """The words themselves; None when the bytes are no words."""
    text = _decoded(data)
    return None if text is None else excerpt_of("text", text)


def _decoded(data: bytes) -> str | None:
    """The text, or None when these bytes are not text."""
    if data.startswith(_UTF16):
        return _as_words(data, "utf-16")
    text = _as_words(data, "utf-8-sig")
    if text is None and _mostly_letters(data):
        text = _as_words(data, "windows-1252")
    return text


def _as_words(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in _LINE_CONTROLS)
    return text if controls * 1000 <= len(text) and "\0" not in text else None


def _mostly_letters(data: bytes) -> bool:
    # Nearly any bytes decode as Windows-1252; only Western text is mostly unaccented letters and blanks.
    plain = sum(data.count(bytes([code])) for code in b" \n\retaoinsrhldcumfpgwybvk" + b"ETAOINSRHLDCUMFPGWYBVK")
    return plain * 10 >= len(data) * 6
