"""A booklet: printed on both sides, flipped on the short edge, folded, its pages come in their order."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from second_opinion.content.forms import form
from second_opinion.paper.forms import FormPaper, Sheet
from second_opinion.paper.forms.booklet import imposed, missing, order
from second_opinion.ports.paper import Size
from tests.paper import reading

PAPER = FormPaper()


def test_the_order_of_one_two_and_three_sheets() -> None:
    assert order(4) == [(4, 1), (2, 3)]
    assert order(8) == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert order(12) == [(12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)]


def test_every_sheet_is_full() -> None:
    assert [missing(pages) for pages in (1, 4, 5, 6, 7, 8)] == [3, 0, 3, 2, 1, 0]
    with pytest.raises(ValueError, match="multiple of four"):
        imposed(PAPER.draw(form("twelve-questions"), Sheet()).pdf, "en")


@pytest.mark.parametrize(("paper", "side"), [("letter", (792.0, 612.0)), ("a4", (841.89, 595.28))])
def test_two_half_pages_fill_the_paper_and_the_cover_is_on_the_right(paper: Size, side: tuple[float, float]) -> None:
    pdf = PAPER.draw(form("blood-pressure"), Sheet(size="booklet", paper=paper)).pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert {tuple(float(edge) for edge in page.mediabox[2:]) for page in opened.pages} == {side}
        assert opened.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert (str(opened.Root.Lang), str(opened.docinfo["/Title"])) == ("en", "Blood pressure log")
        assert "/StructTreeRoot" not in opened.Root
    left, right = reading.halves_of(pdf)[0]
    said = " ".join(right.split())
    assert ("Blood pressure log" in said, "flip on the short edge, fold in the middle" in said) == (True, True)
    assert "Page 12 of 12" in left


def test_a_booklet_claims_nothing_it_is_not() -> None:
    with pikepdf.open(io.BytesIO(PAPER.draw(form("pain"), Sheet(size="booklet")).pdf)) as opened:
        assert "/Metadata" not in opened.Root


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_fold_and_tired_eyes_are_thought_of(language: str) -> None:
    """0.6 inch (43.2 points) of room at the fold; what is asked and told stands in 14 points and more."""
    sheet = Sheet(size="booklet", language="es" if language == "es" else "en")
    document = pypdfium2.PdfDocument(PAPER.pages_of_booklet(form("twelve-questions"), sheet))
    nearest, sizes = 1000.0, set()
    for number in range(len(document)):
        page = document[number]
        width, _ = page.get_size()
        for shape in page.get_objects(max_depth=3):
            left, _bottom, right, _top = shape.get_bounds()
            nearest = min(nearest, left if number % 2 == 0 else width - right)
        text = page.get_textpage()
        size = pypdfium2.raw.FPDFText_GetFontSize
        sizes |= {round(size(text.raw, index), 1) for index in range(text.count_chars())}
    document.close()
    assert nearest >= 43.2
    assert 14.0 in sizes


def test_a_form_that_is_no_booklet_is_refused() -> None:
    with pytest.raises(ValueError, match="booklet"):
        PAPER.draw(form("pain"), Sheet(size="booklet", fillable=True))


def test_pages_that_are_left_over_are_for_notes() -> None:
    pages = reading.pages_of(PAPER.pages_of_booklet(form("twelve-questions"), Sheet(size="booklet")))
    assert ("Notes" in pages[-1], len(pages) % 4) == (True, 0)
