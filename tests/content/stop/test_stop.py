"""The emergency page says the same in both languages, and where it is from."""

from __future__ import annotations

import pytest

from second_opinion.content.stop import stop_page


def test_both_languages_name_the_same_number_of_signs_and_the_same_telephone_numbers() -> None:
    one, other = stop_page("en"), stop_page("es")
    assert [len(group.signs) for group in one.emergency] == [len(group.signs) for group in other.emergency]
    assert (len(one.crisis), len(one.wait), one.sources, one.checked) == (
        len(other.crisis),
        len(other.wait),
        other.sources,
        other.checked,
    )
    for page in (one, other):
        assert ("911" in page.call, "988" in page.crisis[0], "AYUDA" in page.crisis[0]) == (True, True, True)


def test_emergency_surgery_is_told_not_to_wait() -> None:
    assert stop_page("en").wait[0].startswith("Emergency surgery or life-threatening treatment: do not wait.")
    assert stop_page("es").wait[0].startswith("Cirugía de emergencia o tratamiento para salvar la vida: no espere.")


def test_that_nobody_reviewed_it_yet_is_said() -> None:
    assert stop_page("en").reviewed == "Nobody with medical training has reviewed this page yet."


def test_a_language_that_is_not_written_is_an_error() -> None:
    with pytest.raises(KeyError):
        stop_page("fr")
