"""What must not fall off page one when there is much to say, and what is only said where there is room."""

from __future__ import annotations

import msgspec

from second_opinion.journey.pack import FileEnding
from second_opinion.journey.pack.page_one.budget import clip
from second_opinion.ports.paper import Beside, Block, Contents, Panel
from second_opinion.record import (
    AllergyIntolerance,
    AnyFact,
    Case,
    Claim,
    Concept,
    Condition,
    Device,
    Medication,
    PersonRecord,
    Practitioner,
    Quantity,
    Reaction,
    Reason,
    ReferenceRange,
    Result,
)
from tests.journey.pack.rosa import CASE, TODAY, drawn_up, lines, record
from tests.journey.pack.rosa_facts import at, fact, since


def page(known: PersonRecord, case: Case | None = CASE) -> tuple[Block, ...]:
    blocks = drawn_up(known, case).blocks
    return blocks[: next(number for number, block in enumerate(blocks) if isinstance(block, Contents))]


def panels(blocks: tuple[Block, ...]) -> dict[str, list[str]]:
    """The lines of each panel by its title."""
    both = next(block for block in blocks if isinstance(block, Beside))
    found = [block for block in (*blocks, *both.left, *both.right) if isinstance(block, Panel)]
    return {one.title: [line for block in one.blocks for line in lines(block)] for one in found}


def alone(*facts: AnyFact) -> PersonRecord:
    return msgspec.structs.replace(record(), facts=facts)


def test_the_day_of_the_diagnosis_is_told_however_long_the_doctors_name_is() -> None:
    doctor = Practitioner(
        name="Dr. Alan Whitfield", organization="Mercy Hospital and Regional Medical Center of Santa Fe"
    )
    case = msgspec.structs.replace(CASE, told_by=doctor)
    told = panels(page(record(), case))["Diagnosis and active conditions"][0]
    assert told.endswith("(told by Dr. Alan Whitfield, Oct 30, 2026)")


def test_every_active_condition_is_named_when_they_are_many() -> None:
    many = [fact(Condition, f"Illness number {n:02}", str(n), clinical_status="active") for n in range(40)]
    taken = [fact(Medication, f"Medicine {n:02}", "20", status="active") for n in range(9)]
    shown = panels(page(record(*many, *taken)))["Diagnosis and active conditions"]
    assert [name for n in range(40) if (name := f"Illness number {n:02}") not in "".join(shown)] == []
    assert [line for line in shown if line.startswith("Also: ")] != []


def test_what_was_seen_or_done_stands_behind_what_the_person_has() -> None:
    known = alone(
        fact(Condition, "Medication review due (situation)", "3", clinical_status="active", when=since("2026-10")),
        fact(Condition, "Full-time employment (finding)", "2", clinical_status="active", when=since("2026-09")),
        fact(Condition, "Adenocarcinoma of lung (disorder)", "1", clinical_status="active", when=since("2026-08")),
    )
    assert panels(page(known, None))["Diagnosis and active conditions"] == [
        "Adenocarcinoma of lung[1.1] Aug 2026",
        "Medication review due[1.3] Oct 2026",
        "Full-time employment[1.2] Sep 2026",
    ]


def test_the_stage_stands_beside_the_diagnosis() -> None:
    stage = "Clinical stage IA2 (cT1b cN0 cM0)"
    known = alone(fact(Condition, "Lung cancer", "1", clinical_status="active", stage=stage))
    assert panels(page(known, None))["Diagnosis and active conditions"] == [
        "Lung cancer[1.1] Clinical stage IA2 (cT1b cN0 cM0)"
    ]


def test_a_pacemaker_is_on_page_one_and_a_device_taken_out_is_not() -> None:
    known = record(fact(Device, "Chest drain", "81", when=since("2020-01-02", "2020-01-09")))
    assert panels(page(known))["Devices"] == ["Cardiac pacemaker[1.80]"]


def test_tests_without_any_range_are_told_for_somebody_else_to_judge() -> None:
    names = "Hemoglobin [Mass/volume] in Blood", "Leukocytes [#/volume] in Blood"
    found = [fact(Result, name, "7", value=Quantity("9.1", "g/dL"), when=at("2026-10-02")) for name in names]
    shown = panels(page(alone(*found), None))
    assert shown["Key findings"] == [
        "The tests in these records carry no usual ranges, so none could be marked. See the tables."
    ]
    assert shown["Newest tests"] == [
        "Oct 2, 2026 Hemoglobin in Blood[1.7] 9.1 g/dL",
        "Oct 2, 2026 Leukocytes in Blood[1.7] 9.1 g/dL",
    ]


def test_two_tests_that_differ_only_in_how_they_were_done_keep_their_whole_names() -> None:
    names = "Hematocrit of Blood", "Hematocrit of Blood by Automated count"
    found = [fact(Result, name, "7", value=Quantity("41", "%"), when=at("2026-10-02")) for name in names]
    assert panels(page(alone(*found), None))["Newest tests"] == [f"Oct 2, 2026 {name}[1.7] 41 %" for name in names]


def cholesterol(value: str, day: str) -> Result:
    usual = (ReferenceRange(Quantity("125", "mg/dL"), Quantity("200", "mg/dL")),)
    return fact(Result, "Cholesterol", "7", value=Quantity(value, "mg/dL"), when=at(day), ranges=usual)


def test_an_earlier_value_out_of_range_is_not_denied() -> None:
    told = panels(page(alone(cholesterol("240", "2026-01-02"), cholesterol("195", "2026-10-02")), None))["Key findings"]
    (only,) = told
    assert only == (
        "No report on images or tissue is in these records, and no test was out of range when it was last done. "
        "Earlier values that were are marked in the tables."
    )
    never = panels(page(alone(cholesterol("195", "2026-10-02")), None))["Key findings"]
    assert never == ["No report on images or tissue, and no test marked out of range, is in these records."]


def test_a_finding_is_never_cut_behind_the_word_that_denies_what_follows() -> None:
    said = "Further evaluation is recommended as malignancy is not excluded."
    assert {clip(said, width).rpartition(" ")[2] for width in range(40, 60)}.isdisjoint({"not…"})
    assert clip(said, 100) == said


def test_control_where_a_laboratory_gave_ranges_only_what_is_outside_is_told() -> None:
    assert "Newest tests" not in panels(page(record()))


def test_files_that_nobody_could_read_are_named_and_what_only_comes_with_a_record_is_not() -> None:
    empty = FileEnding(name="download.xml", ending="refused", reason=Reason("This file is empty."))
    scan = FileEnding(name="Mercy/scan 1.pdf", ending="kept", media_type="application/pdf")
    style = FileEnding(name="disc.zip › STYLE.XSL", ending="kept", media_type="application/xslt+xml")
    choices = msgspec.structs.replace(TODAY, files=(empty, scan, style))
    told = "\n".join(lines(drawn_up(record(), choices=choices).blocks[:6]))
    assert "What is missing: 2 files could not be read: download.xml, scan 1.pdf · see page " in told
    assert "What is missing" not in "\n".join(lines(drawn_up(record()).blocks[:6]))


def test_an_allergy_says_its_risk_before_its_story() -> None:
    shown = panels(page(record()))["Allergies"][0]
    assert shown == "Penicillin[1.12] high risk · Anaphylaxis (severe)"


def test_the_worst_reaction_is_told_first() -> None:
    known = ("Itching", "mild"), ("Wheal", ""), ("Vomiting", "severe"), ("Anaphylaxis", "")
    nuts = fact(AllergyIntolerance, "Nuts", "15", reactions=tuple(Reaction(Concept(name), bad) for name, bad in known))
    told = panels(page(alone(nuts), None))["Allergies"]
    assert told == ["Nuts[1.15] Anaphylaxis; Vomiting (severe); Wheal; Itching (mild)"]


def test_bills_alone_are_no_list_of_medicines() -> None:
    billed = fact(Claim, "Pharmacy claim", "92", when=at("2026-04-01"), items=("Omeprazole",))
    assert panels(page(alone(billed), None))["Medicines"] == [
        "No list of medicines is in these records, only bills. Please ask what is taken now."
    ]


def test_a_test_named_by_its_source_twice_is_still_one() -> None:
    again = [fact(Result, "Glucose", str(n), value=Quantity(n, "mg/dL"), when=at(f"2026-0{n}-01")) for n in ("1", "2")]
    assert panels(page(alone(*again), None))["Newest tests"] == ["Feb 1, 2026 Glucose[1.2] 2 mg/dL"]


def test_a_concept_without_a_name_stops_nothing() -> None:
    assert panels(page(alone(Condition(code=Concept(), clinical_status="active")), None)) != {}
