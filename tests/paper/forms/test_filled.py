"""What Luis types into the PDF comes back as answers, whatever program he typed it with."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Name, String

from second_opinion.content.forms import form
from second_opinion.paper.forms import FormPaper, Sheet, UnreadableError, answers_of, form_of

BLANK = {
    name: FormPaper().draw(form(name), Sheet(fillable=True)).pdf
    for name in ("blood-pressure", "pain", "twelve-questions")
}
WRITTEN = {
    "person/name": "Rosa Núñez Delgado",
    "person/born": "03/14/1954",
    "targets/call-above": "150/90",
    "setup/position": "sitting",
    "readings/1/date": "11/26/2026",
    "readings/1/morning/time": "7:40",
    "readings/1/morning/systolic-1": "128",
    "readings/1/morning/arm": "left",
    "readings/7/evening/pulse-2": "71",
    "readings/summary/1/systolic": "131",
}


def typed(pdf: bytes, answers: dict[str, str], looks: bool = False) -> bytes:
    """The file after another program wrote values: no appearances, or for buttons nothing but appearances."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for field in opened.Root.AcroForm.Fields:
            answer = answers.get(str(field.T))
            if answer is None:
                continue
            if field.get("/FT") != "/Btn":
                field.V = String(answer)
            elif looks:
                places = list(field.get("/Kids", [field]))
                next(place for place in places if f"/{answer}" in place.AP.N).AS = Name(f"/{answer}")
            else:
                field.V = Name(f"/{answer}")
            for place in field.get("/Kids", [field]):
                if "/AP" in place and not looks:
                    del place.AP
        opened.save(out)
    return out.getvalue()


def test_a_blank_pdf_has_no_answers_and_says_which_form_it_is() -> None:
    assert {name: (form_of(pdf), answers_of(form(name), pdf)) for name, pdf in BLANK.items()} == {
        name: (name, {}) for name in BLANK
    }


@pytest.mark.parametrize("looks", [False, True])
def test_what_another_program_wrote_comes_back_whole(looks: bool) -> None:
    pdf = typed(BLANK["blood-pressure"], WRITTEN, looks)
    assert answers_of(form("blood-pressure"), pdf) == WRITTEN


def test_places_on_the_body_and_several_choices_come_back_as_one_answer() -> None:
    boxes = dict.fromkeys(("entry/2/where/back-lower", "entry/2/where/front-knee-left", "entry/2/kind/burning"), "yes")
    pdf = typed(BLANK["pain"], {**boxes, "entry/2/now": "6"})
    assert answers_of(form("pain"), pdf) == {
        "entry/2/now": "6",
        "entry/2/kind": "burning",
        "entry/2/where": "front-knee-left back-lower",
    }


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip).filter(bool))
def test_any_words_come_back_as_they_were_typed(words: str) -> None:
    pdf = typed(BLANK["twelve-questions"], {"questions/goal": words})
    assert answers_of(form("twelve-questions"), pdf) == {"questions/goal": words}


def test_what_came_back_is_printed_on_the_filled_sheet() -> None:
    back = answers_of(form("blood-pressure"), typed(BLANK["blood-pressure"], WRITTEN))
    sheet = FormPaper().draw(form("blood-pressure"), Sheet(answers=back))
    assert sheet == FormPaper().draw(form("blood-pressure"), Sheet(answers=WRITTEN))
    assert sheet.pages == 2


def test_a_field_of_another_form_is_left_alone() -> None:
    assert answers_of(form("pain"), typed(BLANK["blood-pressure"], {"readings/1/morning/systolic-1": "128"})) == {}


def test_a_file_that_is_no_pdf_and_a_pdf_without_fields() -> None:
    with pytest.raises(UnreadableError):
        answers_of(form("pain"), b"%PDF-1.7 and then nothing")
    assert answers_of(form("pain"), FormPaper().draw(form("pain"), Sheet()).pdf) == {}
    assert form_of(FormPaper().draw_binder([form("pain")], Sheet()).pdf) == ""


def test_a_value_that_cannot_be_unpacked_is_told_as_a_broken_file() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(BLANK["pain"])) as opened:
        stream = pikepdf.Stream(opened, b"")
        stream.write(b"nothing that was ever packed", filter=Name.FlateDecode)
        opened.Root.AcroForm.Fields[0].V = stream
        opened.save(out)
    with pytest.raises(UnreadableError):
        answers_of(form("pain"), out.getvalue())


def test_a_field_that_names_a_row_out_of_all_proportion_is_left_alone() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(BLANK["blood-pressure"])) as opened:
        opened.Root.AcroForm.Fields[0].T = String("readings/999999999999/date")
        opened.Root.AcroForm.Fields[0].V = String("2026-11-26")
        opened.save(out)
    assert answers_of(form("blood-pressure"), out.getvalue()) == {}
