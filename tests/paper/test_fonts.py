from __future__ import annotations

import pytest

from second_opinion.paper import fonts


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("Spanish", "áéíóúüñÁÉÍÓÚÜÑ¿¡ºª"),
        ("Vietnamese", "ăâđêôơưẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỳỵỷỹ"),
        ("Greek", "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩάέήίόύώ"),
        ("Cyrillic", "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ"),
        ("laboratory signs", "≥≤≠≈±×÷−µμ°‰√∞∆∂∑∼"),
        ("arrows", "←→↑↓↔↗↘⇒⇌"),
        ("ticks and boxes", "☐☑☒✓✔✗✘□■▢▪▫●○◆▲▼►"),
        ("raised and lowered", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉"),
        ("fractions", "½⅓⅔¼¾⅛⅜⅝⅞"),
        ("printing", "–—‘’“”«»…•·†‡§¶©®™€£¥№℃℉♀♂⚠"),
    ],
)
def test_what_medical_records_are_written_with_is_there(what: str, text: str) -> None:
    assert (what, [each for each in text if ord(each) not in fonts.covered()]) == (what, [])


def test_letters_that_must_join_or_run_leftwards_are_not_said_to_be_there() -> None:
    mathematical = fonts.characters(fonts.FOLDER / "NotoSansMath_400Regular.ttf")
    assert ord("ب") in mathematical
    assert ord("ب") not in fonts.covered()


def test_bold_letters_cover_what_ordinary_ones_do() -> None:
    assert fonts.characters(fonts.FOLDER / "NotoSans_700Bold.ttf") == fonts.primary()
