"""Every form can be read: 6th grade, danger signs 4th; in Spanish easy by both scales. Nobody is left guessing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
import pytest

from second_opinion.content.forms import Form, forms
from second_opinion.content.forms.schema import Danger, Sign, Source, Text
from tests.content.reading_level import fernandez_huerta, grade, inflesz, longest

EACH = pytest.mark.parametrize("form", forms(), ids=lambda form: form.id)
WORDS_IN_A_SENTENCE = 26
LABEL = 3
"""Words; so short a text is a label. Counted as sentences, labels would make every form look easy."""


def texts(piece: object) -> Iterator[Text]:
    """Every text of a form that a person reads as help: not the danger signs, which have their own bar."""
    if isinstance(piece, Text):
        yield piece
    elif isinstance(piece, msgspec.Struct) and not isinstance(piece, Sign | Source):
        for name in piece.__struct_fields__:
            yield from texts(getattr(piece, name))
    elif isinstance(piece, tuple):
        for each in piece:
            yield from texts(each)


def signs(form: Form) -> list[Text]:
    return [
        text for part in form.parts if isinstance(part, Danger) for sign in part.signs for text in (sign.when, sign.do)
    ]


def read(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if len(text.split()) > LABEL]


@EACH
def test_a_form_is_sixth_grade_at_most(form: Form) -> None:
    assert grade(read(text.en for text in texts(form))) <= 6.0


@EACH
def test_danger_signs_are_fourth_grade_at_most(form: Form) -> None:
    said = [text.en for text in signs(form)]
    assert not said or grade(said) <= 4.0


@EACH
def test_the_spanish_is_easy_on_both_scales(form: Form) -> None:
    said = read(text.es for text in (*texts(form), *signs(form)))
    assert (fernandez_huerta(said) >= 70, inflesz(said) >= 65) == (True, True)


@EACH
def test_no_sentence_runs_on(form: Form) -> None:
    both = [*texts(form), *signs(form)]
    long = [text.en for text in both if longest([text.en]) > WORDS_IN_A_SENTENCE]
    assert long + [text.es for text in both if longest([text.es]) > WORDS_IN_A_SENTENCE + 8] == []
