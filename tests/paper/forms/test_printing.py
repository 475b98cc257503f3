"""A form on paper: whole, tagged, in its language, for Letter and A4, normal and large; and added by one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from second_opinion.content.forms import form, forms, load
from second_opinion.content.forms.schema import Language, Table
from second_opinion.paper.forms import FormPaper, Sheet
from second_opinion.ports.paper import Size
from tests.content.forms.test_loading import WEIGHT
from tests.paper import reading

PAPER = FormPaper()


def test_every_page_has_the_place_of_a_name_and_says_which_of_how_many() -> None:
    drawn = PAPER.draw(form("blood-pressure"), Sheet(language="es", days=21))
    pages = reading.pages_of(drawn.pdf)
    assert [("Nombre" in page, f"Página {number} de {len(pages)}" in page) for number, page in enumerate(pages, 1)] == [
        (True, True)
    ] * len(pages)


def test_a_form_is_added_by_adding_one_file(tmp_path: Path) -> None:
    (tmp_path / "weight.toml").write_text(WEIGHT, encoding="utf-8")
    (weight,) = load(tmp_path)
    said = reading.text_of(PAPER.draw(weight, Sheet(language="es")).pdf)
    assert [
        word for word in ("Registro del peso", "Anote su peso.", "Le cuesta respirar", "lb") if word not in said
    ] == []


def test_answers_stand_in_their_boxes_and_none_is_left_out() -> None:
    answers = {
        "person/name": "Rosa Delgado",
        "readings/1/morning/systolic-1": "128",
        "readings/9/evening/pulse-2": "71",
        "readings/1/morning/note": "Tired after the walk, a little dizzy when I stood up from the chair in the garden",
        "setup/position": "sitting",
    }
    drawn = PAPER.draw(form("blood-pressure"), Sheet(answers=answers))
    said = " ".join(reading.text_of(drawn.pdf).split())
    assert [word for word in ("Rosa Delgado", "128", "71", "garden", "×") if word not in said] == []


@pytest.mark.documents
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_binder_is_one_tagged_file_with_a_tab_for_each_part(language: Language) -> None:
    drawn = PAPER.draw_binder(forms(), Sheet(language=language, days=3))
    assert reading.complaints(drawn.pdf) == []
    titles = [line for line in reading.bookmarks(drawn.pdf) if line.startswith("  ") and not line.startswith("    ")]
    assert titles == [f"  {each.said(each.title, language)}" for each in forms()]


def test_the_same_form_gives_the_same_bytes() -> None:
    sheet = Sheet(language="es", paper="a4")
    assert PAPER.draw(form("pain"), sheet).pdf == FormPaper().draw(form("pain"), sheet).pdf


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_no_column_of_a_log_is_lost_on_either_paper(paper: Size, language: Language) -> None:
    logs = [each for each in forms() if each.kind == "log"]
    lost = []
    for log in logs:
        said = " ".join(reading.text_of(PAPER.draw(log, Sheet(paper=paper, language=language)).pdf).split())
        columns = [column for part in log.parts if isinstance(part, Table) for column in part.columns]
        heads = [(column.short or column.label).to(language) for column in columns]
        lost += [f"{log.id}: {head}" for head in heads if not all(word in said for word in head.split())]
    assert lost == []
