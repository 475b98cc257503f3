"""The story could be true: its numbers fit one body, its people could not be real ones, its truths name their files."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files as resources

import pytest

from second_opinion.content.family import case, downloads
from second_opinion.content.family.story import people, places
from second_opinion.content.family.story.told import table
from second_opinion.content.family.story.vitals import body_mass_index
from second_opinion.content.family.story.whole import TOLD
from second_opinion.record import Condition, Medication, Organization, Practitioner
from tests.content.family.truths import truths

BORN = date(1954, 3, 9)
DRAWS = {row["draw"]: date.fromisoformat(row["drawn"][:10]) for row in table("draws")}
RESULTS = {row["test"]: row for row in table("results")}


def measured(test: str, draw: str) -> float | None:
    value = RESULTS[test][draw]
    return None if value == "-" else float(value)


@pytest.mark.parametrize("draw", DRAWS)
def test_kidney_function_follows_from_creatinine_age_and_sex(draw: str) -> None:
    # CKD-EPI creatinine equation of 2021 (Inker and others, New England Journal of Medicine 2021;385:1737), women.
    creatinine, given = measured("creatinine", draw), measured("egfr", draw)
    assert creatinine is not None
    age = (DRAWS[draw] - BORN).days // 365.25
    ratio = creatinine / 0.7
    computed = 142 * min(ratio, 1) ** -0.241 * max(ratio, 1) ** -1.2 * 0.9938**age * 1.012
    assert given == pytest.approx(computed, abs=1)


@pytest.mark.parametrize("draw", [draw for draw in DRAWS if measured("ldl", draw) is not None])
def test_ldl_follows_from_the_other_fats(draw: str) -> None:
    total, hdl, fats, ldl = (measured(test, draw) for test in ("cholesterol", "hdl", "triglycerides", "ldl"))
    assert total is not None
    assert hdl is not None
    assert fats is not None
    assert ldl == pytest.approx(total - hdl - fats / 5, abs=1)


@pytest.mark.parametrize("draw", DRAWS)
def test_hematocrit_is_three_times_hemoglobin(draw: str) -> None:
    hemoglobin, hematocrit = measured("hemoglobin", draw), measured("hematocrit", draw)
    assert hemoglobin is not None
    assert hematocrit == pytest.approx(3 * hemoglobin, rel=0.05)


@pytest.mark.parametrize("draw", DRAWS)
def test_salts_leave_an_ordinary_gap(draw: str) -> None:
    sodium, chloride, carbon = (measured(test, draw) for test in ("sodium", "chloride", "carbon-dioxide"))
    assert sodium is not None
    assert chloride is not None
    assert carbon is not None
    assert 7 <= sodium - chloride - carbon <= 16


def test_body_mass_index_is_weight_over_height_squared() -> None:
    assert body_mass_index("68.9") == "28.0"


@pytest.mark.parametrize(
    "number",
    [
        *(value.npi for value in vars(places).values() if isinstance(value, Practitioner) and value.npi),
        *(value.identifiers[0].value for value in vars(places).values() if isinstance(value, Organization)),
    ],
)
def test_a_provider_number_has_a_right_check_digit_and_a_leading_figure_nobody_was_given(number: str) -> None:
    # The check digit of CMS: Luhn's, with 80840 before the number (45 CFR 162.406).
    digits = [int(figure) for figure in "80840" + number]
    doubled = sum(sum(divmod(2 * figure, 10)) for figure in digits[-2::-2]) + sum(digits[-1::-2])
    assert (len(number), number[0], doubled % 10) == (10, "2", 0)


def test_every_telephone_number_is_one_kept_for_stories() -> None:
    everything = b"\n".join(downloads.files().values()).decode(errors="replace")
    numbers = re.findall(r"\(\d{3}\) \d{3}-\d{4}", everything)
    assert len(numbers) > 100
    assert [number for number in set(numbers) if not re.fullmatch(r"\(505\) 555-01\d\d", number)] == []


def test_every_web_address_of_the_story_is_one_kept_for_examples() -> None:
    hosts = re.findall(rb"https?://([a-z0-9.-]+)", b"\n".join(downloads.files().values()))
    standards = {
        b"bluebutton.cms.gov",
        b"dicom.nema.org",
        b"hl7.org",
        b"loinc.org",
        b"snomed.info",
        b"terminology.hl7.org",
        b"unitsofmeasure.org",
        b"www.ama-assn.org",
        b"www.nlm.nih.gov",
        b"www.w3.org",
    }
    assert {
        host for host in hosts if host not in standards and not host.endswith((b".example", b".example.org"))
    } == set()


def test_a_medicare_number_of_the_story_is_one_medicare_never_gives() -> None:
    number = next(each.value for each in people.ROSA.identifiers if each.system == people.MEDICARE_NUMBER)
    assert len(number) == 11
    assert set("SLOIBZ") & set(number)


def test_nothing_begins_before_she_was_born_or_after_the_files_were_downloaded() -> None:
    starts = [told.fact.when.start.value for told in TOLD if told.fact.when.start and told.fact.stands]
    assert [start for start in starts if not "1954" <= start <= "2026-11-12"] == []


def test_a_medicine_ends_after_it_begins() -> None:
    medicines = [told.fact for told in TOLD if isinstance(told.fact, Medication)]
    spans = [
        (each.when.start.earliest(), each.when.end.latest()) for each in medicines if each.when.start and each.when.end
    ]
    assert [span for span in spans if span[0] > span[1]] == []


def test_the_stranger_is_born_on_the_same_figures_in_another_order() -> None:
    hers, strangers = people.ROSA.birth_date, people.STRANGER.birth_date
    assert hers is not None
    assert strangers is not None
    assert hers.value != strangers.value
    assert sorted(hers.value) == sorted(strangers.value)


def test_the_case_says_the_same_in_both_languages() -> None:
    english, spanish = case("en"), case("es")
    assert (english.person, english.told_by, english.told_on, english.state) == (
        spanish.person,
        spanish.told_by,
        spanish.told_on,
        spanish.state,
    )
    assert len(english.questions) == len(spanish.questions) == 5
    assert not set(english.questions) & set(spanish.questions)


def test_the_case_is_about_the_side_the_pathologist_saw() -> None:
    right = [told.fact for told in TOLD if isinstance(told.fact, Condition) and told.fact.stage]
    assert [fact.label for fact in right] == ["Adenocarcinoma of right upper lobe of lung"]
    assert "right lung" in case("en").told
    assert "pulmón derecho" in case("es").told


def test_every_truth_names_files_that_exist() -> None:
    here = downloads.files().keys()
    assert {name for truth in truths() for name in truth["files"]} - here == set()


def test_every_truth_can_be_checked_and_has_a_name_of_its_own() -> None:
    names = [truth["id"] for truth in truths()]
    assert sorted(set(names)) == sorted(names)
    said = {"id", "planted", "shown", "files"}
    assert [truth["id"] for truth in truths() if not truth.keys() - said] == []


def test_the_readme_lists_every_truth() -> None:
    readme = (resources("second_opinion.content.family") / "README.md").read_text(encoding="utf-8")
    assert [truth["id"] for truth in truths() if f"`{truth['id']}`" not in readme] == []
