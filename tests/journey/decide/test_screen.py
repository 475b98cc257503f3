"""What a person types, and whether it stops them."""

from __future__ import annotations

import pytest

from second_opinion.journey.decide import Raised, alarms, screen


def flags(text: str, tongue: str = "") -> list[str]:
    return [each.flag for each in screen(text, "en" if tongue == "en" else "es" if tongue == "es" else "")]


def test_what_matched_is_shown_as_it_was_typed() -> None:
    assert screen("Ayer bien. Hoy ME DUELE el Pécho!!") == (Raised("heart", "DUELE el Pécho"),)


def test_an_empty_text_raises_nothing() -> None:
    assert [screen(text) for text in ("", "   \n", "…", "😀")] == [(), (), (), ()]


@pytest.mark.parametrize(
    ("stops", "does_not"),
    [
        ("I have chest pain", "I have no chest pain"),
        ("no tengo dolor de pecho pero no puedo respirar", "no tengo dolor de pecho ni me falta el aire"),
        ("no se le quita el dolor de pecho", "no le duele el pecho"),
        ("No, my chest hurts", "No chest pain"),
        ("She had a stroke last night", "She had a stroke last year"),
        ("In 2015 I had a stroke, now my face is numb", "In 2015, I had a stroke"),
        ("My neighbor is having a heart attack right now", "My neighbor had a heart attack"),
        ("I am not sure if it is a heart attack", "What if it is a heart attack?"),
        ("the doctor wants to operate tonight", "the doctor wants to operate next month"),
        ("I don't want to live", "I don't want to die"),
        ("oxygen 82", "oxygen 97, pulse 82"),
    ],
)
def test_small_words_decide(stops: str, does_not: str) -> None:
    assert (bool(screen(stops)), bool(screen(does_not))) == (True, False)


def test_a_denial_ends_with_its_sentence() -> None:
    assert flags("No fever. My chest hurts.") == ["heart"]


def test_letters_that_slipped_are_read_as_they_were_meant() -> None:
    typed = [
        "cheast pain",
        "she is unconcious",
        "estoy bomitando sangre",
        "me aogo",
        "no kiero vivir",
        "no puedo respriar",
    ]
    assert [bool(flags(text)) for text in typed] == [True] * 6


def test_both_languages_are_looked_for_unless_one_is_named() -> None:
    assert (flags("mi mom tiene chest pain"), flags("me duele el pecho", "en"), flags("my chest hurts", "es")) == (
        ["heart"],
        [],
        [],
    )


def test_an_alarm_says_what_to_do_in_the_persons_language_and_where_that_is_from() -> None:
    (alarm,) = alarms("I want to kill myself", "es")
    assert (alarm.id, alarm.do.startswith("Llame al 988"), alarm.source) == (
        "suicide",
        True,
        "988 Suicide & Crisis Lifeline, What to expect, https://988lifeline.org/get-help/what-to-expect",
    )


def test_a_text_without_a_full_stop_is_still_looked_at_to_its_end() -> None:
    assert flags("and then we talked " * 100 + "and my chest hurts") == ["heart"]


def test_a_hostile_text_of_many_numbers_and_gaps_ends() -> None:
    assert flags("no " * 5_000 + "180 " * 5_000) == []
