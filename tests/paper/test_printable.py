from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.paper import fonts
from second_opinion.paper.printable import BREAK, MISSING, Printable, code

ANYTHING = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Lisinopril 10 mg", "Lisinopril 10 mg"),
        ("≥ 5 µg/dL → 37.2 °C ½ ✓ ☐", "≥ 5 µg/dL → 37.2 °C ½ ✓ ☐"),
        ("\uf0b7 aspirin \uf0fc \uf0a7", "• aspirin ✓ ▪"),  # Word's bullets and tick
        ("\uf0b3 90", f"{MISSING} 90"),  # ≥ in one of Word's fonts, a clock in another: not guessed
        ("no\x00nul\x1b[31m \u202eabc\u2066 \ufeffx\u200dy", "nonul[31m abc xy"),
        ("one\r\ntwo\rthree\x0cfour\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("a\tb", "a       b"),
        ("thin\u2009space wide\u3000space", "thin\u2009space wide space"),
        ("王小明", f"{MISSING}" * 3),
        ("王" * 57 + ".", f"{MISSING}×57."),
        ("half \ud800 a pair", f"half {MISSING} a pair"),
        ("n\u0303 e\u0301", "n\u0303 e\u0301"),
        ("☃\u0301", f"☃{MISSING}"),  # a mark from another font would float free of its sign
        ("e" + "\u0301" * 500, "e" + "\u0301" * 6 + f"{MISSING}×494"),
        ("❤\ufe0f", "❤"),
    ],
)
def test_text_becomes_printable(text: str, printed: str) -> None:
    assert Printable()(text).replace(BREAK, "") == printed


@given(ANYTHING)
def test_whatever_comes_only_what_our_fonts_have_is_printed(text: str) -> None:
    printed = Printable()(text)
    assert [each for each in printed if ord(each) not in fonts.covered() and each not in f"\n{BREAK}"] == []


@given(ANYTHING)
def test_what_is_printable_already_stays_as_it_is(text: str) -> None:
    once = Printable()(text).replace(BREAK, "")
    again = Printable()
    assert (again(once).replace(BREAK, ""), again.missing) == (once, set())


@given(st.text("中文\ud800\U0001f600ab \n"))
def test_every_character_that_is_lost_is_listed(text: str) -> None:
    printable = Printable()
    printable(text)
    assert printable.missing == set(text) - set("ab \n")


@given(st.text(st.sampled_from("abcé9/.-"), min_size=29))
def test_a_long_word_may_be_divided_every_few_letters_and_loses_none(word: str) -> None:
    printed = Printable()(word)
    assert printed.replace(BREAK, "") == word
    assert max(len(part) for part in printed.split(BREAK)) <= 16


def test_an_ordinary_word_is_not_divided() -> None:
    assert BREAK not in Printable()("hydrochlorothiazide 12.5 mg electroencephalographic")


def test_a_character_is_named() -> None:
    assert (code("中"), code("\ud800")) == ("U+4E2D CJK UNIFIED IDEOGRAPH-4E2D", "U+D800")
