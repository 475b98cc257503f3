"""Every form is whole on paper: nothing cut, nothing over anything else, nothing missing.

Here each form is looked at in some of its ways, all of them taken together; ``python -m tests.paper.forms.every`` looks
at every form in every language, paper, size and kind.
"""

from __future__ import annotations

import io
from typing import Final

import pikepdf
import pypdfium2
import pytest

from second_opinion.content.forms import Form, form, forms
from second_opinion.content.forms.schema import Card
from second_opinion.paper.forms import FormPaper, Sheet, refused
from tests.paper.forms.sheets import faults, field_faults, seen

PAPER: Final = FormPaper()
SOME: Final = (
    Sheet(),
    Sheet(language="es", paper="a4", size="large"),
    Sheet(language="es", size="booklet"),
    Sheet(language="es", fillable=True),
)
pytestmark = pytest.mark.documents


@pytest.mark.parametrize("sheet", SOME, ids=["sheet", "large", "booklet", "fillable"])
@pytest.mark.parametrize("form", forms(), ids=lambda form: form.id)
def test_a_form_is_whole_on_paper(form: Form, sheet: Sheet) -> None:
    if not refused(form, sheet):
        assert faults(form, sheet, PAPER) == []


def spoiled(pdf: bytes, drawn: str) -> bytes:
    """The file with more drawn on its first page."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.pages[0].contents_add(f"Q q {drawn} Q".encode())
        opened.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        ("0 0 0 RG 590 300 40 20 re S", "is cut at the edge"),
        ("0 0 0 RG 100 20 40 60 re S", "runs over the foot of the page"),
    ],
)
def test_what_is_cut_or_runs_over_is_seen(drawn: str, said: str) -> None:
    pdf = PAPER.draw(form("twelve-questions"), Sheet()).pdf
    (found,) = seen(spoiled(pdf, drawn), Sheet())
    assert said in found


def test_text_over_text_is_seen() -> None:
    pdf = PAPER.draw(form("twelve-questions"), Sheet()).pdf
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0]
        page.contents_add(b"q 1 0 0 1 3 3 cm", prepend=True)
        page.contents_add(b"Q")
        once = PAPER.draw(form("twelve-questions"), Sheet()).pdf
        with pikepdf.open(io.BytesIO(once)) as again:
            page.add_overlay(again.pages[0], pikepdf.Rectangle(page.mediabox))
        opened.save(out)
    assert [fault for fault in seen(out.getvalue(), Sheet()) if "lies on text" in fault] != []


def test_a_field_without_name_or_tooltip_is_seen() -> None:
    sheet = Sheet(fillable=True)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(PAPER.draw(form("twelve-questions"), sheet).pdf)) as opened:
        fields = opened.Root.AcroForm.Fields
        fields[2].T = pikepdf.String("visit/priest")
        fields[3].TU = pikepdf.String("")
        opened.save(out)
    found = list(field_faults(form("twelve-questions"), sheet, out.getvalue()))
    assert [fault.split(":")[0] for fault in found if "jumps" not in fault] == ["fields", "a field without a tooltip"]


def sizes(pdf: bytes) -> set[float]:
    """The sizes of print on all pages, in points, without the spaces between words."""
    found: set[float] = set()
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        size = pypdfium2.raw.FPDFText_GetFontSize
        seen_here = {round(size(text.raw, index), 1) for index in range(text.count_chars())}
        found |= {each for each in seen_here if each > 1}
    document.close()
    return found


@pytest.mark.parametrize(
    "name", [each.id for each in forms() if not any(isinstance(part, Card) for part in each.parts)]
)
def test_large_print_is_large_everywhere(name: str) -> None:
    assert min(sizes(PAPER.draw(form(name), Sheet(size="large", language="es")).pdf)) >= 18


def test_only_the_card_for_the_wallet_is_small_in_large_print() -> None:
    assert min(sizes(PAPER.draw(form("emergency-sheet"), Sheet(size="large")).pdf)) == 7


@pytest.mark.parametrize("name", [each.id for each in forms() if each.fillable and not each.secret])
def test_every_box_can_be_written_in_by_hand(name: str) -> None:
    """0.35 inch is 25.2 points."""
    with pikepdf.open(io.BytesIO(PAPER.draw(form(name), Sheet(fillable=True)).pdf)) as pdf:
        written = [note for page in pdf.pages for note in page.get("/Annots", ()) if "/DA" in note]
        heights = {round(float(note.Rect[3] - note.Rect[1]), 1) for note in written}
    assert min(heights, default=26) >= 25.2
