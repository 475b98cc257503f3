from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from second_opinion.paper.printable import Printable
from second_opinion.paper.verbatim import MOST_LINES, verbatim
from tests.paper.specimen_values import COUNTS, REPORT


def test_a_letter_is_set_in_ordinary_type_and_a_table_of_values_in_columns() -> None:
    assert (verbatim(REPORT, Printable())["aligned"], verbatim(COUNTS, Printable())["aligned"]) == (False, True)


def test_bars_alone_are_no_columns() -> None:
    rows = "Aspirin | 81 mg | daily\nApixaban | 5 mg | twice a day\nMetformin | 500 mg | with meals\n"
    assert not verbatim(rows, Printable())["aligned"]


def test_empty_lines_stand_between_parts() -> None:
    assert verbatim("a\nb\n\n\nc", Printable())["parts"] == [(False, ["a", "b"]), (True, ["c"])]


def test_indents_and_gaps_are_kept() -> None:
    assert verbatim("  in    out", Printable())["parts"] == [(False, ["\u00a0\u00a0in\u00a0\u00a0\u00a0 out"])]


def test_a_long_text_is_cut_into_parts_without_a_gap() -> None:
    parts = verbatim("x\n" * (2 * MOST_LINES + 1), Printable())["parts"]
    assert [(gap, len(lines)) for gap, lines in parts] == [(False, MOST_LINES), (False, MOST_LINES), (False, 1)]


@given(st.text(st.sampled_from("ab \n\t|-")))
def test_no_line_is_lost(text: str) -> None:
    kept = [line for _, lines in verbatim(text, Printable())["parts"] for line in lines]
    came = [line.rstrip() for line in Printable()(text).split("\n") if line.strip()]
    assert [line.replace("\u00a0", " ") for line in kept] == came
