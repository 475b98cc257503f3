"""What Rosa reads about her medicines in Spanish, when her doctors wrote in English."""

from __future__ import annotations

import pytest

from second_opinion.content.words import words
from second_opinion.journey.pack.wording.instructions import as_written, how_often

ENGLISH, SPANISH = words("en"), words("es")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Take 1 tablet by mouth once a day", "Take 1 tablet by mouth once [1 vez] a day"),
        ("Take 1 tablet Once daily.", "Take 1 tablet Once [1 vez] daily."),
        ("Take 2 tablets by mouth once.", "Take 2 tablets by mouth once [1 vez]."),
        ("One drop once every night, once only", "One drop once [1 vez] every night, once [1 vez] only"),
    ],
)
def test_in_a_spanish_packet_english_once_is_never_left_to_be_read_as_eleven(written: str, read: str) -> None:
    assert (as_written(written, SPANISH), as_written(written, ENGLISH)) == (read, written)


@pytest.mark.parametrize("written", ["Tome once gotas al día", "Tome una a las once a. m.", "Tome once. Agite antes."])
def test_an_instruction_in_spanish_keeps_its_eleven(written: str) -> None:
    assert as_written(written, SPANISH) == written


@pytest.mark.parametrize(
    ("frequency", "said"),
    [
        ("once a day", "1 vez al día"),
        ("twice a day", "2 veces al día"),
        ("3 times a day", "3 veces al día"),
        ("1–2 times a day", "1–2 veces al día"),
        ("every 8 hours", "cada 8 horas"),
        ("every 4 to 6 hours", "cada 4 a 6 horas"),
        ("every 12 hours, at bedtime", "cada 12 horas, a la hora de dormir"),
        ("every day, with meals", "todos los días, con alimentos"),
    ],
)
def test_how_often_is_said_in_spanish_with_digits(frequency: str, said: str) -> None:
    assert (how_often(frequency, SPANISH), how_often(frequency, ENGLISH)) == (said, frequency)


@pytest.mark.parametrize("frequency", ["BID", "Cada 8 horas", "every 8 hours for pain", "", "Q4-6H"])
def test_a_frequency_of_another_form_stays_as_written(frequency: str) -> None:
    assert (how_often(frequency, SPANISH), how_often(frequency, ENGLISH)) == (frequency, frequency)


def test_no_spanish_sentence_about_how_often_holds_the_word_once() -> None:
    forms = [f"every {n} hours" for n in (1, 4, 11)] + [f"{n} times a day" for n in (1, 2, 11)] + ["once a week"]
    assert [said for said in (how_often(each, SPANISH) for each in forms) if "once" in said] == []
