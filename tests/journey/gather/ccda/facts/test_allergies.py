"""Allergies: what to, what happens, how bad, and the statement that none is known."""

from __future__ import annotations

import pytest

from second_opinion.record import AllergyIntolerance, Concept, Observation, Reaction, Standing
from tests.journey.gather.ccda.documents import RXNORM, SNOMED, coded, document, every, section, template, the


def allergies(*entries: str, text: str = "") -> bytes:
    return document(section("48765-2", "Allergies", *entries, text=text))


def allergy(
    substance: str = "", *, sort: str = "419511003", inside: str = "", attributes: str = "", value_inside: str = ""
) -> str:
    participant = f"""<participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT">
      {substance}</playingEntity></participantRole></participant>"""
    return f"""<act>{template("30")}<code code="CONC"/><statusCode code="active"/><entryRelationship typeCode="SUBJ">
      <observation moodCode="EVN" {attributes}>{template("7")}<code code="ASSERTION"/><statusCode code="completed"/>
      <value xsi:type="CD" code="{sort}" codeSystem="{SNOMED}" displayName="Allergy to substance">{value_inside}</value>
      {participant if substance else ""}{inside}</observation></entryRelationship></act>"""


PENICILLIN = coded("Penicillin", "70618", element="code", system=RXNORM)


def observed(number: str, value: str, kind: str, inside: str = "") -> str:
    return f"""<entryRelationship typeCode="{kind}" inversionInd="true"><observation>{template(number)}
      <code code="ASSERTION"/>{value}{inside}</observation></entryRelationship>"""


def test_the_substance_is_what_it_is_to() -> None:
    found = the(AllergyIntolerance, allergies(allergy(PENICILLIN)))
    assert (found.label, found.category, found.clinical_status) == ("Penicillin", "medication", "active")


def test_a_substance_with_only_a_name_is_kept() -> None:
    assert the(AllergyIntolerance, allergies(allergy("<name>Bee stings</name>"))).label == "Bee stings"


def test_each_reaction_keeps_its_severity() -> None:
    severe = observed("8", coded("Severe", "24484000"), "SUBJ")
    hives = observed("9", coded("Hives", "247472004"), "MFST", severe)
    nausea = observed("9", coded("Nausea", "422587007"), "MFST")
    found = the(AllergyIntolerance, allergies(allergy(PENICILLIN, inside=hives + nausea)))
    assert [(one.manifestation.label, one.severity) for one in found.reactions] == [("Hives", "severe"), ("Nausea", "")]


def test_the_severity_of_the_allergy_is_that_of_its_reactions() -> None:
    overall = observed("8", coded("Mild", "255604002"), "SUBJ")
    hives = observed("9", coded("Hives", "247472004"), "MFST")
    found = the(AllergyIntolerance, allergies(allergy(PENICILLIN, inside=overall + hives)))
    assert [(one.manifestation.label, one.severity) for one in found.reactions] == [("Hives", "mild")]


def test_a_severity_without_a_reaction_is_kept() -> None:
    overall = observed("8", coded("Fatal", "399166001"), "SUBJ")
    found = the(AllergyIntolerance, allergies(allergy(PENICILLIN, inside=overall)))
    assert found.reactions == (Reaction(Concept(), "fatal"),)


def test_criticality_is_said_in_the_words_of_fhir() -> None:
    high = observed("145", '<value xsi:type="CD" code="CRITH" codeSystem="2.16.840.1.113883.5.1063"/>', "SUBJ")
    assert the(AllergyIntolerance, allergies(allergy(PENICILLIN, inside=high))).criticality == "high"


def test_negated_without_a_substance_no_allergy_is_known() -> None:
    data = allergies(allergy(sort="419199007", attributes='negationInd="true"'))
    found = the(AllergyIntolerance, data)
    assert (found.none_known, found.label, found.standing) == (True, "No known allergies", Standing.HOLDS)


def test_negated_for_drugs_only_drugs_are_meant() -> None:
    found = the(AllergyIntolerance, allergies(allergy(sort="416098002", attributes='negationInd="true"')))
    assert (found.none_known, found.category, found.code.codings[0].code) == (True, "medication", "416098002")


def test_a_denied_allergy_to_one_substance_is_refuted_and_not_none_known() -> None:
    found = the(AllergyIntolerance, allergies(allergy(PENICILLIN, attributes='negationInd="true"')))
    assert (found.none_known, found.label, found.standing) == (False, "Penicillin", Standing.REFUTED)


@pytest.mark.parametrize("code", ["716186003", "160244002"])
def test_no_known_allergy_as_a_code_is_that_statement(code: str) -> None:
    found = the(AllergyIntolerance, allergies(allergy(sort=code)))
    assert (found.none_known, found.code.codings[0].code) == (True, code)


@pytest.mark.parametrize("words", ["No known allergies", "NKDA", "No Known Drug Allergies"])
def test_no_known_allergy_in_words_is_that_statement(words: str) -> None:
    found = the(AllergyIntolerance, allergies(allergy(f"<name>{words}</name>")))
    assert (found.none_known, found.label) == (True, words)


def test_no_data_is_never_no_known_allergies() -> None:
    """Nobody asked: that must not reassure."""
    words = "<originalText>Allergy excluded/not available</originalText>"
    data = allergies(allergy(sort="419199007", attributes='negationInd="true"', value_inside=words))
    assert every(AllergyIntolerance, data) == []
    assert the(Observation, data).label == "Allergies"
