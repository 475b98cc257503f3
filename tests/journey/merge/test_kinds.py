"""When are two statements of these kinds one?"""

from __future__ import annotations

import msgspec

from second_opinion.journey.merge import merge
from second_opinion.record import (
    AllergyIntolerance,
    Claim,
    Coding,
    Concept,
    Condition,
    Encounter,
    FamilyMemberHistory,
    Identifier,
    Immunization,
    Note,
    Practitioner,
    Procedure,
    Reaction,
)
from second_opinion.record.codes import ICD10CM, SNOMED
from tests.journey.merge.telling import on, together, told
from tests.people import ROSA

HYPERTENSION = Concept("Hypertension", (Coding(SNOMED, "59621000"), Coding(ICD10CM, "I10")))


def test_reactions_of_one_allergy_are_put_together() -> None:
    penicillin = Concept("Penicillin")
    hives, worse, throat = Reaction(Concept("Hives")), Reaction(Concept("hives"), "severe"), Reaction(Concept("Throat"))
    facts = [AllergyIntolerance(code=penicillin, reactions=each) for each in ((hives,), (worse, throat))]
    (merged,) = merge(ROSA, told(*facts)).facts
    assert isinstance(merged, AllergyIntolerance)
    assert set(merged.reactions) == {worse, throat}


def test_no_known_allergies_is_one_statement_however_it_is_put() -> None:
    coded = AllergyIntolerance(code=Concept("", (Coding(SNOMED, "716186003"),)), none_known=True)
    worded = AllergyIntolerance(code=Concept("No Known Allergies"), none_known=True)
    drugs = AllergyIntolerance(code=Concept("No known drug allergies"), none_known=True)
    assert together(coded, worded, AllergyIntolerance(none_known=True), drugs) == [[0, 1, 2], [3]]


def test_a_shot_that_two_registers_date_a_day_apart_is_one_only_with_the_same_lot() -> None:
    shot = Immunization(code=Concept("Tdap"), when=on("2019-10-02"), lot_number="A12")
    later = msgspec.structs.replace(shot, when=on("2019-10-03"))
    assert together(shot, later) == [[0, 1]]
    unknown = [msgspec.structs.replace(each, lot_number="") for each in (shot, later)]
    assert together(*unknown) == [[0], [1]]


def test_two_visits_on_one_day_are_two_unless_something_else_agrees() -> None:
    visit = Encounter(encounter_class="AMB", when=on("2014-02-12"), organization="Elm Clinic")
    elsewhere = msgspec.structs.replace(visit, organization="Oak Hospital")
    header = Encounter(when=on("2014-02-12"), identifiers=(Identifier("urn:oid:1.2", "77"),))
    section = Encounter(
        code=Concept("Office visit"), when=on("2014-02-12T09:30"), identifiers=(Identifier("urn:oid:1.2", "77"),),
    )  # fmt: skip
    assert together(visit, elsewhere, header, section) == [[0], [1], [2, 3]]


def test_the_same_people_are_named_once() -> None:
    facts = [
        Procedure(code=Concept("Colonoscopy"), when=on("2018-05-04"), performers=people)
        for people in (
            (Practitioner(name="Dr. Osei", npi="1234567893"),),
            (Practitioner(name="Grace Osei MD", npi="1234567893"), Practitioner(name="Dr. Lindqvist")),
        )
    ]
    (merged,) = merge(ROSA, told(*facts)).facts
    assert [person.name for person in merged.performers] == ["Dr. Osei", "Dr. Lindqvist"]


def test_a_section_printed_in_each_document_is_kept_once_but_not_under_another_heading() -> None:
    note = Note(title="Past history", text="None.", section="11348-0", when=on("2014-02-12"))
    again = msgspec.structs.replace(note, text=" NONE. ", when=on("2015-03-01"))
    other = msgspec.structs.replace(note, section="48765-2", title="Allergies")
    assert together(note, again, other) == [[0, 1], [2]]


def test_two_letters_with_the_same_short_words_on_two_days_are_two() -> None:
    letter = Note(title="Visit", text="She feels well.", when=on("2014-02-12"))
    assert together(letter, msgspec.structs.replace(letter, when=on("2015-03-01"))) == [[0], [1]]


def test_relatives_are_not_mixed_up() -> None:
    mother, brother = (
        FamilyMemberHistory(code=HYPERTENSION, relationship=Concept(relative)) for relative in ("Mother", "Brother")
    )
    assert together(mother, brother, mother) == [[0, 2], [1]]


def test_one_relative_told_in_words_and_as_a_code_is_told_once() -> None:
    coded = Concept("", (Coding("urn:oid:2.16.840.1.113883.5.111", "BRO", "Brother"),))
    bare = Concept("", (Coding("urn:oid:2.16.840.1.113883.5.111", "NBRO"),))
    told_so = (("65", Concept("Brother")), ("65 years", coded), ("65 y", bare), ("", Concept("brother")))
    facts = [FamilyMemberHistory(code=HYPERTENSION, relationship=who, age_at_onset=age) for age, who in told_so]
    assert together(*facts) == [[0, 1, 2, 3]]
    died = msgspec.structs.replace(facts[0], cause_of_death=True)
    assert together(died, facts[1]) == [[0, 1]]


def test_two_ages_of_one_illness_are_two_brothers() -> None:
    ages = ("65 years", "56 years", "65 months")
    brothers = [
        FamilyMemberHistory(code=HYPERTENSION, relationship=Concept("Brother"), age_at_onset=age) for age in ages
    ]
    assert together(*brothers) == [[0], [1], [2]]


def test_a_bill_never_becomes_a_diagnosis() -> None:
    bill = Claim(code=HYPERTENSION, diagnoses=(HYPERTENSION,), identifiers=(Identifier("claim", "1"),))
    corrected = msgspec.structs.replace(bill, total="12.00 USD")
    assert together(bill, Condition(code=HYPERTENSION), bill, corrected) == [[0, 2], [1], [3]]
