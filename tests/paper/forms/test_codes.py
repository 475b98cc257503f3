"""The code on Rosa's card: the least that helps, in plain words, drawn as any phone reads it, and the sheet says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pypdfium2
import pytest
import segno
from msgspec import structs

from second_opinion.content.forms import form
from second_opinion.content.forms.answers import MOST_ON_A_CARD
from second_opinion.paper.forms import FormPaper, Sheet, refused, too_long, words_of
from second_opinion.paper.forms.codes import MOST, QUIET
from second_opinion.paper.forms.sheet import Print
from tests.paper import reading
from tests.paper.forms.sheets import faults

PAPER: Final = FormPaper()
FORM: Final = form("emergency-sheet")
WRITTEN: Final = {
    "person/born": "1954-03-14",
    "wallet/name": "Rosa Núñez",
    "wallet/call": "Luis",
    "wallet/phone": "312-555-0142",
    "wallet/allergies": "penicillin:\n rash",
    "wallet/conditions": "heart failure",
    "wallet/medicines": "apixaban",
}
SAID: Final = """In an emergency · En una emergencia
Name · Nombre: Rosa Núñez
Call · Llame a: Luis
Phone · Teléfono: 312-555-0142
Allergies · Alergias: penicillin: rash"""
FULL: Final = {**WRITTEN, "wallet/allergies": "á" * ((MOST - len(SAID.encode()) + 16) // 2)}
SCALE: Final = 8


def on_paper(pdf: bytes, count: int) -> Iterator[list[list[bool]]]:
    """Each code of the file as it is printed: whether it is dark in the middle of each of ``count`` modules a side."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=SCALE, grayscale=True)
            pixels = bytes(bitmap.buffer)
            for shape in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=4):
                left, bottom, right, top = shape.get_bounds()
                if right - left < 100 or abs((right - left) - (top - bottom)) > 0.1:
                    continue  # the white square a code is drawn in, and nothing else
                module = (right - left) / count
                middles = [(step + 0.5) * module * SCALE for step in range(count)]
                x, y = left * SCALE, (page.get_height() - top) * SCALE
                yield [
                    [pixels[int(y + down) * bitmap.stride + int(x + over)] < 128 for over in middles]
                    for down in middles
                ]
    finally:
        document.close()


def drawn(said: str) -> list[list[bool]]:
    """The modules of a code that says this, by the library alone."""
    made = segno.make(said, error="m", mode="byte", encoding="utf-8", micro=False, boost_error=False)
    return [[bool(module) for module in row] for row in made.matrix_iter(border=QUIET)]


@pytest.mark.parametrize("answers", [WRITTEN, FULL], ids=["short", "full"])
@pytest.mark.parametrize("size", ["normal", "large"])
def test_the_code_on_both_cards_is_the_one_that_says_the_least_that_helps(answers: dict[str, str], size: Print) -> None:
    sheet = Sheet(answers=answers, qr=True, size=size)
    wanted = drawn(words_of(FORM, sheet))
    assert list(on_paper(PAPER.draw(FORM, sheet).pdf, len(wanted))) == [wanted, wanted]


def test_another_answer_is_another_code() -> None:
    sheet = Sheet(answers={**WRITTEN, "wallet/phone": "312-555-0143"}, qr=True)
    wanted = drawn(SAID)
    assert [found == wanted for found in on_paper(PAPER.draw(FORM, sheet).pdf, len(wanted))] == [False, False]


def test_it_says_who_whom_to_call_and_allergies_and_nothing_else() -> None:
    assert words_of(FORM, Sheet(answers=WRITTEN)) == SAID
    assert words_of(FORM, Sheet(language="es", answers={"wallet/name": "Rosa"})).splitlines() == [
        "En una emergencia · In an emergency",
        "Nombre · Name: Rosa",
    ]


def test_the_sheet_says_that_anybody_can_read_it_and_a_screen_reader_says_what_it_holds() -> None:
    pdf = PAPER.draw(FORM, Sheet(answers=WRITTEN, qr=True)).pdf
    warning = "Anybody who points a phone at the code can read: “Name”, “Call”, “Phone”, “Allergies”."
    assert " ".join(reading.text_of(pdf).split()).count(warning) == 2
    assert reading.alternatives(pdf) == ["A code for a phone. It says: " + SAID.replace("\n", "; ")] * 2


@pytest.mark.parametrize("sheet", [Sheet(), Sheet(language="es", paper="a4", size="large")], ids=["normal", "large"])
def test_the_sheet_with_its_code_is_whole_and_tagged(sheet: Sheet) -> None:
    assert faults(FORM, structs.replace(sheet, answers=FULL, qr=True), PAPER) == []


def test_long_answers_on_the_card_stay_in_their_lines() -> None:
    long = "carvedilol, furosemide, apixaban, metformin, levothyroxine, " * 2
    answers = {place: long[:MOST_ON_A_CARD] for place in WRITTEN if place.startswith("wallet/")}
    answers["wallet/allergies"] = "x"
    assert faults(FORM, Sheet(answers=answers), PAPER) == []
    assert faults(FORM, Sheet(answers={**answers, "wallet/name": "R" * 30, "wallet/call": "L"}, qr=True), PAPER) == []


def test_a_code_needs_a_card_with_answers_that_fit() -> None:
    assert too_long(words_of(FORM, Sheet(answers=FULL))) == 0
    more = {**FULL, "wallet/allergies": FULL["wallet/allergies"] + "á"}
    assert too_long(words_of(FORM, Sheet(answers=more))) in {1, 2}
    asked = [
        refused(FORM, Sheet(qr=True)),
        refused(FORM, Sheet(qr=True, answers={"wallet/medicines": "apixaban"})),
        refused(form("pain"), Sheet(qr=True, answers=WRITTEN)),
        refused(FORM, Sheet(qr=True, answers=more)),
        refused(FORM, Sheet(qr=True, answers=FULL)),
    ]
    assert asked == [*["a code is for a filled card that has one"] * 3, "the card says more than a code holds", ""]
