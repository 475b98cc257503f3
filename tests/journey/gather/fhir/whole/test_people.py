"""Whose facts they are: nothing of one person is mixed with another."""

from __future__ import annotations

import json
from typing import Any

from second_opinion.journey.gather.fhir import read
from second_opinion.record import CareTeamMember, HumanName, Identifier, PartialDate, Person
from tests.journey.gather.fhir.files import ORIGINAL, ROSA, about_rosa, bundle, facts, reading

PATIENT: dict[str, Any] = {
    "resourceType": "Patient",
    "id": "rosa",
    "name": [{"use": "official", "family": "Moreno", "given": ["Rosa", "Elena"]}],
    "birthDate": "1953-02",
    "gender": "female",
    "deceasedBoolean": False,
    "identifier": [{"system": "urn:oid:2.16.840.1.113883.4.1", "value": "999-12-3456"}],
    "communication": [{"language": {"coding": [{"code": "es"}]}}],
}


def test_a_patient_becomes_a_person_with_what_is_known() -> None:
    assert reading(PATIENT).people == (
        Person(
            key="Patient/rosa",
            names=(HumanName("Moreno", ("Rosa", "Elena"), use="official"),),
            birth_date=PartialDate("1953-02"),
            sex="female",
            identifiers=(Identifier("urn:oid:2.16.840.1.113883.4.1", "999-12-3456"),),
            languages=("es",),
        ),
    )


def test_the_hospital_that_only_keeps_the_record_is_understood() -> None:
    hospital = {"resourceType": "Organization", "id": "elm", "name": "Elm Hospital"}
    stranger = {"resourceType": "Organization", "id": "oak", "name": "Oak Hospital"}
    kept = PATIENT | {"managingOrganization": {"reference": "Organization/elm"}}
    found = reading(bundle(kept, hospital, stranger))
    assert (found.left, found.support) == ({"Organization": 1}, {"Organization": 1})


def test_a_date_of_death_says_that_the_person_died() -> None:
    (person,) = reading(PATIENT | {"deceasedBoolean": None, "deceasedDateTime": "2020-01-01"}).people
    assert person.deceased


def test_two_patients_in_one_file_are_two_people_and_keep_their_own_facts() -> None:
    other = {"resourceType": "Condition", "subject": {"reference": "Patient/ana"}, "code": {"text": "Asthma"}}
    found = reading(bundle(PATIENT, {"resourceType": "Patient", "id": "ana"}, about_rosa("Condition"), other))
    assert [person.key for person in found.people] == ["Patient/rosa", "Patient/ana"]
    assert [fact.subject for fact in found.facts] == ["Patient/rosa", "Patient/ana"]


def test_a_file_without_a_patient_has_a_stand_in_for_each_person_it_names() -> None:
    other = {"resourceType": "Condition", "subject": {"reference": "Patient/ana"}}
    found = read("\n".join(map(json.dumps, [about_rosa("Condition"), other])).encode(), ORIGINAL)
    assert found.people == (
        Person(key="Patient/rosa", names=(HumanName(text="Rosa Moreno"),)),
        Person(key="Patient/ana"),
    )


def test_every_way_to_refer_to_the_one_patient_means_that_patient() -> None:
    ways = ["Patient/rosa", "urn:uuid:1-2-3", "Patient/rosa/_history/2", "https://one.example/fhir/Patient/rosa"]
    entries = [{"resource": {"resourceType": "Condition", "subject": {"reference": way}}} for way in ways]
    found = reading({"resourceType": "Bundle", "entry": [{"fullUrl": "urn:uuid:1-2-3", "resource": PATIENT}, *entries]})
    assert [fact.subject for fact in found.facts] == ["Patient/rosa"] * 4
    assert len(found.people) == 1


def test_the_same_number_at_another_hospital_is_another_person() -> None:
    here = {"fullUrl": "https://one.example/fhir/Patient/rosa", "resource": PATIENT}
    there = {"resource": {"resourceType": "Condition", "subject": {"reference": "https://two.example/Patient/rosa"}}}
    found = reading({"resourceType": "Bundle", "entry": [here, there]})
    assert [person.key for person in found.people] == ["Patient/rosa", "https://two.example/Patient/rosa"]
    assert found.facts[0].subject == "https://two.example/Patient/rosa"


def test_two_servers_in_one_file_may_use_the_same_id_for_two_people() -> None:
    ana = PATIENT | {"name": [{"family": "Silva"}]}
    entries = [
        {"fullUrl": f"https://{name}.example/Patient/rosa", "resource": one}
        for name, one in (("one", PATIENT), ("two", ana))
    ]
    assert len(reading({"resourceType": "Bundle", "entry": entries}).people) == 2


def test_what_is_about_a_ward_or_a_group_is_nobodys_fact() -> None:
    found = reading({"resourceType": "Observation", "subject": {"reference": "Group/7"}, "code": {"text": "Noise"}})
    assert (found.facts, found.people, found.left) == ((), (), {"Observation (about no person)": 1})


def test_a_fact_that_names_nobody_in_a_file_of_two_people_is_said() -> None:
    found = reading(bundle(PATIENT, {"resourceType": "Patient", "id": "ana"}, {"resourceType": "Condition"}))
    assert [fact.subject for fact in found.facts] == [""]
    assert [one.english for one in found.warnings] == [
        "1 entries do not say which of the people in the file they are about."
    ]


def test_a_subject_known_by_number_only_is_found_by_it() -> None:
    by_number = {"identifier": PATIENT["identifier"][0]}
    found = reading(bundle(PATIENT, {"resourceType": "Condition", "subject": by_number}))
    assert [fact.subject for fact in found.facts] == ["Patient/rosa"]


def test_the_family_doctor_and_the_daughter_to_call_are_on_the_care_team() -> None:
    contact = {"relationship": [{"text": "daughter"}], "name": {"text": "Carla"}, "telecom": [{"value": "555-0101"}]}
    found = facts(PATIENT | {"generalPractitioner": [{"display": "Dr. Osei"}], "contact": [contact]})
    assert all(isinstance(one, CareTeamMember) for one in found)
    assert [(one.label, one.performers[0].name) for one in found] == [
        ("primary care physician", "Dr. Osei"),
        ("daughter", "Carla"),
    ]


def test_a_contained_patient_is_a_person() -> None:
    inside = about_rosa("Condition", subject={"reference": "#p"}, contained=[PATIENT | {"id": "p"}])
    found = reading(inside)
    assert [person.label for person in found.people] == ["Rosa Elena Moreno"]
    assert found.facts[0].subject == found.people[0].key
    assert ROSA["reference"] not in [person.key for person in found.people]


def test_a_subject_known_by_name_only_is_the_one_person_of_that_name() -> None:
    by_name = {"resourceType": "Condition", "subject": {"display": "Rosa Elena Moreno"}}
    other = {"resourceType": "Condition", "subject": {"display": "Ana Silva"}}
    found = reading(bundle(PATIENT, by_name, other))
    assert [fact.subject for fact in found.facts] == ["Patient/rosa", "named Ana Silva"]
    namesake = PATIENT | {"id": "rosa2"}
    assert [fact.subject for fact in reading(bundle(PATIENT, namesake, by_name)).facts] == ["named Rosa Elena Moreno"]
