"""The figures of :mod:`tests.journey.merge.gold` hold, and files that readers read merge as they should."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from second_opinion.journey.gather import ccda, fhir
from second_opinion.journey.gather.outcome import FileOutcome
from second_opinion.journey.merge import merge, sort_people
from second_opinion.record import Original
from second_opinion.record.codes import RXNORM
from tests.journey.merge import gold


def test_what_two_portals_tell_becomes_one_and_nothing_else_does() -> None:
    found = gold.score(gold.invented())
    assert (found.recall, found.false) == (1.0, 0)


@pytest.mark.usefixtures("samples")
def test_the_same_for_each_sample_patient() -> None:
    figures = {name: gold.score(facts) for name, facts in gold.people()}
    assert {name: found.false for name, found in figures.items() if found.false} == {}
    assert {name: found.recall for name, found in figures.items() if found.recall < 0.98} == {}


def outcome(data: bytes, name: str) -> FileOutcome:
    original = hashlib.sha256(data).hexdigest()
    reading = (fhir if fhir.detect(data) else ccda).read(data, original)
    return FileOutcome(
        original=Original(id=original, size=len(data), names=(name,), created=reading.created),
        ending=reading.ending,
        people=reading.people,
        facts=reading.facts,
    )


def test_each_reused_id_keeps_its_own_entry(samples: Path) -> None:
    """In these documents one id stands on many different entries. Every place that is read must still be there."""
    lost: dict[str, int] = {}
    for path in sorted(samples.glob("ccda/EMERGE/*.xml")):
        found = outcome(path.read_bytes(), path.name)
        for pile in sort_people([found]):
            places = {source for fact in pile.facts for source in fact.sources}
            kept = {source for fact in merge(pile.person, pile.facts).facts for source in fact.sources}
            if places - kept:
                lost[path.name] = len(places - kept)
    assert lost == {}


PATIENT = {"resourceType": "Patient", "id": "r", "birthDate": "1954-03-09", "gender": "female",
           "name": [{"family": "Delgado", "given": ["Rosa"]}]}  # fmt: skip
POTASSIUM = {
    "resourceType": "Observation", "id": "k", "status": "final", "subject": {"reference": "Patient/r"},
    "category": [{"coding": [{"code": "laboratory"}]}],
    "code": {"coding": [{"system": "http://loinc.org", "code": "2823-3"}], "text": "Potassium"},
    "effectiveDateTime": "2021-05-04T13:10:00Z",
    "valueQuantity": {"value": 4.10, "unit": "mmol/L", "code": "mmol/L", "system": "http://unitsofmeasure.org"},
}  # fmt: skip
ALLERGY = {
    "resourceType": "AllergyIntolerance", "id": "p", "patient": {"reference": "Patient/r"},
    "clinicalStatus": {"coding": [{"code": "active"}]}, "verificationStatus": {"coding": [{"code": "confirmed"}]},
    "code": {"text": "Penicillin", "coding": [{"system": RXNORM, "code": "7980"}]},
}  # fmt: skip
BUNDLE = {"resourceType": "Bundle", "type": "collection",
          "entry": [{"resource": resource} for resource in (PATIENT, POTASSIUM, ALLERGY)]}  # fmt: skip
DOCUMENT = """<?xml version="1.0"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <effectiveTime value="20210510"/>
 <recordTarget><patientRole><id root="2.999.5" extension="77"/><patient>
  <name><given>ROSA</given><given>M</given><family>DELGADO</family></name>
  <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19540309"/>
 </patient></patientRole></recordTarget>
 <component><structuredBody>
  <component><section><templateId root="2.16.840.1.113883.10.20.22.2.3.1"/>
   <code code="30954-2" codeSystem="2.16.840.1.113883.6.1"/><title>Results</title><text>Potassium 4.1</text>
   <entry><organizer classCode="BATTERY" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.1"/>
    <code nullFlavor="UNK"/><statusCode code="completed"/>
    <component><observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.2"/>
     <code code="2823-3" codeSystem="2.16.840.1.113883.6.1" displayName="Potassium"/><statusCode code="completed"/>
     <effectiveTime value="20210504091000-0400"/><value xsi:type="PQ" value="4.1" unit="mmol/L"/>
    </observation></component></organizer></entry>
  </section></component>
  <component><section><templateId root="2.16.840.1.113883.10.20.22.2.6.1"/>
   <code code="48765-2" codeSystem="2.16.840.1.113883.6.1"/><title>Allergies</title><text>Penicillin</text>
   <entry><act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.30"/>
    <code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="active"/>
    <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">
     <templateId root="2.16.840.1.113883.10.20.22.4.7"/><code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>
     <statusCode code="completed"/>
     <value xsi:type="CD" code="416098002" codeSystem="2.16.840.1.113883.6.96" displayName="Drug allergy"/>
     <participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT">
      <code code="7980" codeSystem="2.16.840.1.113883.6.88" displayName="Penicillin G"/>
     </playingEntity></participantRole></participant>
    </observation></entryRelationship></act></entry>
  </section></component>
 </structuredBody></component>
</ClinicalDocument>
"""


def test_one_person_in_two_formats_has_each_result_and_allergy_once() -> None:
    files = [outcome(json.dumps(BUNDLE).encode(), "portal.json"), outcome(DOCUMENT.encode(), "summary.xml")]
    (pile,) = sort_people(files)
    facts = merge(pile.person, pile.facts, pile.originals).facts
    told = [(type(fact).__name__, len({source.original for source in fact.sources})) for fact in facts]
    assert [each for each in told if each[0] in {"Result", "AllergyIntolerance"}] == [
        ("Result", 2), ("AllergyIntolerance", 2),
    ]  # fmt: skip


def test_the_same_file_twice_is_the_same_as_once() -> None:
    data = json.dumps(BUNDLE).encode()
    once, again = outcome(data, "portal.json"), outcome(data, "portal (1).json")
    (pile,), (both,) = sort_people([once]), sort_people([once, again])
    assert merge(both.person, both.facts).facts == merge(pile.person, pile.facts).facts
