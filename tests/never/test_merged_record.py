"""Never-events, as far as the merged record can cause them. Each test has a control: the same check, made to fail.

"A secret shared" is not here: no kind of secret exists yet that could reach a record.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import pytest

from second_opinion.journey.gather.outcome import Ending, FileOutcome
from second_opinion.journey.merge import merge, sort_people
from second_opinion.record import (
    AllergyIntolerance,
    AnyFact,
    Coding,
    Concept,
    Condition,
    Medication,
    Original,
    PartialDate,
    Period,
    Person,
    Procedure,
    Source,
    Standing,
)
from second_opinion.record.codes import ICD10CM, RXNORM, SNOMED
from tests.people import ANA, LUIS, ROSA

ELM, OAK = "e" * 64, "0" * 64
PENICILLIN = Concept("Penicillin G", (Coding(RXNORM, "7980", "penicillin G"),))
WARFARIN = Concept("Warfarin 5 MG Oral Tablet", (Coding(RXNORM, "855332"),))
TUBERCULOSIS = Concept("Pulmonary tuberculosis", (Coding(SNOMED, "154283005"),))


def told(fact: AnyFact, original: str, place: str = "/entry/0/resource") -> AnyFact:
    return msgspec.structs.replace(fact, sources=(Source(original, place),))


def shown_as_true(facts: Iterable[AnyFact]) -> list[str]:
    return [fact.label for fact in facts if fact.stands]


def dropped(before: Iterable[AnyFact], after: Iterable[AnyFact]) -> set[Source]:
    """Places of allergies and medicines that no allergy or medicine of the same standing comes from any more."""
    kinds = (AllergyIntolerance, Medication)
    kept = {(type(fact), fact.stands, source) for fact in after for source in fact.sources if isinstance(fact, kinds)}
    there = {(type(fact), fact.stands, source) for fact in before for source in fact.sources if isinstance(fact, kinds)}
    return {source for _, _, source in there - kept}


@pytest.fixture
def medicines_and_allergies() -> list[AnyFact]:
    return [
        told(AllergyIntolerance(code=PENICILLIN, clinical_status="active"), ELM, "1"),
        told(AllergyIntolerance(code=Concept("PENICILLIN G")), OAK, "1"),
        told(AllergyIntolerance(none_known=True), OAK, "2"),
        told(AllergyIntolerance(code=PENICILLIN, standing=Standing.REFUTED), OAK, "3"),
        told(AllergyIntolerance(), OAK, "4"),
        told(Medication(code=WARFARIN, status="active"), ELM, "5"),
        told(Medication(code=WARFARIN, status="stopped"), OAK, "5"),
        told(Medication(code=Concept("warfarin")), OAK, "6"),
        told(Medication(), OAK, "7"),
    ]


def test_an_allergy_or_medicine_is_never_dropped(medicines_and_allergies: list[AnyFact]) -> None:
    merged = merge(ROSA, medicines_and_allergies).facts
    assert dropped(medicines_and_allergies, merged) == set()


def test_control_a_dropped_allergy_is_noticed(medicines_and_allergies: list[AnyFact]) -> None:
    merged = merge(ROSA, medicines_and_allergies).facts
    careless = [fact for fact in merged if not (isinstance(fact, AllergyIntolerance) and fact.none_known)]
    assert dropped(medicines_and_allergies, careless) == {Source(OAK, "2")}


KEPT: tuple[tuple[str, str], ...] = (("Elm Hospital", "Oak Clinic"), ("", ""), ("Elm Hospital", ""))


def stopped_later(ended: AnyFact, running: AnyFact, kept_by: tuple[str, str]) -> list[str]:
    """The courses that remain when Oak's document of November ends what Elm's document of October says runs."""
    created = ("2026-10-28", "2026-11-12")
    originals = [
        Original(id=name, size=1, created=day, custodian=keeper)
        for name, day, keeper in zip((ELM, OAK), created, kept_by, strict=True)
    ]
    merged = merge(ROSA, [told(running, ELM), told(ended, OAK)], originals).facts
    return sorted(getattr(fact, "clinical_status", "") or fact.status for fact in merged)


@pytest.mark.parametrize("kept_by", KEPT)
def test_an_active_medicine_never_disappears_because_another_hospital_stopped_it(kept_by: tuple[str, str]) -> None:
    running = Medication(code=WARFARIN, status="active", when=Period(PartialDate("2013-04")))
    ended = msgspec.structs.replace(running, status="stopped")
    assert stopped_later(ended, running, kept_by) == ["active", "stopped"]


@pytest.mark.parametrize("kept_by", KEPT)
def test_an_active_allergy_never_disappears_because_another_hospital_closed_it(kept_by: tuple[str, str]) -> None:
    running = AllergyIntolerance(code=PENICILLIN, clinical_status="active")
    ended = msgspec.structs.replace(running, clinical_status="inactive")
    assert stopped_later(ended, running, kept_by) == ["active", "inactive"]


def test_control_the_later_word_of_the_same_hospital_counts() -> None:
    running = Medication(code=WARFARIN, status="active", when=Period(PartialDate("2013-04")))
    ended = msgspec.structs.replace(running, status="stopped")
    assert stopped_later(ended, running, ("Elm Hospital", "Elm Hospital")) == ["stopped"]


def knees(*sides: str) -> list[AnyFact]:
    """Arthritis of a knee, always under the one code that names no side, told by two hospitals."""
    code = (Coding(ICD10CM, "M17.9"),)
    return [
        told(Condition(code=Concept(f"Osteoarthritis of {side} knee".replace("  ", " "), code)), original)
        for side, original in zip(sides, (ELM, OAK), strict=True)
    ]


def test_left_and_right_never_become_one() -> None:
    merged = merge(ROSA, knees("left", "right")).facts
    assert sorted(shown_as_true(merged)) == ["Osteoarthritis of left knee", "Osteoarthritis of right knee"]


def test_a_third_source_that_names_no_side_does_not_join_left_and_right() -> None:
    unsided = told(Condition(code=Concept("Osteoarthritis of knee", (Coding(ICD10CM, "M17.9"),))), "f" * 64)
    merged = merge(ROSA, [*knees("left", "right"), unsided]).facts
    assert sorted(shown_as_true(merged)) == [
        "Osteoarthritis of knee", "Osteoarthritis of left knee", "Osteoarthritis of right knee",
    ]  # fmt: skip


def test_control_the_same_side_becomes_one() -> None:
    merged = merge(ROSA, knees("left", "left")).facts
    assert shown_as_true(merged) == ["Osteoarthritis of left knee"]


def test_the_side_of_an_operation_is_never_lent_to_another() -> None:
    when = Period.at(PartialDate("2021-04-06"))
    lobectomy = Procedure(code=Concept("Lobectomy", (Coding(SNOMED, "173171007"),)), when=when)
    left, right = (
        told(msgspec.structs.replace(lobectomy, body_site=Concept(f"{side} upper lobe")), original)
        for side, original in (("Left", ELM), ("Right", OAK))
    )
    merged = merge(ROSA, [left, right]).facts
    sites = sorted(fact.body_site.text for fact in merged if isinstance(fact, Procedure))
    assert sites == ["Left upper lobe", "Right upper lobe"]


@pytest.mark.parametrize("standing", [Standing.REFUTED, Standing.ENTERED_IN_ERROR])
def test_what_was_ruled_out_or_taken_back_is_never_shown_as_true(standing: Standing) -> None:
    facts = [told(Condition(code=TUBERCULOSIS, standing=standing), original) for original in (ELM, OAK)]
    assert shown_as_true(merge(ROSA, facts).facts) == []


@pytest.mark.parametrize("standing", [Standing.REFUTED, Standing.ENTERED_IN_ERROR])
def test_where_one_source_rules_out_what_another_says_both_stay_and_it_is_listed(standing: Standing) -> None:
    facts = [told(Condition(code=TUBERCULOSIS, standing=standing), ELM), told(Condition(code=TUBERCULOSIS), OAK)]
    record = merge(ROSA, facts)
    assert sorted(fact.standing for fact in record.facts) == sorted([standing, Standing.HOLDS])
    assert [set(found.facts) for found in record.contradictions] == [{fact.id for fact in record.facts}]


def test_control_a_diagnosis_that_holds_is_shown() -> None:
    facts = [told(Condition(code=TUBERCULOSIS), original) for original in (ELM, OAK)]
    assert shown_as_true(merge(ROSA, facts).facts) == ["Pulmonary tuberculosis"]


def file_of(person: Person, number: int) -> FileOutcome:
    """A file with one medicine of one person."""
    original = Original(id=f"{number:064x}", size=1, names=(f"{number}.json",))
    medicine = Medication(code=Concept(f"Medicine of {person.label}"), subject=person.key)
    return FileOutcome(original=original, ending=Ending.READ, people=(person,), facts=(told(medicine, original.id),))


def owners(files: list[FileOutcome]) -> list[list[str]]:
    """For each pile the labels of the facts in it."""
    return sorted(sorted(fact.label for fact in merge(pile.person, pile.facts).facts) for pile in sort_people(files))


def test_what_is_about_another_patient_never_enters_the_record() -> None:
    files = [file_of(ROSA, 1), file_of(LUIS, 2), file_of(ROSA, 3), file_of(ANA, 4)]
    assert owners(files) == [
        ["Medicine of Ana Whitfield"], ["Medicine of Luis Delgado"], ["Medicine of Rosa María Delgado Ruiz"],
    ]  # fmt: skip


def test_two_patients_in_one_file_are_parted() -> None:
    both = file_of(ROSA, 1)
    other = file_of(LUIS, 1)
    mixed = msgspec.structs.replace(both, people=(ROSA, LUIS), facts=(*both.facts, *other.facts))
    assert owners([mixed]) == [["Medicine of Luis Delgado"], ["Medicine of Rosa María Delgado Ruiz"]]


def test_control_without_the_gate_the_strangers_medicine_would_be_seen() -> None:
    files = [file_of(ROSA, 1), file_of(ANA, 2)]
    careless = merge(ROSA, [fact for outcome in files for fact in outcome.facts])
    assert sorted(fact.label for fact in careless.facts) == [
        "Medicine of Ana Whitfield", "Medicine of Rosa María Delgado Ruiz",
    ]  # fmt: skip
