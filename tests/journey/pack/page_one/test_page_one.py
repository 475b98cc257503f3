"""What Dr. Osei sees in the first five minutes."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.journey.pack.page_one.budget import clip, fit, lines_of, width_of
from second_opinion.ports.paper import Beside, Block, Contents, Masthead, Panel, WritingLines
from second_opinion.record import AllergyIntolerance, Case, Concept, Condition, Medication, PartialDate, PersonRecord
from tests.journey.pack.rosa import CASE, ROSA, drawn_up, lines, record
from tests.journey.pack.rosa_facts import CT_IMPRESSION, fact


def first_page(known: PersonRecord, case: Case | None = CASE, language: str = "en") -> tuple[Block, ...]:
    blocks = drawn_up(known, case, language=language).blocks
    return blocks[: next(number for number, block in enumerate(blocks) if isinstance(block, Contents))]


def panel(page: tuple[Block, ...], title: str) -> list[str]:
    columns = [block for block in page if isinstance(block, Beside)]
    found = [*page, *(one for both in columns for one in (*both.left, *both.right))]
    wanted = next(block for block in found if isinstance(block, Panel) and block.title == title)
    return [line for block in wanted.blocks for line in lines(block)]


def test_rosa_is_named_with_her_age_and_how_to_reach_her() -> None:
    head = first_page(record())[0]
    assert isinstance(head, Masthead)
    assert head.title == "Rosa María Delgado"
    assert "".join(lines((head.details,))) == (
        "Born Mar 3, 1954 (72 years) · female\N{NO-BREAK SPACE}· 505-555-0142\N{NO-BREAK SPACE}"
        "· 12 Willow Street, Santa Fe, NM 87501\N{NO-BREAK SPACE}· speaks Spanish, English"
    )


def test_an_age_is_not_made_up_from_a_year_of_birth() -> None:
    known = msgspec.structs.replace(record(), person=msgspec.structs.replace(ROSA, birth_date=PartialDate("1954")))
    assert "Born 1954 · female" in "".join(lines(first_page(known)[0]))


def test_her_own_words_and_questions_stand_first() -> None:
    page = first_page(record())
    assert panel(page, "Why a second opinion is sought")[0] == f"“{CASE.reason}”"
    assert panel(page, "Questions for the second doctor") == list(CASE.questions)


def test_without_a_case_there_are_lines_to_write_on_by_hand() -> None:
    page = first_page(record(), None)
    titles = {block.title: block.blocks for block in page if isinstance(block, Panel)}
    assert titles["Why a second opinion is sought"] == (WritingLines(2),)
    assert titles["Questions for the second doctor"] == (WritingLines(5, numbered=True),)


def test_the_diagnosis_as_told_comes_before_the_conditions_of_the_record() -> None:
    assert panel(first_page(record()), "Diagnosis and active conditions") == [
        "Lung cancer in the right upper lobe, early stage (told by Dr. Alan Whitfield, Mercy Hospital, Oct 30, 2026)",
        "Heart failure (not confirmed)[1.8]",
        "Atrial fibrillation[2.12] Jun 2019",
        "Type 2 diabetes[2.11] 2011",
    ]


def test_findings_are_reports_biopsies_and_tests_out_of_range_with_date_and_source() -> None:
    assert panel(first_page(record()), "Key findings") == [
        "Oct 24, 2026 Surgical pathology report[1.71]: Adenocarcinoma, acinar pattern",
        f"Oct 5, 2026 CT chest[1.70]: {CT_IMPRESSION}",
        "Oct 21, 2026 CT-guided core biopsy of lung, Right upper lobe[1.40]",
        "Sep 8, 2026 Creatinine[3.106] 1.38 mg/dL ^high (usual 0.5–1.1)",
        "Sep 8, 2026 Hemoglobin A1c[3.141] 7.3 % ^high (usual ≤ 5.6)",
    ]


def test_allergies_are_told_with_the_statement_that_none_is_known() -> None:
    assert panel(first_page(record()), "Allergies") == [
        "Penicillin[1.12] high risk · Anaphylaxis (severe)",
        "Iodinated contrast[1.13]",
        "A source says: “No known allergies” · written down Sep 14, 2026[2.1]",
    ]


def test_no_allergy_written_is_not_the_same_as_none_known() -> None:
    silent = msgspec.structs.replace(record(), facts=())
    assert panel(first_page(silent), "Allergies")[0] == (
        "No allergy is written in these records. Nobody wrote “no known allergies” either: please ask."
    )
    none = fact(AllergyIntolerance, "No known drug allergies", "12", none_known=True)
    known = msgspec.structs.replace(record(), facts=(none,))
    assert panel(first_page(known), "Allergies")[0] == "A source says: “No known drug allergies”[1.12]"


def test_only_what_is_taken_now_is_a_current_medicine() -> None:
    assert panel(first_page(record()), "Current medicines") == [
        "Apixaban 5 mg tablet[1.20] 1 tablet twice a day",
        "Metformin 500 mg tablet[1.21] 1 tablet twice a day",
    ]


def courses(number: int, dosage: str = "Take 1 tablet by mouth once a day") -> list[Medication]:
    """That many medicines taken now, each with its instruction."""
    taken = (f"Medicine number {each:02}" for each in range(number))
    return [fact(Medication, name, "20", status="active", dosage=dosage, frequency="once a day") for name in taken]


def test_every_medicine_taken_now_is_named_where_they_fit() -> None:
    shown = panel(first_page(record(*courses(16))), "Current medicines")
    assert [line.partition("[")[0] for line in shown] == [
        "Apixaban 5 mg tablet", *(f"Medicine number {each:02}" for each in range(16)), "Metformin 500 mg tablet",
    ]  # fmt: skip


def test_an_instruction_is_whole_or_not_there() -> None:
    dosage = "Take 1 to 2 tablets by mouth as needed for pain, no more than 6 a day, and never with other tablets"
    for number in (1, 6, 16):
        shown = panel(first_page(record(*courses(number, dosage))), "Current medicines")
        told = {line.partition("] ")[2] for line in shown if line.startswith("Medicine number")}
        assert told <= {dosage, "once a day", ""}


def test_every_way_of_saying_that_no_allergy_is_known_is_on_page_one() -> None:
    drug = fact(AllergyIntolerance, "No known drug allergies", "12", none_known=True)
    shown = panel(first_page(record(drug, drug)), "Allergies")
    assert [line.partition("[")[0] for line in shown if line.startswith("A source says")] == [
        "A source says: “No known drug allergies”",
        "A source says: “No known allergies” · written down Sep 14, 2026",
    ]


def test_more_than_fits_is_counted_and_its_page_named() -> None:
    many = [fact(Medication, f"Medicine number {number:02}", "20", status="active") for number in range(60)]
    shown = panel(first_page(record(*many)), "Current medicines")
    assert shown[-1].startswith("and ")
    assert len(shown) - 1 + int(shown[-1].split()[1]) == 62


def test_in_spanish_the_labels_change_and_what_a_source_wrote_does_not() -> None:
    findings = panel(first_page(record(), language="es"), "Key findings")
    assert findings[0] == "24 oct 2026 Surgical pathology report[1.71]: Adenocarcinoma, acinar pattern"


def test_what_does_not_fit_together_is_on_page_one() -> None:
    title = "1 thing does not fit together"
    assert panel(first_page(record()), title) == [
        "Penicillin: An allergy in one source, “no known allergies” in another · see page "
    ]


@given(st.text(max_size=400), st.integers(10, 100))
def test_a_clipped_text_is_never_wider_than_its_place(text: str, width: int) -> None:
    assert width_of(clip(text, width)) <= max(width, 7)


@given(st.lists(st.text(min_size=1, max_size=90), max_size=30), st.integers(2, 40))
def test_what_fits_and_what_is_hidden_is_everything(items: list[str], room: int) -> None:
    found = fit(items, room, 42)
    assert (len(found.shown) + found.hidden, found.lines <= room) == (len(items), True)
    assert found.hidden or sum(lines_of(item, 42) for item in items) <= room


def test_a_packet_of_nobody_known_still_has_a_page_one() -> None:
    page = first_page(PersonRecord(person=msgspec.structs.replace(ROSA, names=(), birth_date=None)), None)
    assert isinstance(page[0], Masthead)
    assert page[0].title == "(no name given)"


def test_the_same_condition_twice_is_one_line() -> None:
    again = Condition(code=Concept("Type 2 diabetes"), clinical_status="active")
    shown = panel(first_page(record(again)), "Diagnosis and active conditions")
    assert sum("Type 2 diabetes" in line for line in shown) == 1
