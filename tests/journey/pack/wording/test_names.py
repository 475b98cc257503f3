"""What a thing is called on a page, without what a terminology adds for its own order."""

from __future__ import annotations

import pytest

from second_opinion.journey.pack.wording.names import is_no_disorder, plain


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Acute bronchitis (disorder)", "Acute bronchitis"),
        ("Emergency room admission (procedure)", "Emergency room admission"),
        ("Caregiver (person)", "Caregiver"),
        ("Glucose [Mass/volume] in Serum or Plasma", "Glucose in Serum or Plasma"),
        ("Erythrocytes [#/volume] in Blood by Automated count", "Erythrocytes in Blood by Automated count"),
        ("Erythrocytes [#/\N{ZERO WIDTH SPACE}volume] in Blood", "Erythrocytes in Blood"),
        ("Hematocrit [Volume Fraction] of Blood", "Hematocrit of Blood"),
        ("Body mass index (BMI) [Ratio]", "Body mass index (BMI)"),
        ("Alanine aminotransferase [Enzymatic activity/volume] in Serum", "Alanine aminotransferase in Serum"),
        ("WBC Auto (Bld) [#/Vol]", "WBC Auto (Bld)"),
    ],
)
def test_tags_and_properties_are_left_away(written: str, said: str) -> None:
    assert plain(written) == said


@pytest.mark.parametrize(
    "name",
    [
        "apixaban 5 MG Oral Tablet [Eliquis]",
        "Cause of Death [US Standard Certificate of Death]",
        "Total score [AUDIT-C]",
        "Blood pressure (sitting)",
        "Glucose",
    ],
)
def test_brackets_that_say_something_stay(name: str) -> None:
    assert plain(name) == name


def test_a_finding_is_told_from_a_disorder_by_its_own_tag_alone() -> None:
    names = "Social isolation (finding)", "Medication review due (situation)", "Asthma (disorder)", "Finding of asthma"
    assert [is_no_disorder(name) for name in names] == [True, True, False, False]
