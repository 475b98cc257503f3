"""Whole documents, held against what a screen reader, a printer and an archive ask of them."""

from __future__ import annotations

import io

import pikepdf
import pytest

from second_opinion.paper import Typst
from second_opinion.ports.paper import Size
from tests.paper import reading
from tests.paper.specimen import specimen

pytestmark = pytest.mark.documents
BOTH = pytest.mark.parametrize("language", ["en", "es"])
SHEETS = pytest.mark.parametrize(("size", "points"), [("letter", (612.0, 792.0)), ("a4", (595.28, 841.89))])


@BOTH
@SHEETS
def test_every_kind_of_block_passes_pdf_ua(size: Size, points: tuple[float, float], language: str) -> None:
    drawn = Typst().draw(specimen(size, language))
    assert reading.complaints(drawn.pdf) == []
    with pikepdf.open(io.BytesIO(drawn.pdf)) as pdf:
        assert str(pdf.Root.Lang) == language
        assert str(pdf.docinfo["/Title"]) == specimen(size, language).title
        sheets = {tuple(round(float(side), 2) for side in sheet.mediabox[2:]) for sheet in pdf.pages}
        assert sheets == {points}
        assert drawn.pages == len(pdf.pages)


def test_an_untagged_file_does_not_pass() -> None:
    blank = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(blank)
    assert reading.complaints(blank.getvalue()) != []


def test_bookmarks_are_the_parts_of_the_document() -> None:
    assert reading.bookmarks(Typst().draw(specimen()).pdf) == [
        "Rosa Delgado",
        "Laboratory results",
        "  Blood count and kidneys",
        "Conditions",
        "The first doctor’s opinion",
        "Index of originals",
        "mammogram.txt",
        "counts.txt",
    ]


def test_every_font_is_ours_and_embedded() -> None:
    found = reading.fonts(Typst().draw(specimen()).pdf)
    assert found == {
        "NotoSans-Regular": True,
        "NotoSans-Bold": True,
        "NotoSansSymbols2-Regular": True,
        "NotoSansMath-Regular": True,
        "NotoSansMono-Regular": True,
    }


def test_a_packet_of_ordinary_records_misses_no_character() -> None:
    drawn = Typst().draw(specimen())
    assert drawn.unprintable == ()
    assert "▯" not in reading.text_of(drawn.pdf)
    assert "could not be printed" not in reading.text_of(drawn.pdf)


def test_every_page_says_whose_it_is_and_which_of_how_many() -> None:
    drawn = Typst().draw(specimen(language="es"))
    pages = reading.pages_of(drawn.pdf)
    assert [f"Página {number} de {drawn.pages}" in page for number, page in enumerate(pages, 1)] == [True] * drawn.pages
    assert ["Rosa Delgado" in page for page in pages] == [True] * drawn.pages


def test_marks_are_said_in_words() -> None:
    said = reading.text_of(Typst().draw(specimen(language="es")).pdf)
    assert "11.2 ▼bajo" in said.replace("\u00a0", " ").replace("\u2060", "")
    assert "Lymphoma (descartado)" in said


def test_one_table_is_one_table_to_a_screen_reader_and_a_chart_is_a_figure() -> None:
    found = reading.tags(Typst().draw(specimen()).pdf)
    assert (found.count("Table"), found.count("Figure")) == (3, 6)
    assert found.count("THead") == 3
