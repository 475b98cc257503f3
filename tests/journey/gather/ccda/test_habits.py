"""Habits of real systems that would mislead a reader of the packet."""

from __future__ import annotations

import pytest

from second_opinion.record import (
    AllergyIntolerance,
    Concept,
    Condition,
    Device,
    Encounter,
    Immunization,
    Medication,
    Note,
    Observation,
    PartialDate,
    Period,
    Procedure,
    Result,
    Standing,
)
from tests.journey.gather.ccda.documents import (
    LOINC,
    ROSA,
    RXNORM,
    SNOMED,
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
from tests.journey.gather.ccda.facts.test_allergies import allergies, allergy
from tests.journey.gather.ccda.facts.test_medications import entry, medicines, product


def test_an_allergy_to_substance_denied_is_no_known_allergies() -> None:
    nothing = coded("Substance", "105590001", element="code", system=SNOMED)
    found = the(AllergyIntolerance, allergies(allergy(nothing, sort="419199007", attributes='negationInd="true"')))
    assert (found.none_known, found.label, found.standing) == (True, "No known allergies", Standing.HOLDS)


@pytest.mark.parametrize(
    "words", ["No impairment", "No Known Impairments", "No disability", "Has no physical impairment"]
)
def test_no_impairment_is_a_statement_and_no_problem(words: str) -> None:
    data = problems(problem(coded(words, "V68.01")))
    assert every(Condition, data) == []
    found = the(Observation, data)
    assert (found.label, isinstance(found.value, Concept) and found.value.label) == ("Problems", words)


def ordered(status: str, head: str = "Order Status", name: str = "MRI of abdomen") -> bytes:
    """A table of orders, and an entry that says it is completed."""
    table = f"""<table><thead><tr><th>Date Ordered</th><th>Description</th><th>{head}</th></tr></thead><tbody><tr>
      <td>2/5/2013</td><td ID="p1">{name}</td><td>{status}</td></tr></tbody></table>"""
    done = f"""<observation classCode="OBS" moodCode="EVN">{template("13")}<code code="74183" displayName="{name}">
      <originalText><reference value="#p1"/></originalText></code><text>{name}<reference value="#p1"/></text>
      <statusCode code="completed"/><effectiveTime value="20130205"/></observation>"""
    return document(section("47519-4", "History of Procedures", done, text=table))


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("Scheduled", Standing.PLANNED),
        ("Ordered", Standing.PLANNED),
        ("Pending", Standing.PLANNED),
        ("Reviewed", Standing.HOLDS),
        ("", Standing.HOLDS),
    ],
)
def test_an_order_that_its_own_table_calls_scheduled_was_not_done(status: str, standing: Standing) -> None:
    found = the(Procedure, ordered(status))
    assert (found.standing, found.status) == (standing, status.lower() if standing is Standing.PLANNED else "completed")


def test_a_dialysis_that_its_table_only_calls_ordered_was_not_done() -> None:
    assert the(Procedure, ordered("Ordered", head="Status", name="Hemodialysis")).standing is Standing.PLANNED
    assert the(Procedure, ordered("Performed", head="Status", name="Hemodialysis")).standing is Standing.HOLDS


def test_only_a_column_of_order_statuses_counts() -> None:
    assert the(Procedure, ordered("Ordered", head="By")).standing is Standing.HOLDS


def test_a_pacemaker_supplied_on_a_day_is_not_over_since_then() -> None:
    supplied = f"""<supply classCode="SPLY" moodCode="EVN">{template("50")}<effectiveTime xsi:type="IVL_TS">
      <high value="20120703"/></effectiveTime><participant typeCode="PRD"><participantRole>{template("37")}
      <playingDevice>{coded("Cardiac pacemaker", "14106009", element="code")}</playingDevice></participantRole>
      </participant></supply>"""
    found = the(Device, document(section("46264-8", "Medical Equipment", supplied)))
    assert found.when == Period.at(PartialDate("2012-07-03"))


AUTHORS = """<author><time value="20130718"/><assignedAuthor><id root="2.16.840.1.113883.4.6" extension="9"/>
  <assignedPerson><name><given>Jim</given><family>Bergmann</family></name></assignedPerson></assignedAuthor></author>
  <author><time value="20130718"/><assignedAuthor><id root="1.2"/><assignedAuthoringDevice>
  <softwareName>11.410.918.0; Transform 4.1.1.22</softwareName></assignedAuthoringDevice>{organization}
  </assignedAuthor></author>"""
CLINIC = "<representedOrganization><name>Primary Care Partners</name></representedOrganization>"


@pytest.mark.parametrize(
    ("organization", "named"), [("", ["Jim Bergmann"]), (CLINIC, ["Jim Bergmann", "Primary Care Partners"])]
)
def test_the_program_that_wrote_a_document_is_nobody(organization: str, named: list[str]) -> None:
    data = document(
        section("51848-0", "Assessment", text="Well."), header=ROSA + AUTHORS.format(organization=organization)
    )
    assert [one.label for one in the(Note, data).performers] == named


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Final: Angina", "Angina"),
        ("Diabetes mellitus type 2(Confirmed)", "Diabetes mellitus type 2"),
        ("Working: Angina", "Working: Angina"),
        ("Angina (Suspected)", "Angina (Suspected)"),
    ],
)
def test_a_settled_diagnosis_needs_no_word_for_it(written: str, name: str) -> None:
    value = '<value xsi:type="CD" nullFlavor="OTH"><originalText><reference value="#d1"/></originalText></value>'
    assert the(Condition, problems(problem(value), text=f'<content ID="d1">{written}</content>')).label == name


def test_a_brand_and_its_strength_stay_beside_the_code_for_what_is_in_it() -> None:
    code = f"""<code code="17326" displayName="clonidine" codeSystem="{RXNORM}"><originalText><reference value="#m1"/>
      </originalText></code>"""
    data = medicines(entry(made=product(code)), text='<content ID="m1">Catapres 0.1 mg oral tablet</content>')
    found = the(Medication, data)
    assert (found.label, found.note) == ("clonidine", "Catapres 0.1 mg oral tablet")


def test_a_name_for_people_is_taken_before_the_shorthand_of_a_vocabulary() -> None:
    code = f"""<code code="4548-4" displayName="Hgb A1c MFr Bld" codeSystem="{LOINC}">
      <translation code="43396009" displayName="Hemoglobin A1c measurement" codeSystem="{SNOMED}"/></code>"""
    result = f"""<observation classCode="OBS" moodCode="EVN">{template("2")}{code}<statusCode code="completed"/>
      <value xsi:type="PQ" value="7.2" unit="%"/></observation>"""
    found = the(Result, document(section("30954-2", "Results", result)))
    assert (found.label, found.code.codings[0].display) == ("Hemoglobin A1c measurement", "Hgb A1c MFr Bld")


def test_a_medicine_given_every_hour_is_not_taken_24_times_a_day() -> None:
    hourly = (
        """<effectiveTime xsi:type="PIVL_TS" institutionSpecified="true"><period value="1" unit="h"/></effectiveTime>"""
    )
    assert the(Medication, medicines(entry(hourly))).frequency == "every hour"


def test_a_test_without_a_result_has_not_its_own_name_as_one() -> None:
    name = "Leukocytes [#/volume] in Blood"
    pending = f"""<observation classCode="OBS" moodCode="EVN">{template("2")}
      <code code="804-5" displayName="{name}" codeSystem="{LOINC}"/><text><reference value="#r1"/></text>
      <statusCode code="active"/><value xsi:type="PQ" nullFlavor="NA"/></observation>"""
    data = document(section("30954-2", "Results", pending, text=f'<content ID="r1">{name} [LOINC: 804-5]</content>'))
    assert the(Result, data).value is None


def test_an_address_that_says_unknown_is_none() -> None:
    nowhere = ROSA.replace(
        "<streetAddressLine>1 Elm Street</streetAddressLine><city>Austin</city><state>TX</state>", "Unknown"
    )
    assert reading(document(header=nowhere)).people[0].addresses == ()


def test_a_visit_names_its_diagnoses_without_the_words_for_their_being_certain() -> None:
    value = '<value xsi:type="CD" nullFlavor="OTH"><originalText>Final: Angina</originalText></value>'
    visit = f"""<encounter classCode="ENC" moodCode="EVN">{template("49")}<code displayName="Inpatient" code="IMP"/>
      <effectiveTime value="20130710"/><entryRelationship typeCode="COMP"><act>{template("80")}<code code="29308-4"/>
      <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">{template("4")}
      <code code="282291009"/>{value}</observation></entryRelationship></act></entryRelationship></encounter>"""
    assert the(Encounter, document(section("46240-8", "Encounters", visit))).diagnoses == ("Angina",)


def test_the_words_of_an_entry_count_before_those_it_points_to_in_the_row_of_another() -> None:
    rows = """<table><tbody><tr><td ID="name3">albuterol Inhaler</td><td ID="sig3">inhale 2 puffs</td></tr>
      </tbody></table>"""
    code = f"""<code code="312950" displayName="sildenafil 50 MG Oral Tablet" codeSystem="{RXNORM}"><originalText>
      <reference value="#name3"/></originalText></code>"""
    data = medicines(
        entry('<text>take 2 tablets once daily<reference value="#sig3"/></text>', made=product(code)), text=rows
    )
    found = the(Medication, data)
    assert (found.label, found.dosage, found.note) == ("sildenafil 50 MG Oral Tablet", "take 2 tablets once daily", "")


def test_a_medicine_is_called_as_the_narrative_calls_it_whatever_words_its_code_has_in_place() -> None:
    code = f"""<code code="314076" displayName="Lisinopril 10 MG" codeSystem="{RXNORM}"><originalText>
      ACE inhibitor + Lisinopril<reference value="#m1"/></originalText></code>"""
    data = medicines(entry(made=product(code)), text='<content ID="m1">Lisinopril 10 MG Oral Tablet</content>')
    assert the(Medication, data).label == "Lisinopril 10 MG Oral Tablet"


def test_no_vaccine_administered_is_no_vaccine_given() -> None:
    none = f"""<substanceAdministration moodCode="EVN">{template("52")}<effectiveTime value="20130121"/>
      {product(coded("no vaccine administered", "998", element="code", system="2.16.840.1.113883.12.292"))}
      </substanceAdministration>"""
    assert the(Immunization, document(section("11369-6", "Immunizations", none))).standing is Standing.NOT_DONE


def test_a_part_of_an_address_that_is_not_known_is_left_away() -> None:
    known = ROSA.replace("<state>TX</state>", "<state>TX</state><country>UNK</country>")
    assert reading(document(header=known)).people[0].addresses[0].label == "1 Elm Street, Austin, TX"
