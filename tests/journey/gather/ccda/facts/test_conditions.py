"""Problems and diagnoses: what the person has, had, or does not have."""

from __future__ import annotations

import pytest

from second_opinion.record import Coding, Concept, Condition, Observation, PartialDate, Period, Standing
from second_opinion.record.codes import ICD9CM, ICD10CM, SNOMED
from tests.journey.gather.ccda.documents import (
    coded,
    document,
    every,
    problem,
    problems,
    reading,
    section,
    template,
    the,
)

STATUS = """<entryRelationship typeCode="REFR"><observation>{0}<code code="33999-4" codeSystem="2.16.840.1.113883.6.1"/>
  <value xsi:type="CD" code="{1}" codeSystem="2.16.840.1.113883.6.96"/></observation></entryRelationship>"""


def test_every_translation_is_kept_as_a_coding() -> None:
    other = '<translation code="J45.909" codeSystem="2.16.840.1.113883.6.90" displayName="Unspecified asthma"/>'
    older = '<translation code="493.90" codeSystem="2.16.840.1.113883.6.103" displayName="Asthma"/>'
    found = the(Condition, problems(problem(coded("Asthma", "195967001", inside=other + older))))
    assert found.code == Concept(
        "",
        (
            Coding(SNOMED, "195967001", "Asthma"),
            Coding(ICD10CM, "J45.909", "Unspecified asthma"),
            Coding(ICD9CM, "493.90", "Asthma"),
        ),
    )


def test_a_denied_diagnosis_is_refuted() -> None:
    found = the(Condition, problems(problem(coded("Diabetes", "73211009"), attributes='negationInd="true"')))
    assert (found.label, found.standing, found.stands) == ("Diabetes", Standing.REFUTED, False)


def test_no_known_problems_is_a_statement_and_not_a_problem() -> None:
    data = problems(problem(coded("Problem", "55607006"), attributes='negationInd="true"'))
    assert every(Condition, data) == []
    stated = the(Observation, data)
    assert (stated.label, stated.value, stated.stands) == (
        "Problems",
        Concept("None known", (Coding(SNOMED, "55607006", "Problem"),)),
        True,
    )


@pytest.mark.parametrize("words", ["No problem data is applicable", "None recorded", "Not available.", "No data"])
def test_an_empty_table_is_no_problem(words: str) -> None:
    value = f'<value xsi:type="CD" nullFlavor="UNK"><originalText>{words}</originalText></value>'
    data = problems(problem(value))
    assert (every(Condition, data), the(Observation, data).value) == ([], Concept(words))


def test_one_id_on_two_facts_leaves_two_facts() -> None:
    data = problems(problem(coded("Asthma")), problem(coded("Gout")))
    found = every(Condition, data)
    assert [fact.label for fact in found] == ["Asthma", "Gout"]
    assert {fact.sources[0].reference for fact in found} == {"9.9^1"}


def test_a_concern_around_two_observations_is_two_facts() -> None:
    second = f"""<entryRelationship typeCode="SUBJ"><observation>{template("4")}{coded("Angina")}</observation>
      </entryRelationship>"""
    found = every(Condition, problems(problem(coded("Chest pain"), act=second)))
    assert sorted(fact.label for fact in found) == ["Angina", "Chest pain"]


def test_a_place_leads_to_the_entry() -> None:
    found = the(Condition, problems(problem(coded("Asthma"))))
    assert found.sources[0].place == "Problems/entry 1/act/entryRelationship 1"


@pytest.mark.parametrize(
    ("code", "meant"), [("55561003", "active"), ("73425007", "inactive"), ("413322009", "resolved")]
)
def test_a_status_observation_says_how_it_stands(code: str, meant: str) -> None:
    status = STATUS.format(template("6"), code)
    assert the(Condition, problems(problem(coded("Asthma"), inside=status))).clinical_status == meant


def test_with_an_end_it_is_resolved() -> None:
    time = '<effectiveTime><low value="1998"/><high value="1999"/></effectiveTime>'
    found = the(Condition, problems(problem(coded("Pneumonia"), time=time)))
    assert (found.clinical_status, found.when) == ("resolved", Period(PartialDate("1998"), PartialDate("1999")))


def test_without_either_the_concern_says_it() -> None:
    assert the(Condition, problems(problem(coded("Asthma")))).clinical_status == "active"


def test_the_side_of_the_body_is_never_lost() -> None:
    side = f'<qualifier><name code="272741003"/>{coded("left", "7771000")}</qualifier>'
    left = coded("Knee", "72696002", element="targetSiteCode", inside=side)
    assert the(Condition, problems(problem(coded("Arthritis"), inside=left))).body_site.label == "Knee (left)"


def test_an_entry_without_a_template_is_what_its_section_holds() -> None:
    bare = f'<observation classCode="OBS" moodCode="EVN">{coded("Asthma")}</observation>'
    assert the(Condition, problems(bare)).label == "Asthma"


def test_a_section_known_only_by_its_template_is_read() -> None:
    bare = f"<entry><observation>{coded('Asthma')}</observation></entry>"
    data = document(
        f'<section><templateId root="2.16.840.1.113883.10.20.22.2.5.1" extension="2015-08-01"/>{bare}</section>'
    )
    assert the(Condition, data).label == "Asthma"


def test_a_problem_in_an_unexpected_section_is_still_a_problem() -> None:
    data = document(section("10160-0", "Medications", problem(coded("Asthma"))))
    assert the(Condition, data).label == "Asthma"


def test_a_discharge_diagnosis_is_an_encounter_diagnosis() -> None:
    act = f"""<act>{template("33")}<code code="11535-2"/><entryRelationship><observation>{template("4")}
      {coded("Stroke")}</observation></entryRelationship></act>"""
    found = the(Condition, document(section("11535-2", "Discharge diagnosis", act)))
    assert (found.label, found.category) == ("Stroke", "encounter-diagnosis")


def test_a_taken_back_entry_does_not_stand() -> None:
    data = problems(problem(coded("Asthma"))).replace(b'code="completed"', b'code="nullified"')
    assert the(Condition, data).standing is Standing.ENTERED_IN_ERROR


def test_an_entry_that_is_all_null_says_nothing() -> None:
    end = reading(problems(problem('<value xsi:type="CD" nullFlavor="NI"/>').replace('"55607006"', '""')))
    assert (end.facts, end.left) == ((), {})


def test_what_fits_nothing_is_counted_by_its_own_name() -> None:
    odd = '<act classCode="ACT"><code code="X1" displayName="Odd thing"/></act>'
    assert reading(document(section("10164-2", "History", odd))).left == {"Odd thing": 1}
