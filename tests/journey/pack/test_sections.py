"""What stands in each part of Rosa's packet."""

from __future__ import annotations

from typing import Any

import pytest

from second_opinion.ports.paper import Heading
from second_opinion.record import (
    Claim,
    Concept,
    Condition,
    DiagnosticReport,
    Encounter,
    FamilyMemberHistory,
    Immunization,
    Medication,
    PlannedCare,
    Procedure,
    SocialHistory,
    Standing,
)
from tests.journey.pack.rosa import drawn_up, lines, part, record, rows
from tests.journey.pack.rosa_facts import CT_IMPRESSION, CT_TEXT, at, fact, since

LAPSED = "Their end date has passed: ask if still taken"


def test_the_parts_stand_in_the_order_a_specialist_reads_them() -> None:
    found = [one.text for one in drawn_up(record()).blocks if isinstance(one, Heading) and one.level == 1]
    assert found == [
        "Timeline",
        "Conditions and diagnoses",
        "Medicines",
        "Allergies",
        "Laboratory results",
        "Vital signs",
        "Imaging and pathology reports",
        "Procedures",
        "Immunizations",
        "History and background",
        "Planned care",
        "What does not fit together",
        "From insurance claims",
        "Notes and documents",
        "About this packet",
        "Index of originals",
        "The originals that are text",
        "Continuity of Care Document",
        "Letter from Dr. Whitfield",
    ]


def test_the_timeline_tells_events_by_year_and_visits_as_a_number() -> None:
    assert rows(record(), "Timeline")[:8] == [
        "2026 |  | ",
        "Oct 24, 2026 | Pathology | Surgical pathology report: Adenocarcinoma, acinar pattern[1.71]",
        "Oct 21, 2026 | Biopsy | CT-guided core biopsy of lung, Right upper lobe[1.40]",
        f"Oct 5, 2026 | Imaging | CT chest: {CT_IMPRESSION}[1.70]",
        "Oct 5, 2026 | Images | CT chest[1.72]",
        "Aug 20, 2026 | Ruled out | Pulmonary tuberculosis: ruled out[1.7]",
        "May 2026 | Diagnosis | Heart failure (not confirmed)[1.8]",
        "All year |  | 8 visits: Office visit 8×",
    ]


def test_dialysis_three_times_a_week_is_one_line_of_its_year() -> None:
    often = [fact(Procedure, "Hemodialysis", str(200 + day), when=at(f"2025-03-{day:02}")) for day in range(1, 29)]
    told = [line for line in rows(record(*often), "Timeline") if "Hemodialysis" in line]
    assert told == ["Mar 28, 2025 | Procedure | Hemodialysis, 28 times, Mar 1, 2025 to Mar 28, 2025[1]"]


def test_years_with_nothing_but_visits_are_one_line() -> None:
    seen = [fact(Encounter, "Check-up", str(200 + year), when=at(f"199{year}-01-02")) for year in range(4)]
    assert rows(record(*seen), "Timeline")[-2:] == ["Other years |  | ", "1990 to 1993 |  | 4 visits: Check-up 4×"]


def test_a_life_of_many_events_says_how_many_earlier_ones_there_are() -> None:
    many = [
        fact(Condition, f"Cold {number}", when=at(f"{1900 + number // 12}-{number % 12 + 1:02}"))
        for number in range(300)
    ]
    assert list(lines(part(record(*many), "Timeline")))[-2] == "77 earlier events are in the record."


def test_conditions_are_active_past_or_struck_as_ruled_out() -> None:
    known = record()
    assert rows(known, "Active") == [
        "Heart failure (not confirmed)[1.8] | written down May 2026 | active",
        "Atrial fibrillation[2.12] | since Jun 2019 | active",
        "Type 2 diabetes[2.11] | since 2011 | active",
    ]
    assert rows(known, "Past") == ["Pneumonia[2.13] | Jan 8, 2022 | resolved"]
    assert rows(known, "Ruled out") == ["Pulmonary tuberculosis[1.7] | written down Aug 20, 2026 <struck>"]


def test_each_medicine_stands_in_one_group() -> None:
    known = record()
    assert [line.partition("[")[0] for line in rows(known, "Current medicines")] == [
        "Apixaban 5 mg tablet",
        "Metformin 500 mg tablet",
    ]
    assert rows(known, "Handed over by a pharmacy or given in care") == [
        "Amoxicillin 500 mg capsule[1.28] | Jan 15, 2022"
    ]
    assert rows(known, "Past medicines") == ["Warfarin 5 mg tablet[1.25] | Jun 2, 2019 to Jun 19, 2019 · stopped"]
    assert rows(known, "Planned medicines, not started as far as the record says") == [
        "Osimertinib 80 mg tablet[1.27] | draft"
    ]
    assert rows(known, "Not taken, or never given") == ["Ibuprofen 400 mg tablet[1.26] | not taken"]


@pytest.mark.parametrize(("end", "group"), [("2026-11-22", LAPSED), ("2026-12-31", "Current medicines")])
def test_a_medicine_is_over_when_its_end_has_passed(end: str, group: str) -> None:
    course = fact(Medication, "Prednisone", "29", when=since("2026-11-01", end))
    assert [line for line in rows(record(course), group) if line.startswith("Prednisone")] != []


def test_renewals_of_one_medicine_are_one_line_with_all_of_them_counted() -> None:
    refills = [
        fact(Medication, "Warfarin 5 mg tablet", str(300 + n), status="stopped", when=at(f"2018-0{n}-01"))
        for n in (1, 2, 3)
    ]
    told = [line for line in rows(record(*refills), "Past medicines") if line.startswith("Warfarin")]
    assert told == ["Warfarin 5 mg tablet[1] | 4 times · Jan 1, 2018 to Jun 19, 2019 · stopped"]


def test_reports_stand_in_full_and_images_that_exist_are_listed() -> None:
    known = record()
    assert CT_TEXT in list(lines(part(known, "Imaging")))
    assert rows(known, "Images that exist") == ["CT chest[1.72] | Oct 5, 2026 | CT | 312 pictures"]


def test_a_report_that_is_not_final_says_so() -> None:
    early = fact(DiagnosticReport, "MRI brain", "75", category="RAD", text="Pending.", status="preliminary")
    assert "status: preliminary[1.75]" in list(lines(part(record(early), "Imaging")))


def test_what_was_not_done_or_refused_stands_apart_with_the_reason() -> None:
    known = record()
    assert rows(known, "Not done") == ["Bronchoscopy[1.42] | Patient declined"]
    assert rows(known, "Not given") == ["Zoster vaccine[2.8] | Jan 9, 2024 | Patient refused"]


def test_vaccines_of_one_kind_are_one_line_with_every_date() -> None:
    more = fact(Immunization, "Influenza vaccine", "99", when=at("2024-10-01"))
    assert rows(record(more), "Immunizations") == ["Influenza vaccine[1.99][2.7] | Oct 1, 2024; Oct 2, 2025"]


def test_the_family_tells_what_relatives_had_and_did_not_have() -> None:
    assert rows(record(), "Family") == ["Mother | Breast cancer, from age 61[2.5]", "Father | no Lung cancer[2.6]"]
    aged = fact(FamilyMemberHistory, "Stroke", "9", relationship=Concept("Aunt"), age_at_onset="70 years")
    assert "Aunt | Stroke, from age 70[1.9]" in rows(record(aged), "Family")


def test_the_same_answer_at_each_visit_is_one_answer() -> None:
    again = [
        fact(SocialHistory, "Tobacco smoking status", str(99 + n), value=Concept("Former smoker"), when=at(f"202{n}"))
        for n in range(4)
    ]
    first = fact(SocialHistory, "Tobacco smoking status", "98", value=Concept("Smokes"), when=at("2001"))
    assert rows(record(first, *again), "Way of life") == ["Tobacco smoking status[1.98][2.15] | Smokes | Former smoker"]


def test_plans_are_told_apart_from_what_was_done() -> None:
    assert rows(record(), "Planned care") == [
        "PET-CT whole body[1.81] | Dec 1, 2026",
        "Lobectomy of lung[1.41] | Dec 9, 2026",
    ]


def test_plans_ahead_come_first_and_goals_are_called_so() -> None:
    late: dict[str, Any] = {"standing": Standing.PLANNED, "status": "active", "when": since("1999-01-02")}
    care = fact(PlannedCare, "Diabetic diet", "82", origin="CarePlan", **late)
    goal = fact(PlannedCare, "Walk daily", "83", origin="Goal", standing=Standing.PLANNED, status="accepted")
    assert rows(record(care, goal), "Planned care")[1:] == [
        "Lobectomy of lung[1.41] | Dec 9, 2026 | ",
        "Diabetic diet[1.82] | since Jan 2, 1999 | ",
        "Goal: Walk daily[1.83] |  | agreed on",
    ]


def test_a_stay_in_hospital_is_told_one_by_one_even_where_only_its_name_says_so() -> None:
    stay = fact(Encounter, "Hospital stay", "99", when=since("2021-02-03", "2021-02-05"), location="Mercy Hospital")
    told = [line for line in rows(record(stay), "Timeline") if "[1.99]" in line]
    assert told == ["Feb 3, 2021 | Hospital stay | Mercy Hospital, until Feb 5, 2021[1.99]"]


@pytest.mark.parametrize(
    ("name", "stays"),
    [("Admission", 1), ("Hospital Admit", 1), ("In-patient Admission", 1), ("Pre-admission testing", 0)],
)
def test_an_admission_without_a_class_is_a_stay_in_hospital(name: str, stays: int) -> None:
    stay = fact(Encounter, name, "99", when=since("1990-02-03", "1990-02-05"), reason="Angina")
    assert sum(line.startswith("Feb 3, 1990 | Hospital stay |") for line in rows(record(stay), "Timeline")) == stays


def test_an_encounter_for_something_is_told_by_what_it_was_for() -> None:
    seen: dict[str, Any] = {
        "encounter_class": "EMER",
        "reason": "Asthma attack (disorder)",
        "when": at("2021-02-03"),
    }
    told = rows(record(fact(Encounter, "Encounter for problem (procedure)", "99", **seen)), "Timeline")
    assert [line for line in told if "[1.99]" in line] == ["Feb 3, 2021 | Emergency room | Asthma attack[1.99]"]


def test_who_signed_a_report_is_no_part_of_what_was_found() -> None:
    signed = "CONCLUSION: Normal heart. Electronically signed: Dr. Jin Park"
    echo = fact(DiagnosticReport, "Echocardiogram", "76", category="RAD", text=signed, when=at("2026-10-06"))
    told = [line for line in rows(record(echo), "Timeline") if "[1.76]" in line]
    assert told == ["Oct 6, 2026 | Imaging | Echocardiogram: Normal heart.[1.76]"]


def test_both_sides_of_a_contradiction_are_shown_with_their_sources() -> None:
    assert rows(record(), "What does not fit together") == [
        "Penicillin: An allergy in one source, “no known allergies” in another |  | ",
        "Penicillin · Anaphylaxis (severe) · high risk | since 1988 | [1.12]",
        "No known allergies | written down Sep 14, 2026 | [2.1]",
    ]


def test_claims_are_a_line_a_day_and_never_conditions() -> None:
    more = fact(Claim, "Facility claim", "91", when=at("2026-03-10"), provider="Mercy Hospital", items=("Blood test",))
    assert rows(record(more), "From insurance claims") == [
        "Mar 10, 2026 | Mercy Hospital | Office visit; Blood test[1.90][1.91] | E11.9"
    ]


def test_a_claim_says_what_was_done_in_words_without_codes_days_and_prices() -> None:
    lines_of_a_bill = (
        "Encounter for problem (185347001), 2026-04-01",
        "Colonoscopy (73761001), 2026-04-01, 16030.76 USD",
        "Omeprazole - OMEPRAZOLE (55111015810), × 30.0, 2026-04-01, 10.0",
    )
    billed = fact(Claim, "Claim", "92", when=at("2026-04-01"), provider="999999999999999", items=lines_of_a_bill)
    assert rows(record(billed), "From insurance claims")[0] == (
        "Apr 1, 2026 |  | Colonoscopy; Omeprazole × 30[1.92] | "
    )


def test_a_code_stands_where_a_bill_has_no_words() -> None:
    billed = fact(Claim, "Claim", "92", when=at("2026-04-01"), items=("99213, × 3.000, 50.11 USD",))
    assert rows(record(billed), "From insurance claims")[0].split(" | ")[2] == "99213 × 3[1.92]"
