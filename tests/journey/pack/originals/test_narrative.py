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


def test_a_text_without_tables_is_printed_line_by_line() -> None:
    assert words("She walks.\n\nNo pain.") == (Verbatim("She walks.\n\nNo pain."),)
    assert words("\n\n") == ()
