"""What a visit named, what a source left unsaid, and what it says there is none of."""

from __future__ import annotations

import msgspec

from second_opinion.record import (
    AllergyIntolerance,
    Concept,
    Condition,
    Observation,
    PartialDate,
    Reaction,
)
from tests.journey.pack.rosa import drawn_up, lines, part, record, rows
from tests.journey.pack.rosa_facts import at, fact, since

SEEN = PartialDate("2026-11-01")


def named(name: str, **more: object) -> Condition:
    """A diagnosis that a visit of November named."""
    made = fact(Condition, name, "9", category="encounter-diagnosis", recorded=SEEN)
    return msgspec.structs.replace(made, **more)


def test_a_diagnosis_that_only_a_visit_named_does_not_flood_the_active_list() -> None:
    known = record(named("Cough"), named("Type 2 diabetes"), named("Sciatica", when=since("2026-10-01")))
    assert [line.partition("[")[0] for line in rows(known, "Active")] == [
        "Heart failure (not confirmed)", "Atrial fibrillation", "Type 2 diabetes", "Sciatica",
    ]  # fmt: skip
    assert rows(known, "Diagnoses named at visits") == [
        "Cough[1.9] | written down Nov 1, 2026",
        "Type 2 diabetes[1.9] | written down Nov 1, 2026",
    ]


def test_where_only_visits_name_diagnoses_they_are_what_is_known() -> None:
    alone = msgspec.structs.replace(record(), facts=(named("Cough"),))
    assert [line.partition("[")[0] for line in rows(alone, "Active")] == ["Cough"]


def test_how_bad_a_reaction_was_is_shown_where_the_source_does_not_name_it() -> None:
    eggs = fact(AllergyIntolerance, "Eggs", "15", reactions=(Reaction(Concept(), "severe"),))
    assert [line for line in rows(record(eggs), "Allergies") if line.startswith("Eggs")] == [
        "Eggs[1.15] | reaction not named (severe) |  | "
    ]


def test_no_data_under_a_heading_is_said_quietly_and_is_no_test() -> None:
    nothing = fact(
        Observation, "Medications", "16", category="survey", value=Concept("No medication data is applicable")
    )
    asked = fact(Observation, "Pain score", "17", category="survey", value="2", when=at("2026-01-02"))
    told = list(lines(part(record(nothing, asked), "Other measurements and questions asked")))
    assert "Medications: No medication data is applicable[1.16]" in told
    assert [line.partition("[")[0] for line in told if "[1.17]" in line] == ["Pain score"]
    assert [line for line in told if "|" in line and "Medications" in line] == []


def test_control_nothing_is_said_where_nothing_is_missing() -> None:
    assert "Where a source says that there is nothing" not in list(lines(drawn_up(record())))
