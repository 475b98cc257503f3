"""The tables of documents, as they are printed."""

from __future__ import annotations

import pytest

from second_opinion.journey.pack.originals.narrative import words
from second_opinion.ports.paper import Table, Verbatim
from tests.journey.pack.rosa import lines


def test_lines_of_cells_under_headings_are_a_table_without_its_empty_columns() -> None:
    text = "Vital signs\nDate | Test | Result | Details\nJul 11 | Systolic | 150\n | Diastolic | 95\nAll taken sitting."
    before, table, after = words(text)
    assert (before, after) == (Verbatim("Vital signs"), Verbatim("All taken sitting."))
    assert isinstance(table, Table)
    assert list(lines(table)) == ["Date | Test | Result", "Jul 11 | Systolic | 150", " | Diastolic | 95"]


@pytest.mark.parametrize(
    "text",
    [
        "Appointment | On 11-July-2013\nFollow-up | On 12-July-2013",
        "Date | Test\nJul 11 | Systolic | 150",
        "Date | Test",
        "Name | \nCodeine | Hives",
    ],
)
def test_where_it_is_not_certain_what_stands_under_what_the_lines_stay_as_they_are(text: str) -> None:
    assert words(text) == (Verbatim(text),)


@pytest.mark.parametrize("head", ["Date | BP-Sys(mm[Hg]) | O2 Sat(%)", "Date / Time: | Nov 14, 1999 | April 7, 2000"])
def test_a_name_that_ends_with_a_digit_and_days_are_headings(head: str) -> None:
    (table,) = words(f"{head}\nHeight | 177 cm | 178 cm")
    assert isinstance(table, Table)
    assert list(lines(table)) == [head, "Height | 177 cm | 178 cm"]


def test_a_text_without_tables_is_printed_line_by_line() -> None:
    assert words("She walks.\n\nNo pain.") == (Verbatim("She walks.\n\nNo pain."),)
    assert words("\n\n") == ()


def test_no_word_of_a_column_is_wider_than_the_column() -> None:
    text = "Code System | Code | Name | Status\nRxNorm | 617314 | atorvastatin 10 MG Oral Tablet [Lipitor] | Active"
    (table,) = words(text)
    assert isinstance(table, Table)
    width = sum(column.share for column in table.columns)
    longest = (len("RxNorm"), len("617314"), len("atorvastatin"), len("Active"))
    assert [column.share / width * 106 >= need for column, need in zip(table.columns, longest, strict=True)] == [
        True
    ] * 4


def test_a_table_too_wide_for_a_page_stays_lines() -> None:
    heads, cells = " | ".join("ABCDEFGH"), " | ".join(f"{letter * 15}" for letter in "abcdefgh")
    assert words(f"{heads}\n{cells}") == (Verbatim(f"{heads}\n{cells}"),)


def test_a_row_of_which_only_the_name_is_said_stays_in_its_table() -> None:
    (table,) = words("Planned | Comments | Date\nLung function\nWeight loss |  | 9/25/2012\nX-ray | none | 1/24/2013")
    assert list(lines(table))[1:] == ["Lung function |  | ", "Weight loss |  | 9/25/2012", "X-ray | none | 1/24/2013"]
    apart = words("Name | Dates\nECG | Oct 2\nPlanned medicines\nName | Dates\nAspirin | May 23")
    assert [type(block) for block in apart] == [Table, Verbatim, Table]


def test_a_compound_may_be_parted_at_its_hyphen_a_date_may_not() -> None:
    heads, long = " | ".join("ABCDEF"), "a" * 17
    for word, drawn in ((f"{'b' * 8}-{'c' * 8}", Table), ("1" * 8 + "-" + "2" * 8, Verbatim)):
        (block,) = words(f"{heads}\n{' | '.join([long] * 3 + [word] * 3)}")
        assert type(block) is drawn
