"""What Rosa has, what she does not have, and what she reacts to."""

from __future__ import annotations

from typing import Any

import pytest

from second_opinion.record import Coding, Concept, Condition, PartialDate, Period, Reaction, Source, Standing
from second_opinion.record.codes import SNOMED
from tests.journey.gather.fhir.files import ORIGINAL, about_rosa, coded, fact, facts, reading

VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status"


def test_a_diagnosis_keeps_its_words_dates_and_place() -> None:
    found = fact(
        about_rosa(
            "Condition",
            code={
                "text": "Breast cancer, left",
                "coding": [{"system": "urn:oid:2.16.840.1.113883.6.96", "code": "254837009"}],
            },
            clinicalStatus=coded("x", "active"),
            verificationStatus=coded(VERIFICATION, "confirmed"),
            onsetDateTime="2024-03",
            abatementDateTime="2025",
            recordedDate="2024-03-02T10:00:00-05:00",
            bodySite=[{"text": "Left breast"}],
            stage=[{"summary": {"text": "Stage IIA"}}],
            note=[{"text": "Found by screening."}, {"text": "Told on the phone."}],
        )
    )
    assert found == Condition(
        subject="Patient/rosa",
        code=Concept("Breast cancer, left", (Coding(SNOMED, "254837009"),)),
        status="active",
        when=Period(PartialDate("2024-03"), PartialDate("2025")),
        recorded=PartialDate("2024-03-02T10:00:00-05:00"),
        note="Found by screening.\nTold on the phone.",
        sources=(Source(ORIGINAL, "", "Condition/x1"),),
        clinical_status="active",
        verification_status="confirmed",
        body_site=Concept("Left breast"),
        stage="Stage IIA",
    )


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        (coded(VERIFICATION, "confirmed"), Standing.HOLDS),
        (coded(VERIFICATION, "refuted"), Standing.REFUTED),
        (coded(VERIFICATION, "entered-in-error"), Standing.ENTERED_IN_ERROR),
        (coded(VERIFICATION, "provisional"), Standing.UNCONFIRMED),
        (coded(VERIFICATION, "differential"), Standing.UNCONFIRMED),
        (coded(VERIFICATION, "unconfirmed"), Standing.UNCONFIRMED),
        ({"coding": [{"code": "confirmed"}, {"code": "refuted"}]}, Standing.REFUTED),
        ({"text": "Ruled out"}, Standing.REFUTED),
        (coded(SNOMED, "410516002"), Standing.REFUTED),
        ("refuted", Standing.REFUTED),
        ("Entered in Error", Standing.ENTERED_IN_ERROR),
        ("unknown", Standing.UNCONFIRMED),
        (None, Standing.HOLDS),
    ],
)
def test_a_refuted_diagnosis_is_never_shown_as_true(status: Any, standing: Standing) -> None:
    assert fact(about_rosa("Condition", code={"text": "Lupus"}, verificationStatus=status)).standing == standing


def test_a_date_that_cannot_be_is_kept_as_written_and_said() -> None:
    found = reading(about_rosa("Condition", code={"text": "Gout"}, onsetDateTime="2014-02-30", note=[{"text": "Old."}]))
    assert (found.facts[0].when, found.facts[0].note) == (Period(), "Old.\nonsetDateTime: 2014-02-30")
    assert [one.english for one in found.warnings] == [
        "1 dates in Condition.onsetDateTime could not be read. They are kept as written, in the note."
    ]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("2014-02-12 13:03:57", "2014-02-12T13:03:57"), ("2014-02-12T13:03:57-0500", "2014-02-12T13:03:57-05:00")],
)
def test_two_common_slips_in_a_date_leave_no_doubt(written: str, read_as: str) -> None:
    assert fact(about_rosa("Condition", onsetDateTime=written)).when.start == PartialDate(read_as)


def test_an_onset_by_age_is_kept_in_the_note() -> None:
    found = fact(about_rosa("Condition", code={"text": "Asthma"}, onsetAge={"value": 7, "unit": "years"}))
    assert found.note == "onsetAge: 7 years"


def test_a_diagnosis_written_only_as_narrative_is_kept_as_its_words() -> None:
    found = fact(
        about_rosa("Condition", text={"status": "generated", "div": "<div><p>Bad back</p><script>x</script></div>"})
    )
    assert found.note == "Bad back"


def test_an_allergy_keeps_every_reaction() -> None:
    found = fact(
        about_rosa(
            "AllergyIntolerance",
            code={"text": "Penicillin"},
            category=["medication"],
            criticality="high",
            reaction=[
                {"manifestation": [{"text": "hives"}, {"text": "wheezing"}], "severity": "severe"},
                {"description": "felt faint"},
            ],
        )
    )
    assert (found.category, found.criticality, found.none_known) == ("medication", "high", False)
    assert found.reactions == (
        Reaction(Concept("hives"), "severe"),
        Reaction(Concept("wheezing"), "severe"),
        Reaction(Concept("felt faint")),
    )


@pytest.mark.parametrize(
    "code",
    [
        coded(SNOMED, "716186003", "No known allergy"),
        coded(SNOMED, "409137002"),
        coded(SNOMED, "428607008"),
        coded(SNOMED, "429625007"),
        coded("http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips", "no-known-allergies"),
        {"text": "No Known Allergies"},
        {"text": "No known drug allergies"},
        {"text": "NKDA"},
    ],
)
def test_no_known_allergy_is_not_an_allergy(code: dict[str, Any]) -> None:
    assert fact(about_rosa("AllergyIntolerance", code=code)).none_known


@pytest.mark.parametrize(
    "code",
    [
        {"text": "Penicillin"},
        {"text": "Nuts, no known reaction to peanut"},
        {"text": "Nkomo nut"},
        coded("http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips", "no-allergy-info"),
    ],
)
def test_an_allergy_and_missing_information_do_not_say_that_none_is_known(code: dict[str, Any]) -> None:
    assert not fact(about_rosa("AllergyIntolerance", code=code)).none_known


def test_the_first_fhir_version_says_status_and_substance_in_its_own_words() -> None:
    found = fact(
        about_rosa(
            "AllergyIntolerance", substance={"text": "Latex"}, status="refuted", criticality="CRITH", onset="2001"
        )
    )
    assert (found.label, found.standing, found.criticality) == ("Latex", Standing.REFUTED, "high")
    assert found.when == Period.at(PartialDate("2001"))


def test_an_empty_allergy_section_because_none_is_known_says_so() -> None:
    section = {"code": coded("http://loinc.org", "48765-2"), "emptyReason": coded("x", "nilknown", "Nil Known")}
    found = fact(about_rosa("Composition", status="final", section=[section]))
    assert (found.none_known, found.standing) == (True, Standing.HOLDS)


def test_an_allergy_section_that_was_not_asked_about_says_nothing() -> None:
    section = {"code": coded("http://loinc.org", "48765-2"), "emptyReason": coded("x", "notasked")}
    assert facts(about_rosa("Composition", status="final", section=[section])) == ()


def test_what_runs_in_the_family_is_one_fact_for_each_condition() -> None:
    found = facts(
        about_rosa(
            "FamilyMemberHistory",
            status="partial",
            relationship={"text": "mother"},
            deceasedAge={"value": 61, "unit": "a"},
            condition=[
                {"code": {"text": "Breast cancer"}, "onsetAge": {"value": 48, "unit": "a"}, "contributedToDeath": True},
                {"code": {"text": "Diabetes"}},
            ],
        )
    )
    assert [(one.label, one.age_at_onset, one.cause_of_death) for one in found] == [
        ("Breast cancer", "48 a", True),
        ("Diabetes", "", False),
    ]
    assert {(one.relationship.label, one.deceased, one.age_at_death, one.standing) for one in found} == {
        ("mother", True, "61 a", Standing.HOLDS)
    }


def test_a_mark_that_may_change_the_meaning_makes_a_fact_unconfirmed() -> None:
    found = reading(
        about_rosa("Condition", code={"text": "Gout"}, modifierExtension=[{"url": "x", "valueBoolean": True}])
    )
    assert found.facts[0].standing == Standing.UNCONFIRMED
    assert len(found.warnings) == 1
