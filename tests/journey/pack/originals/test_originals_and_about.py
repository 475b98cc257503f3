"""How lines lead back to their originals, and what the packet says about itself."""

from __future__ import annotations

import msgspec

from second_opinion.journey.pack import FileEnding
from second_opinion.ports.paper import Chart, DividerPage, Heading, Paragraph, Table
from second_opinion.record import (
    Condition,
    Encounter,
    Note,
    Observation,
    Original,
    PartialDate,
    Reason,
    Standing,
)
from tests.journey.pack.rosa import TODAY, drawn_up, lines, part, record, rows
from tests.journey.pack.rosa_facts import (
    ASSESSMENT_TEXT,
    CLINIC,
    CT_TEXT,
    LETTER,
    LETTER_TEXT,
    WHITFIELD,
    at,
    fact,
    since,
)

PAGES = "page 10.xml", "page 1.xml", "page 2.xml"


def test_notes_and_parts_told_in_words_only_lead_to_their_page() -> None:
    found = part(record(), "Notes and documents")
    tables = [block for block in found if isinstance(block, Table)]
    assert list(lines(tables[0]))[1:] == ["Letter[4] | written down Nov 1, 2026 | "]


def test_a_part_of_a_document_that_is_words_only_is_read_where_it_is_listed() -> None:
    assert list(lines(part(record(), "Assessment"))) == ["[2.2]", "quiet", ASSESSMENT_TEXT]
    assert [line for line in lines(drawn_up(record()).blocks) if line.startswith("Printed before")] == [
        "Printed before, among the notes: “Assessment”, page "
    ]


def test_what_is_printed_before_is_said_before_the_words_and_is_never_alone_on_the_last_page() -> None:
    again = fact(Note, "", "History", CLINIC, title="History", section="8716-3", text="Worked in a mine. " * 100)
    printed = list(lines(drawn_up(record(again)).blocks))
    place = next(number for number, line in enumerate(printed) if line.startswith("Printed before"))
    assert printed[place + 1 :].count(again.text) == 1


def test_a_part_of_which_a_table_says_that_there_is_nothing_is_one_line() -> None:
    empty = "Date | Vital Sign\n02/12/2014 13:01 | No vital sign data is applicable"
    signs = fact(Note, "", "Vital Signs", CLINIC, title="Vital Signs", section="8716-3", text=empty)
    told = [line.partition("[")[0] for line in lines(part(record(signs), "Notes and documents"))]
    assert [line for line in told if "vital sign" in line.casefold()] == [
        "Vital Signs: No vital sign data is applicable"
    ]


def test_originals_that_are_text_stand_in_full_each_once() -> None:
    texts = list(lines(drawn_up(record()).blocks))
    assert [texts.count(LETTER_TEXT), texts.count(ASSESSMENT_TEXT)] == [1, 1]


def test_the_line_under_the_name_of_an_original_stays_with_its_first_words() -> None:
    blocks = drawn_up(record()).blocks
    (place,) = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.stamp == "Original 2"]
    below = blocks[place + 1]
    assert isinstance(below, Paragraph)
    assert below.tone == "quiet"


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
        ["2", "mesa-clinic.xml"],
        ["3", "rio-laboratory.ndjson"],
        ["4", "surgeon-letter.txt"],
    ]
    places = " | ".join(rows(record(), "What the numbers after the dot stand for"))
    assert "2.11 | Problems, entry 1 |" in places + " |"


def test_a_place_in_an_answered_form_is_counted_from_one() -> None:
    asked = fact(Observation, "Housing", "/item/1/answer/0", CLINIC, value="Stable", when=at("2026-01-02"))
    known = msgspec.structs.replace(record(), facts=(asked,))
    assert rows(known, "What the numbers after the dot stand for")[0].startswith("2.1 | item 2, answer 1")


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


def test_originals_are_numbered_by_name_as_they_lie_in_their_folder() -> None:
    kept = [Original(id=letter * 64, size=1, names=(name,)) for letter, name in zip("abc", PAGES, strict=True)]
    known = msgspec.structs.replace(record(), originals=tuple(kept))
    assert [row.split(" | ")[1] for row in rows(known, "Index of originals")] == [
        "page 1.xml",
        "page 2.xml",
        "page 10.xml",
    ]


def test_the_first_doctors_words_stand_last_behind_a_page_that_holds_them_back() -> None:
    own = fact(Note, "", "", LETTER, title="Consultation", text="I advise the operation.", performers=(WHITFIELD,))
    known = msgspec.structs.replace(
        record(), facts=(own, *(one for one in record().facts if not isinstance(one, Note)))
    )
    blocks = drawn_up(known).blocks
    divider = next(number for number, block in enumerate(blocks) if isinstance(block, DividerPage))
    assert "I advise the operation." in list(lines(blocks[divider:]))
    assert "I advise the operation." not in list(lines(blocks[:divider]))


def test_control_without_words_of_the_first_doctor_nothing_is_held_back() -> None:
    assert [block for block in drawn_up(record()).blocks if isinstance(block, DividerPage)] == []


def test_a_text_under_a_letterhead_in_capitals_is_called_by_its_file() -> None:
    leaflet = fact(Note, "", "", LETTER, title="MERCY HOSPITAL", text="MERCY HOSPITAL\nRest for two days.")
    known = msgspec.structs.replace(record(), facts=(leaflet,))
    assert [row.partition("[")[0] for row in rows(known, "Notes and documents")] == ["surgeon-letter"]


def test_files_with_the_same_ending_are_one_line() -> None:
    companions = tuple(
        FileEnding(name=name, ending="kept", reason=Reason("It holds no health facts.")) for name in ("A.HTM", "B.XSL")
    )
    choices = msgspec.structs.replace(TODAY, files=companions)
    told = list(lines(drawn_up(record(), choices=choices).blocks))
    assert "A.HTM; B.XSL | kept, not understood | It holds no health facts." in told


def test_a_place_in_a_document_is_told_as_somebody_would_look_for_it() -> None:
    entry = fact(Condition, "Gout", "Problems/entry 2/act/entryRelationship 1", CLINIC, when=at("2020-01-02"))
    found = "\n".join(lines(drawn_up(record(entry)).blocks))
    assert "Problems, entry 2.1" in found
    assert "entryRelationship" not in found
