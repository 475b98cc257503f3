"""Whom a document is about, who wrote it, who keeps it, who cares."""

from __future__ import annotations

from second_opinion.journey.gather.ccda.reader import SEVERAL_PEOPLE
from second_opinion.record import (
    Address,
    CareTeamMember,
    Condition,
    ContactPoint,
    Encounter,
    HumanName,
    Identifier,
    PartialDate,
    Person,
)
from tests.journey.gather.ccda.documents import (
    OPENING,
    ROSA,
    coded,
    document,
    every,
    problem,
    reading,
    section,
    the,
)

PERSON = "<assignedPerson><name><given>Ama</given><family>Osei</family></name></assignedPerson>"


def test_the_person_is_read_whole() -> None:
    assert reading(document(section("10164-2", "History"))).people == (
        Person(
            names=(HumanName("Delgado", ("Rosa", "María"), use="official"),),
            birth_date=PartialDate("1954-03-12"),
            sex="female",
            identifiers=(Identifier("urn:oid:1.2.3", "rosa-1"),),
            addresses=(Address(("1 Elm Street",), "Austin", "TX"),),
            telecoms=(ContactPoint("phone", "+1-512-555-0100", "mobile"),),
            languages=("es",),
        ),
    )


def test_the_time_systems_fill_up_is_no_part_of_a_birth_date() -> None:
    header = ROSA.replace("19540312", "19540312120000")
    assert reading(document(header=header)).people[0].birth_date == PartialDate("1954-03-12")


def test_a_document_about_two_people_says_so() -> None:
    end = reading(document(section("11450-4", "Problems", problem(coded("Asthma"))), header=ROSA + ROSA))
    assert [person.key for person in end.people] == ["recordTarget 1", "recordTarget 2"]
    assert [fact.subject for fact in end.facts if isinstance(fact, Condition)] == ["recordTarget 1"]
    assert [warning.text for warning in end.warnings] == [SEVERAL_PEOPLE]


def test_title_custodian_date_and_version_are_known() -> None:
    header = f"""<templateId root="2.16.840.1.113883.10.20.22.1.2" extension="2015-08-01"/><title>Summary</title>
      <effectiveTime value="201309210500-0800"/>{ROSA}<custodian><assignedCustodian><representedCustodianOrganization>
      <name>Good Health</name></representedCustodianOrganization></assignedCustodian></custodian>"""
    end = reading(document(header=header))
    assert (end.title, end.custodian, end.created, end.format) == (
        "Summary",
        "Good Health",
        "2013-09-21T05:00-08:00",
        "C-CDA R2.1",
    )


def test_older_formats_are_named_as_such() -> None:
    def named(templates: str) -> str:
        return reading(f"{OPENING}{templates}{ROSA}</ClinicalDocument>".encode()).format

    assert named('<templateId root="2.16.840.1.113883.10.20.22.1.1"/>') == "C-CDA R1.1"
    assert named('<templateId root="2.16.840.1.113883.10.20.1"/>') == "CCD R1"
    assert named('<templateId root="2.16.840.1.113883.3.88.11.32.1"/>') == "C32"
    assert named("") == "CDA R2"


def test_the_care_team_and_the_family_are_in_the_header() -> None:
    header = f"""{ROSA}<participant typeCode="IND"><associatedEntity classCode="NOK"><code code="SONC"/>
      <telecom value="tel:555-1"/><associatedPerson><name>Luis Delgado</name></associatedPerson></associatedEntity>
      </participant><documentationOf><serviceEvent classCode="PCPR"><performer typeCode="PRF">
      <functionCode code="PCP" displayName="Primary care"/><assignedEntity>{PERSON}</assignedEntity></performer>
      </serviceEvent></documentationOf>"""
    found = every(CareTeamMember, document(header=header))
    assert [(one.label, one.performers[0].name) for one in found] == [
        ("Primary care", "Ama Osei"),
        ("Next of kin, son", "Luis Delgado"),
    ]


def test_the_visit_of_the_document_is_a_visit() -> None:
    header = f"""{ROSA}<componentOf><encompassingEncounter>
      <code code="IMP" codeSystem="2.16.840.1.113883.5.4" displayName="Inpatient"/>
      <effectiveTime><low value="20130124"/><high value="20130130"/></effectiveTime><responsibleParty><assignedEntity>
      {PERSON}</assignedEntity></responsibleParty><location><healthCareFacility><location><name>Ward 4</name></location>
      </healthCareFacility></location></encompassingEncounter></componentOf>"""
    found = the(Encounter, document(header=header))
    assert (found.label, found.encounter_class, found.location) == ("Inpatient", "IMP", "Ward 4")
    assert [one.name for one in found.performers] == ["Ama Osei"]


def test_who_wrote_an_entry_down_and_when_is_kept() -> None:
    author = f"""<author><time value="20130801"/><assignedAuthor>
      <id root="2.16.840.1.113883.4.6" extension="1234567893"/>{PERSON}</assignedAuthor></author>"""
    found = the(Condition, document(section("11450-4", "Problems", problem(coded("Asthma"), inside=author))))
    assert [(one.name, one.npi) for one in found.performers] == [("Ama Osei", "1234567893")]
    assert found.recorded == PartialDate("2013-08-01")
