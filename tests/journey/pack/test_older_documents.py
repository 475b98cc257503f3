"""What documents of hospitals and portals say in ways of their own, as a specialist should read it."""

from __future__ import annotations

import msgspec
import pytest

from second_opinion.record import (
    AllergyIntolerance,
    AnyFact,
    Coding,
    Concept,
    Condition,
    Encounter,
    Medication,
    Original,
    PersonRecord,
    Quantity,
    Reaction,
)
from tests.journey.pack.page_one.test_page_one import first_page, panel
from tests.journey.pack.rosa import ROSA, rows
from tests.journey.pack.rosa_facts import CLINIC, at, fact, since

WRITTEN = Original(id=CLINIC, size=1, names=("summary.xml",), title="Summary of Care", created="2012-11-26")


def only(*facts: AnyFact) -> PersonRecord:
    """A record of one document with just these facts."""
    known = tuple(msgspec.structs.replace(one, id=f"fact-{number}") for number, one in enumerate(facts))
    return PersonRecord(person=ROSA, facts=known, originals=(WRITTEN,))


def said(kind: type[AnyFact], name: str, entry: int, **more: object) -> AnyFact:
    return fact(kind, name, f"Section {entry}/entry {entry}", CLINIC, **more)


def pill(name: str, entry: int, **more: object) -> AnyFact:
    return said(Medication, name, entry, **more)


def test_few_visits_are_told_each_with_why_and_what_was_found() -> None:
    visit = said(Encounter, "Office Visit", 1, when=at("2012-08-06"), reason="Fever", diagnoses=("Pneumonia",))
    assert rows(only(visit), "Timeline") == [
        "2012 |  | ",
        "Aug 6, 2012 | Visit | Office Visit · Fever · Pneumonia[1.1]",
    ]


def test_many_medicines_begun_on_one_day_are_one_line() -> None:
    four = [pill(name, number, when=since("2012-11-01")) for number, name in enumerate(("A", "B", "C", "D"), 1)]
    assert rows(only(*four), "Timeline")[1:] == ["Nov 1, 2012 | Medicine started | A[1.1]; B[1.2]; C[1.3]; D[1.4]"]


def test_an_end_that_was_only_meant_when_the_document_was_written_is_no_stop() -> None:
    meant, was = pill("Warfarin", 1, when=since("2012-11-01", "2012-12-31")), since("2012-01-01", "2012-02-01")
    stopped = pill("Amoxicillin", 2, when=was)
    assert rows(only(meant, stopped), "Timeline")[1:] == [
        "Nov 1, 2012 | Medicine started | Warfarin, until Dec 31, 2012[1.1]",
        "Feb 1, 2012 | Medicine stopped | Amoxicillin[1.2]",
        "Jan 1, 2012 | Medicine started | Amoxicillin[1.2]",
    ]


def test_medicines_whose_end_date_has_passed_are_named_on_page_one_with_that_date() -> None:
    known = only(pill("Warfarin", 1, dosage="5 mg a day", when=since("2012-11-01", "2012-12-31"), status="active"))
    assert panel(first_page(known), "Medicines") == [
        "No source lists a medicine as current. Earlier ones are listed. Please ask what is taken now.",
        "Warfarin[1.1] 5 mg a day, until Dec 31, 2012",
    ]


def test_how_a_medicine_is_taken_stands_on_page_one_in_full_where_there_is_room() -> None:
    how = "2 (two) Puff every six hours, as needed for wheezing for 30 days"
    known = only(pill("PROVENTIL HFA, 108 MCG/ACT (Inhalation Aerosol Solution)", 1, dosage=how))
    assert panel(first_page(known), "Current medicines") == [
        f"PROVENTIL HFA, 108 MCG/ACT (Inhalation Aerosol Solution)[1.1] {how}"
    ]


def test_a_medicine_written_again_at_the_next_visit_is_one_line() -> None:
    twice = [pill("Atorvastatin 10 MG", n, when=at(f"2010-0{n}-02"), status="active") for n in (3, 8)]
    assert panel(first_page(only(*twice)), "Current medicines") == ["Atorvastatin 10 MG[1.1][1.2]"]
    assert rows(only(*twice), "Current medicines") == [
        "Atorvastatin 10 MG[1.1][1.2] | since Mar 2, 2010, again Aug 2, 2010"
    ]


def test_a_bare_number_is_called_a_dose_and_a_route_is_said_shortly() -> None:
    route = Concept(codings=(Coding("urn:oid:2.16.840.1.113883.3.26.1.1", "C38288", "Oral Route of Administration"),))
    known = only(pill("Atenolol 25 MG", 1, dose=Quantity("1"), route=route, frequency="twice a day"))
    assert rows(known, "Current medicines") == ["Atenolol 25 MG[1.1] | dose 1, Oral, twice a day"]


def test_a_comment_that_repeats_what_stands_beside_it_is_not_printed_twice() -> None:
    taken = pill(
        "Cephalexin", 1, dosage="TAKE ONE. Take four times daily for 10 days", note="Take four times daily for 10 days"
    )
    needed = pill("Lorazepam", 4, dosage="1mg as needed", note="1mg as needed\nMay make sleepy\nMay make sleepy")
    allergy = said(AllergyIntolerance, "Aspirin", 2, clinical_status="active", note="Active")
    gait = said(Condition, "Staggering gait", 3, clinical_status="active", note="Staggering gait")
    known = only(taken, needed, allergy, gait)
    assert rows(known, "Current medicines") == [
        "Cephalexin[1.1] | TAKE ONE. Take four times daily for 10 days",
        "Lorazepam[1.4] May make sleepy | 1mg as needed",
    ]
    assert rows(known, "Allergies") == ["Aspirin[1.2] | active"]
    assert rows(known, "Active") == ["Staggering gait[1.3] | active"]


def test_a_reaction_is_named_without_the_sort_of_thing_it_is() -> None:
    weal = said(AllergyIntolerance, "Penicillin", 1, reactions=(Reaction(Concept("Weal (disorder)"), "moderate"),))
    assert rows(only(weal), "Allergies") == ["Penicillin[1.1] | Weal (moderate)"]


def test_one_diagnosis_told_with_two_dates_is_one_line_with_both() -> None:
    entered = said(Condition, "Neoplasm of accessory sinus", 1, when=since("2012-10-05"))
    named = said(Condition, "Neoplasm of accessory sinus", 2, when=since("2012-10-02"), clinical_status="active")
    assert rows(only(entered, named), "Active") == [
        "Neoplasm of accessory sinus[1.1][1.2] | since Oct 5, 2012; since Oct 2, 2012 | active"
    ]


@pytest.mark.parametrize(("begun", "title"), [("2012-08-06", "Diagnoses named at visits"), ("2013-01-05", "Active")])
def test_what_a_list_calls_past_is_active_only_when_it_began_anew(begun: str, title: str) -> None:
    asthma = said(Condition, "Asthma", 1, clinical_status="active", when=since("2007"))
    past = said(Condition, "Pneumonia", 2, clinical_status="resolved", when=since("2012-08-06", "2012-08-20"))
    visit = said(Condition, "Pneumonia", 3, clinical_status="active", when=since(begun), category="encounter-diagnosis")
    assert [line for line in rows(only(asthma, past, visit), title) if line.startswith("Pneumonia")] != []


def test_medicines_of_long_ago_do_not_take_the_room_of_what_an_allergy_did() -> None:
    how, then = "Coumadin - 2.5 mg by mouth every other day starting in the evening", since("2012-11-01", "2012-12-31")
    many = [pill(f"Medicine {number} with a long name", number, dosage=how, when=then) for number in range(20)]
    bees = said(AllergyIntolerance, "Bee pollen", 30, reactions=(Reaction(Concept("Anaphylaxis"), "severe"),))
    page = first_page(only(bees, *many))
    assert panel(page, "Allergies") == ["Bee pollen[1.21] Anaphylaxis (severe)"]
    assert [line.partition("[")[0] for line in panel(page, "Medicines")[1:]] == [
        f"Medicine {number} with a long name" for number in range(20)
    ]
