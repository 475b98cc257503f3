"""Procedures, vaccines, visits, plans, devices, family, coverage and directives."""

from __future__ import annotations

import pytest

from second_opinion.record import (
    NO_TIME,
    AdvanceDirective,
    Concept,
    Condition,
    Coverage,
    Device,
    Encounter,
    FamilyMemberHistory,
    Immunization,
    Medication,
    Observation,
    PartialDate,
    Period,
    PlannedCare,
    Procedure,
    Standing,
)
from tests.journey.gather.ccda.documents import LOINC, coded, document, every, reading, section, template, the

POLYPECTOMY = coded("Polypectomy", "274025005", element="code")
VACCINE = """<consumable><manufacturedProduct><manufacturedMaterial>
  <code code="88" codeSystem="2.16.840.1.113883.12.292" displayName="Influenza vaccine"/>
  <lotNumberText>A7</lotNumberText></manufacturedMaterial><manufacturerOrganization><name>Maker</name></manufacturerOrganization></manufacturedProduct>
  </consumable>"""


def procedures(*entries: str) -> bytes:
    return document(section("47519-4", "Procedures", *entries))


@pytest.mark.parametrize(
    ("element", "number"), [("procedure", "14"), ("act", "12"), ("observation", "13"), ("procedure", "12")]
)
def test_a_procedure_is_one_in_each_of_its_shapes(element: str, number: str) -> None:
    entry = f"""<{element} classCode="ACT" moodCode="EVN">{template(number)}{POLYPECTOMY}
      <statusCode code="completed"/><effectiveTime value="20110215"/></{element}>"""
    found = the(Procedure, procedures(entry))
    assert (found.label, found.category, found.when) == ("Polypectomy", element, Period.at(PartialDate("2011-02-15")))


@pytest.mark.parametrize(
    ("attributes", "standing"),
    [
        ('moodCode="INT"', Standing.PLANNED),
        ('moodCode="RQO"', Standing.PLANNED),
        ('moodCode="PRMS"', Standing.PLANNED),
        ('moodCode="EVN" negationInd="true"', Standing.NOT_DONE),
        ('moodCode="EVN"', Standing.HOLDS),
    ],
)
def test_planned_and_refused_procedures_were_not_done(attributes: str, standing: Standing) -> None:
    assert the(Procedure, procedures(f"<procedure {attributes}>{POLYPECTOMY}</procedure>")).standing is standing


def test_a_device_put_in_is_a_fact_of_its_own() -> None:
    device = f"""<participant typeCode="DEV"><participantRole classCode="MANU">{template("37")}
      <id root="2.16.840.1.113883.3.3719" extension="(01)00643169007222"/>
      <playingDevice>{coded("Pacemaker", "14106009", element="code")}</playingDevice>
      <scopingEntity><desc>Good Devices</desc></scopingEntity></participantRole></participant>"""
    data = procedures(f"<procedure>{template('14')}{POLYPECTOMY}{device}</procedure>")
    found = the(Device, data)
    assert (found.label, found.udi, found.manufacturer) == ("Pacemaker", "(01)00643169007222", "Good Devices")
    assert found.sources[0].place != the(Procedure, data).sources[0].place


def test_a_medicine_given_during_a_procedure_is_a_medicine() -> None:
    given = f"""<substanceAdministration moodCode="EVN">{template("16")}<consumable><manufacturedProduct>
      <manufacturedMaterial>{coded("Propofol", element="code")}</manufacturedMaterial></manufacturedProduct>
      </consumable></substanceAdministration>"""
    entry = f"""<procedure>{template("14")}{POLYPECTOMY}<entryRelationship typeCode="COMP">{given}</entryRelationship>
      </procedure>"""
    assert the(Medication, procedures(entry)).label == "Propofol"


def test_no_procedures_is_a_statement() -> None:
    data = procedures('<procedure negationInd="true"><code nullFlavor="NA"/></procedure>')
    assert (every(Procedure, data), the(Observation, data).value) == ([], Concept("None known"))


def vaccines(entry: str) -> bytes:
    return document(section("11369-6", "Immunizations", entry))


def test_a_vaccine_keeps_lot_maker_and_dose_number() -> None:
    inside = '<entryRelationship><sequenceNumber value="2"/><act/></entryRelationship>'
    found = the(
        Immunization, vaccines(f"<substanceAdministration>{template('52')}{VACCINE}{inside}</substanceAdministration>")
    )
    assert (found.label, found.lot_number, found.manufacturer, found.dose_number) == (
        "Influenza vaccine",
        "A7",
        "Maker",
        "2",
    )


@pytest.mark.parametrize("negated", ['negationInd="true"', 'negationInd="false"', ""])
def test_a_refused_vaccine_was_not_given_and_says_why(negated: str) -> None:
    why = f"""<entryRelationship typeCode="RSON"><observation>{template("53")}
      {coded("Patient objection", "PATOBJ", element="code")}</observation></entryRelationship>"""
    entry = f"""<substanceAdministration moodCode="EVN" {negated}>{template("52")}{VACCINE}{why}
      </substanceAdministration>"""
    found = the(Immunization, vaccines(entry))
    assert (found.standing, found.reason) == (Standing.NOT_DONE, "Patient objection")


def test_a_refusal_is_told_in_the_persons_own_words_first() -> None:
    why = f"""<entryRelationship typeCode="RSON"><observation>{template("53")}
      {coded("Patient objection", "PATOBJ", element="code")}<text>Patient refused; wishes to wait.</text></observation>
      </entryRelationship>"""
    entry = f"""<substanceAdministration moodCode="EVN" negationInd="true">{template("52")}{VACCINE}{why}
      </substanceAdministration>"""
    assert the(Immunization, vaccines(entry)).reason == "Patient refused; wishes to wait. (Patient objection)"


def test_a_diagnosis_named_at_a_visit_was_written_down_that_day() -> None:
    diagnosis = f"<entryRelationship><observation>{template('4')}{coded('Pneumonia')}</observation></entryRelationship>"
    entry = f"""<encounter moodCode="EVN">{template("49")}{coded("Office visit", element="code")}
      <effectiveTime value="20120806"/><entryRelationship typeCode="COMP"><act>{template("80")}{diagnosis}</act>
      </entryRelationship></encounter>"""
    found = the(Condition, document(section("46240-8", "Encounters", entry)))
    assert (found.category, found.recorded, found.when) == ("encounter-diagnosis", PartialDate("2012-08-06"), NO_TIME)


def test_a_directive_whose_code_has_no_name_is_called_what_it_says() -> None:
    entry = f"""<observation>{template("48")}<code code="75278-2" codeSystem="{LOINC}"/>
      {coded("Not for resuscitation", "304253006")}</observation>"""
    found = the(AdvanceDirective, document(section("42348-3", "Advance directives", entry)))
    assert (found.label, found.value) == ("Not for resuscitation", None)


def test_a_visit_keeps_place_reason_doctor_and_diagnoses() -> None:
    entry = f"""<encounter moodCode="EVN">{template("49")}
      <code code="99213" codeSystem="2.16.840.1.113883.6.12" displayName="Office visit">
      <translation code="AMB" codeSystem="2.16.840.1.113883.5.4"/></code><effectiveTime value="20120806"/>
      <performer><assignedEntity><id root="2.16.840.1.113883.4.6" extension="1234567893"/><assignedPerson><name>
      <given>Ama</given><family>Osei</family></name></assignedPerson><representedOrganization><name>Clinic</name>
      </representedOrganization></assignedEntity></performer>
      <participant typeCode="LOC"><participantRole><playingEntity><name>Room 4</name></playingEntity></participantRole>
      </participant><entryRelationship typeCode="RSON"><observation>{template("19")}{coded("Cough")}</observation>
      </entryRelationship><entryRelationship typeCode="COMP"><act>{template("80")}<code code="29308-4"/>
      <entryRelationship><observation>{template("4")}{coded("Pneumonia")}</observation></entryRelationship></act>
      </entryRelationship></encounter>"""
    data = document(section("46240-8", "Encounters", entry))
    found = the(Encounter, data)
    assert (found.label, found.encounter_class, found.reason, found.location) == (
        "Office visit",
        "AMB",
        "Cough",
        "Room 4",
    )
    assert (found.organization, found.diagnoses) == ("Clinic", ("Pneumonia",))
    assert [(one.name, one.npi, one.organization) for one in found.performers] == [("Ama Osei", "1234567893", "Clinic")]
    assert (the(Condition, data).label, the(Condition, data).category) == ("Pneumonia", "encounter-diagnosis")


def test_an_order_is_planned_and_due() -> None:
    entry = f"""<observation moodCode="RQO">{template("44")}{coded("Colonoscopy", element="code")}
      <effectiveTime value="20000421"/></observation>"""
    found = the(PlannedCare, document(section("18776-5", "Plan", entry)))
    assert (found.standing, found.due, found.origin) == (Standing.PLANNED, PartialDate("2000-04-21"), "observation")


def test_a_goal_keeps_its_measure() -> None:
    entry = f"""<observation moodCode="GOL">{template("121")}{coded("Oxygen saturation", element="code", system=LOINC)}
      <value xsi:type="IVL_PQ"><low value="92" unit="%"/></value></observation>"""
    found = the(PlannedCare, document(section("61146-7", "Goals", entry)))
    assert (found.category, found.target) == ("goal", "≥ 92 %")


def test_an_appointment_of_which_only_the_day_is_known_is_kept() -> None:
    entry = f'<encounter moodCode="INT">{template("40")}<effectiveTime value="20130615"/></encounter>'
    found = the(PlannedCare, document(section("18776-5", "Plan", entry)))
    assert (found.label, found.due) == ("appointment", PartialDate("2013-06-15"))


def test_an_order_written_out_inside_is_one_planned_thing() -> None:
    entry = f"""<procedure moodCode="RQO">{template("41")}<entryRelationship typeCode="REFR"><procedure moodCode="EVN">
      {template("14")}{coded("Chest X-ray", element="code")}</procedure></entryRelationship></procedure>"""
    data = document(section("18776-5", "Plan", entry))
    assert (every(Procedure, data), the(PlannedCare, data).label) == ([], "Chest X-ray")
    assert the(PlannedCare, data).standing is Standing.PLANNED


def test_a_wheelchair_is_a_device() -> None:
    entry = f"""<supply moodCode="EVN">{template("50")}<participant typeCode="PRD"><participantRole><playingDevice>
      {coded("Wheelchair", element="code")}</playingDevice></participantRole></participant></supply>"""
    assert the(Device, document(section("46264-8", "Equipment", entry))).label == "Wheelchair"


def test_a_relative_keeps_disease_age_and_death() -> None:
    def inside(kind: str, number: str, value: str) -> str:
        return f"""<entryRelationship typeCode="{kind}"><observation>{template(number)}{value}</observation>
          </entryRelationship>"""

    entry = f"""<organizer>{template("45")}<subject><relatedSubject>{coded("Father", "FTH", element="code")}
      </relatedSubject></subject><component><observation>{template("46")}{coded("Heart attack")}
      {inside("CAUS", "47", coded("Dead", "419099009"))}
      {inside("SUBJ", "31", '<value xsi:type="PQ" value="57" unit="a"/>')}</observation></component>
      <component><observation>{template("46")}{coded("Diabetes")}</observation></component></organizer>"""
    found = every(FamilyMemberHistory, document(section("10157-6", "Family", entry)))
    assert [(one.label, one.relationship.label, one.age_at_onset, one.cause_of_death) for one in found] == [
        ("Heart attack", "Father", "57 years", True),
        ("Diabetes", "Father", "", False),
    ]
    assert found[0].deceased


def test_a_policy_says_who_pays_for_whom() -> None:
    entry = f"""<act>{template("60")}<entryRelationship><sequenceNumber value="1"/><act>{template("61")}
      <id root="3.3" extension="GRP-9"/><code code="SELF" codeSystem="2.16.840.1.113883.5.110"/>
      <performer>{template("87")}<assignedEntity><code code="PAYOR"/><representedOrganization><name>Good Health</name>
      </representedOrganization></assignedEntity></performer><performer><assignedEntity><code code="GUAR"/>
      <representedOrganization><name>Somebody</name></representedOrganization></assignedEntity></performer>
      <participant typeCode="COV"><time><low value="2011"/></time><participantRole><id root="4.4" extension="M-1"/>
      <code code="SELF" displayName="Self"/></participantRole></participant></act></entryRelationship></act>"""
    found = the(Coverage, document(section("48768-6", "Payers", entry)))
    assert (found.payer, found.member_id, found.group, found.relationship) == ("Good Health", "M-1", "GRP-9", "Self")
    assert (found.order, found.when) == ("1", Period(PartialDate("2011"), None))


def test_a_directive_says_what_is_wished_and_who_speaks() -> None:
    entry = f"""<observation>{template("48")}{coded("Resuscitation", element="code")}{coded("Do not resuscitate")}
      <participant typeCode="CST"><participantRole><telecom value="tel:555-1003"/><playingEntity>
      <name>Luis Delgado</name></playingEntity></participantRole></participant></observation>"""
    found = the(AdvanceDirective, document(section("42348-3", "Advance directives", entry)))
    assert isinstance(found.value, Concept)
    assert (found.label, found.value.label, found.note) == (
        "Resuscitation",
        "Do not resuscitate",
        "Luis Delgado, 555-1003",
    )


def test_an_entry_that_points_to_another_is_no_fact() -> None:
    entry = f'<act>{template("122")}<id root="1"/><code nullFlavor="NP"/></act>'
    assert (reading(document(section("75310-3", "Concerns", entry))).facts, entry) == ((), entry)
