"""What the person keeps to themselves stands nowhere: no line, no contradiction, no text that repeats it."""

from __future__ import annotations

import msgspec
import pytest

from second_opinion.journey.pack import EVERY_SECTION, Section
from second_opinion.record import (
    AnyFact,
    Clash,
    Condition,
    Contradiction,
    DiagnosticReport,
    Encounter,
    Medication,
    Note,
)
from tests.journey.pack.rosa import TODAY, drawn_up, record, whole
from tests.journey.pack.rosa_facts import CLINIC, HOSPITAL, at, fact

SECRET = "Zyxodepression"
KEPT = fact(Condition, SECRET, "Problems/entry 30", CLINIC, clinical_status="active", id="secret")
BESIDE: tuple[AnyFact, ...] = (
    fact(Note, "", "Problems again", CLINIC, title="Problems", section="11450-4", text=f"Problem | {SECRET}", id="n1"),
    fact(Note, "", "96", HOSPITAL, title="Visit", text=f"She has {SECRET.upper()} and sleeps badly.", id="n2"),
    fact(DiagnosticReport, "CT head", "97", category="RAD", text=f"History: {SECRET}.", id="r1"),
    fact(Medication, "Zyxopram", "98", status="active", reason=SECRET, id="m1"),
    fact(Encounter, "Visit", "99", encounter_class="EMER", diagnoses=(SECRET,), when=at("2025-01-01"), id="e1"),
)


def printed(*, left_out: bool) -> str:
    known = record(KEPT, *BESIDE)
    clash = Contradiction(clash=Clash.DIAGNOSIS_STATUS, about=SECRET, facts=("secret", "fact-1"))
    known = msgspec.structs.replace(known, contradictions=(*known.contradictions, clash))
    choices = msgspec.structs.replace(TODAY, left_out=frozenset({"secret"} if left_out else ()))
    return whole(drawn_up(known, choices=choices))


def test_what_is_left_out_is_left_out_everywhere() -> None:
    assert SECRET.casefold() not in printed(left_out=True).casefold()


def test_the_search_finds_it_where_it_is_not_left_out() -> None:
    assert printed(left_out=False).casefold().count(SECRET.casefold()) >= 7


def test_the_packet_says_that_the_patient_selected_it_and_not_what() -> None:
    assert "Selected by the patient, or by someone who helps the patient. It may not be the whole record." in printed(
        left_out=True
    )


def test_a_medicine_stays_when_only_its_reason_is_left_out() -> None:
    assert "Zyxopram[1.98] |" in printed(left_out=True)


def test_leaving_flu_out_takes_no_fluoxetine_away() -> None:
    known = record(fact(Condition, "Flu", "30", id="flu"), fact(Medication, "Fluoxetine 20 mg", "31", status="active"))
    choices = msgspec.structs.replace(TODAY, left_out=frozenset({"flu"}))
    assert "Fluoxetine 20 mg[1.31]" in whole(drawn_up(known, choices=choices))


@pytest.mark.parametrize("section", sorted(EVERY_SECTION))
def test_a_part_left_out_as_a_whole_is_named_as_left_out(section: Section) -> None:
    choices = msgspec.structs.replace(TODAY, sections=EVERY_SECTION - {section})
    assert "Parts left out by choice: " in whole(drawn_up(record(), choices=choices))
