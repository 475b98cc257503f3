"""Words that somebody wrote are kept as a note, whatever machine they were written on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.journey.gather import Ending, limits
from second_opinion.journey.gather.text import detect, read
from second_opinion.record import Note, Source

LETTER = "Estimada Rosa:\r\n\r\nSu próxima cita es el 3 de mayo."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_letter_is_one_note_from_any_machine(encoding: str) -> None:
    data = LETTER.encode(encoding)
    assert detect(data)
    reading = read(data, "id")
    text = "Estimada Rosa:\n\nSu próxima cita es el 3 de mayo."
    assert reading.facts == (Note(title="Estimada Rosa:", text=text, sources=(Source(original="id"),)),)
    assert reading.ending is Ending.READ


@pytest.mark.parametrize("data", [b"", b"\0\1\2\3", bytes(range(256)), b"\xff\xfe\0", b"\x80" * 100])
def test_bytes_that_are_no_words_are_not_text(data: bytes) -> None:
    assert not detect(data)


def test_blanks_alone_are_kept_with_a_reason() -> None:
    reading = read(b" \n\t\n", "id")
    assert (reading.ending, reading.facts) == (Ending.KEPT, ())
    assert reading.reason is not None


def test_text_beyond_what_a_person_writes_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT", 5)
    assert [detect(b"12345"), detect(b"123456")] == [True, False]


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
def test_no_word_of_a_letter_is_lost(words: str) -> None:
    (note,) = read(words.encode(), "id").facts
    assert isinstance(note, Note)
    assert note.text.split() == words.removeprefix("\ufeff").strip("\ufeff").split()
