"""Whatever a family wrote is printed as text, whole, and stops nothing."""

from __future__ import annotations

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from second_opinion.content.forms import form
from second_opinion.content.forms.places import places
from second_opinion.paper.forms import FormPaper, Sheet
from tests.paper import reading
from tests.paper.forms.sheets import seen

PAPER: Final = FormPaper()
ADDRESSES: Final = [address for address, _ in places(form("pain"), 2)]
CODE: Final = '#panic("x") $x$ \\ @a <b> *c* _d_ `e` //f'


@settings(max_examples=20)
@given(st.dictionaries(st.sampled_from(ADDRESSES), st.text(max_size=60), max_size=6))
def test_any_answers_are_printed(answers: dict[str, str]) -> None:
    drawn = PAPER.draw(form("pain"), Sheet(answers=answers, days=1))
    said = [fault for fault in seen(drawn.pdf, Sheet()) if "glyph" not in fault]  # it is marked, and told
    assert said == []


def test_a_very_long_name_is_cut_at_the_head_and_printed_whole_once() -> None:
    name = "María de los Ángeles Concepción Delgado Núñez de la Torre y Villaseñor"
    drawn = PAPER.draw(form("pain"), Sheet(answers={"person/name": name}))
    pages = [" ".join(page.split()) for page in reading.pages_of(drawn.pdf)]
    assert [(name in page, "María de los Ángeles Concepción Delgado" in page) for page in pages] == [
        (True, True),
        *[(False, True)] * (drawn.pages - 1),
    ]
    assert list(seen(drawn.pdf, Sheet())) == []


def test_what_looks_like_code_is_printed_as_it_is() -> None:
    drawn = PAPER.draw(form("twelve-questions"), Sheet(answers={"questions/goal": CODE}))
    assert CODE in " ".join(reading.text_of(drawn.pdf).split())


def test_a_character_that_no_font_has_is_marked_and_told() -> None:
    drawn = PAPER.draw(form("twelve-questions"), Sheet(answers={"person/name": "王小明"}))
    assert drawn.unprintable == ("U+5C0F", "U+660E", "U+738B")
    assert "▯▯▯" in reading.text_of(drawn.pdf)


def test_a_long_answer_goes_on_to_the_next_page() -> None:
    words = " ".join(f"word{number}" for number in range(2500))
    pdf = PAPER.draw(form("twelve-questions"), Sheet(answers={"questions/goal": words})).pdf
    assert [each for each in ("word0", "word1200", "word2499") if each not in reading.text_of(pdf)] == []
    assert list(seen(pdf, Sheet())) == []


def test_a_long_note_in_a_table_goes_on_to_the_next_page() -> None:
    words = " ".join(f"word{number}" for number in range(900))
    pdf = PAPER.draw(form("blood-pressure"), Sheet(answers={"readings/2/morning/note": words})).pdf
    assert [each for each in ("word0", "word500", "word899") if each not in reading.text_of(pdf)] == []
    assert list(seen(pdf, Sheet())) == []


def test_an_answer_beyond_the_days_asked_for_still_has_its_row() -> None:
    answers = {f"readings/{day}/evening/systolic-1": str(100 + day) for day in range(1, 41)}
    said = reading.text_of(PAPER.draw(form("blood-pressure"), Sheet(answers=answers, days=7)).pdf).split()
    assert [value for value in answers.values() if value not in said] == []
