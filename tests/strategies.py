"""Hypothesis strategies for facts, drawn from a small world, so that many say the same thing in other words."""

from __future__ import annotations

import msgspec
from hypothesis import strategies as st

from second_opinion.record import (
    AllergyIntolerance,
    AnyFact,
    Claim,
    Coding,
    Concept,
    Condition,
    Encounter,
    Immunization,
    Medication,
    Note,
    PartialDate,
    Period,
    Practitioner,
    Procedure,
    Quantity,
    Result,
    Source,
    Standing,
    VitalSign,
)
from second_opinion.record.codes import ICD10CM, LOINC, RXNORM, SNOMED

ORIGINALS = tuple(letter * 64 for letter in "abcd")

sources = st.sampled_from(ORIGINALS).map(Source)
dates = st.sampled_from(
    ("2014", "2014-02", "2014-02-12", "2014-02-13", "2014-02-12T13:03", "2014-02-12T13:03:57-05:00",
     "2014-02-12T18:03:57Z", "2014-02-13T03:30:00Z", "2014-02-12T00:00:00", "2015-07-01", "2015-07-01T08:00:00-04:00")
).map(PartialDate)  # fmt: skip
moments = st.none() | dates


def concepts(*known: tuple[str, str, str]) -> st.SearchStrategy[Concept]:
    """Things from a list of (system, code, words): by code, by words, by both, or by nothing."""
    coding = st.sampled_from(known).map(lambda each: Coding(each[0], each[1], each[2]))
    words = st.sampled_from(known).flatmap(lambda each: st.sampled_from((each[2], each[2].upper(), f" {each[2]}. ")))
    return st.builds(Concept, st.just("") | words, st.lists(coding, max_size=2).map(tuple))


tests = concepts((LOINC, "2345-7", "Glucose"), (LOINC, "718-7", "Hemoglobin"), ("urn:oid:1.2.3", "GLU", "Glucose"))
problems = concepts(
    (SNOMED, "59621000", "Hypertension"), (ICD10CM, "I10", "Hypertension"), (ICD10CM, "R68.89", "Other symptoms"),
    (SNOMED, "239873007", "Osteoarthritis of left knee"), (SNOMED, "239872002", "Osteoarthritis of right knee"),
)  # fmt: skip
drugs = concepts(
    (RXNORM, "860975", "Metformin 500 MG Oral Tablet"), (RXNORM, "861004", "Metformin 1000 MG Oral Tablet"),
    (RXNORM, "855332", "Warfarin 5 MG Oral Tablet"),
)  # fmt: skip
substances = concepts((RXNORM, "7980", "Penicillin G"), (RXNORM, "2670", "Codeine"), (SNOMED, "91936005", "Penicillin"))
amounts = st.builds(
    Quantity,
    st.sampled_from(("7", "7.0", "70", "100", "100.4", "5.43", "5.4")),
    st.sampled_from(("mg/dL", "mg/dl", "g/L", "")),
)
who = st.sampled_from(((), (Practitioner(name="Dr. Osei", npi="1234567893"),), (Practitioner(name="Dr. Lindqvist"),)))
one_source = sources.map(lambda source: (source,))
# Most facts of a life share few days.
periods = st.builds(
    Period, st.just(PartialDate("2014-02-12")) | moments, st.none() | st.just(PartialDate("2016-01-01"))
)
standings = st.sampled_from((*[Standing.HOLDS] * 4, *Standing))

allergies: st.SearchStrategy[AnyFact] = st.builds(
    AllergyIntolerance, code=substances, standing=standings, when=periods, sources=one_source, none_known=st.booleans(),
    clinical_status=st.sampled_from(("", "active", "inactive")),
)  # fmt: skip
medicines: st.SearchStrategy[AnyFact] = st.builds(
    Medication, code=drugs, standing=standings, when=periods, sources=one_source, dose=st.none() | st.none() | amounts,
    status=st.sampled_from(("", "active", "completed", "stopped")), dosage=st.sampled_from(("", "500 mg twice daily")),
    origin=st.sampled_from(("MedicationRequest", "MedicationStatement", "MedicationDispense")), performers=who,
)  # fmt: skip
results: st.SearchStrategy[AnyFact] = st.builds(
    Result, code=tests, standing=standings, when=periods, sources=one_source, value=st.none() | amounts,
    status=st.sampled_from(("preliminary", "final", "corrected")), performers=who,
)  # fmt: skip
conditions: st.SearchStrategy[AnyFact] = st.builds(
    Condition, code=problems, standing=standings, when=periods, sources=one_source,
    clinical_status=st.sampled_from(("", "active", "resolved")),
    category=st.sampled_from(("", "problem-list-item", "encounter-diagnosis")),
)  # fmt: skip
others: st.SearchStrategy[AnyFact] = st.one_of(
    st.builds(VitalSign, code=tests, when=periods, sources=one_source, value=amounts),
    st.builds(Procedure, code=problems, standing=standings, when=periods, sources=one_source),
    st.builds(Immunization, code=substances, standing=standings, when=periods, sources=one_source,
              lot_number=st.sampled_from(("", "A1", "B2"))),
    st.builds(Encounter, code=problems, when=periods, sources=one_source, performers=who,
              encounter_class=st.sampled_from(("", "AMB", "IMP")), organization=st.sampled_from(("", "Elm Clinic"))),
    st.builds(Note, sources=one_source, when=periods, text=st.sampled_from(("None.", "She feels well.", "none.")),
              section=st.sampled_from(("", "48765-2", "47519-4"))),
    st.builds(Claim, sources=one_source, when=periods, code=problems, total=st.sampled_from(("", "10 USD"))),
)  # fmt: skip
facts = st.one_of(allergies, medicines, results, conditions, others)


def _in_places(found: list[AnyFact]) -> list[AnyFact]:
    """Each fact at a place of its own in its original."""
    return [
        msgspec.structs.replace(fact, sources=(Source(fact.sources[0].original, f"/entry/{number}/resource"),))
        for number, fact in enumerate(found)
    ]


def _told_again(found: list[AnyFact]) -> st.SearchStrategy[list[AnyFact]]:
    """The same facts, and up to three of them once more: a second portal tells what the first one told."""
    if not found:
        return st.just(found)
    again = st.builds(
        lambda fact, source: msgspec.structs.replace(fact, sources=(source,)), st.sampled_from(found), sources
    )
    return st.lists(again, max_size=3).map(lambda more: found + more)


def pile_of(kinds: st.SearchStrategy[AnyFact], most: int = 14) -> st.SearchStrategy[list[AnyFact]]:
    """Facts as readers hand them on: each from one place, no two from the same."""
    return st.lists(kinds, max_size=most - 3).flatmap(_told_again).map(_in_places)


piles = pile_of(facts)
crowds = st.one_of([pile_of(kind, 10) for kind in (allergies, medicines, results, conditions, others)]) | piles
