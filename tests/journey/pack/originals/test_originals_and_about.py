"""How lines lead back to their originals, and what the packet says about itself."""

from __future__ import annotations

from second_opinion.ports.paper import Chart, Table
from second_opinion.record import (
    Condition,
    Encounter,
    Note,
    PartialDate,
    Standing,
)
from tests.journey.pack.rosa import drawn_up, lines, part, record, rows
from tests.journey.pack.rosa_facts import ASSESSMENT_TEXT, CLINIC, CT_TEXT, LETTER, LETTER_TEXT, at, fact, since


def test_notes_and_parts_told_in_words_only_lead_to_their_page() -> None:
    found = part(record(), "Notes and documents")
    tables = [block for block in found if isinstance(block, Table)]
    assert list(lines(tables[0]))[1:] == ["Letter[4] | written down Nov 1, 2026 | "]


def test_a_part_of_a_document_that_is_words_only_is_read_where_it_is_listed() -> None:
    assert list(lines(part(record(), "Assessment"))) == ["[2.2]", "quiet", ASSESSMENT_TEXT]
    assert [line for line in lines(drawn_up(record()).blocks) if line.startswith("Printed before")] == [
        "Printed before, among the notes: “Assessment”, page "
    ]


def test_originals_that_are_text_stand_in_full_each_once() -> None:
    texts = list(lines(drawn_up(record()).blocks))
    assert [texts.count(LETTER_TEXT), texts.count(ASSESSMENT_TEXT)] == [1, 1]


def test_the_same_words_in_two_originals_are_printed_once_and_said_of_the_other() -> None:
    again = fact(Note, "", "Notes", CLINIC, title="Letter again", text=LETTER_TEXT.upper())
    visit = fact(Note, "", "", LETTER, title="Visit", text="She came alone.")
    printed = list(lines(drawn_up(record(again, visit)).blocks))
    assert [printed.count(text) for text in (LETTER_TEXT, LETTER_TEXT.upper())] == [1, 0]
    assert "“Letter”: the same words as in original 2." in printed


def test_a_report_that_also_came_as_a_note_is_printed_once_with_both_sources() -> None:
    note = fact(Note, "", "", LETTER, title="CT", text=" ".join(CT_TEXT.split()))
    found = list(lines(drawn_up(record(note)).blocks))
    assert [found.count(CT_TEXT), found.count(note.text)] == [1, 0]
    assert "Oct 5, 2026 · Dr. Jin Park, Mercy Hospital[1.70][4]" in found


def test_a_laboratory_test_is_a_row_with_its_range_its_marks_and_a_chart() -> None:
    table = next(block for block in part(record(), "Basic metabolic panel") if isinstance(block, Table))
    assert list(lines(table))[1] == (
        "Creatinine[3] mg/dL (+2) | 0.5–1.1 | 1.15 ^high | 1.21 ^high | 1.24 ^high | 1.31 ^high | 1.38 ^high | ~"
    )
    chart = table.rows[0].cells[-1]
    assert isinstance(chart, Chart)
    assert (chart.low, chart.high, len(chart.lines[0].points)) == (0.5, 1.1, 7)
    assert chart.alt == "Creatinine: 1.02 mg/dL on Sep 12, 2023, 1.38 mg/dL on Sep 8, 2026; 7 values"


def test_blood_pressure_is_told_as_pairs() -> None:
    assert rows(record(), "Vital signs") == ["Blood pressure[1.70] mmHg | 142/84 | 146/88 | 134/80"]


def test_the_index_names_every_original_and_what_the_numbers_stand_for() -> None:
    found = rows(record(), "Index of originals")
    assert [row.split(" | ")[:2] for row in found] == [
        ["1", "mercy-portal.json"],
        ["2", "DOC0001.XML"],
        ["3", "lab.ndjson"],
        ["4", "letter.txt"],
    ]
    places = " | ".join(rows(record(), "What the numbers after the dot stand for"))
    assert "2.11 | Problems, entry 1 |" in places + " |"


def test_a_withdrawn_statement_is_counted_and_shown_nowhere() -> None:
    told = list(lines(part(record(), "About this packet")))
    assert "1 statement was taken back by its source as an error. It is not shown as true." in told


def test_what_no_section_tells_is_counted() -> None:
    cancelled = fact(Encounter, "Office visit", "59", standing=Standing.NOT_DONE, when=at("2026-09-30"))
    told = list(lines(part(record(cancelled), "About this packet")))
    assert "1 statement about something planned, canceled or denied has no section and is not shown." in told


def test_undated_things_are_not_given_a_date() -> None:
    undated = fact(Condition, "Glaucoma", "97", clinical_status="active")
    year = fact(
        Condition, "Cataract", "96", clinical_status="active", when=since("2014"), recorded=PartialDate("2020-01-02")
    )
    found = rows(record(undated, year), "Active")
    assert [line for line in found if line[0] in "GC"] == [
        "Cataract[1.96] | since 2014 | active",
        "Glaucoma[1.97] |  | active",
    ]


def test_a_place_in_a_document_is_told_as_somebody_would_look_for_it() -> None:
    entry = fact(Condition, "Gout", "Problems/entry 2/act/entryRelationship 1", CLINIC, when=at("2020-01-02"))
    found = "\n".join(lines(drawn_up(record(entry)).blocks))
    assert "Problems, entry 2.1" in found
    assert "entryRelationship" not in found
