"""How entries of older documents that are no illness and no medicine stand in the packet."""

from __future__ import annotations

import msgspec

from second_opinion.record import (
    Coding,
    Concept,
    Condition,
    DiagnosticReport,
    Note,
    Observation,
    PartialDate,
    PlannedCare,
    Procedure,
    Result,
    SocialHistory,
    Standing,
)
from second_opinion.record.codes import LOINC
from tests.journey.pack.page_one.test_page_one import first_page, panel
from tests.journey.pack.rosa import drawn_up, lines, part, rows
from tests.journey.pack.rosa_facts import CLINIC, at, fact, since
from tests.journey.pack.test_older_documents import only, said


def test_a_finding_without_a_value_was_noted_and_a_question_without_an_answer_has_none() -> None:
    stick = said(Observation, "Dependence on walking stick", 1, when=at("2012-10-02"))
    asked = Concept("Tobacco smoking status", (Coding(LOINC, "72166-2", "Tobacco smoking status"),))
    question = msgspec.structs.replace(said(SocialHistory, "", 2, when=at("2012-10-02")), code=asked)
    pending = said(Result, "Urea nitrogen", 3, status="active", when=at("2012-10-02"))
    usual = said(Result, "Influenza swab", 4, interpretation="N", when=at("2012-10-02"))
    known = only(stick, question, pending, usual)
    assert rows(known, "Other measurements and questions asked") == ["Dependence on walking stick[1.1] | noted"]
    assert rows(known, "Way of life") == ["Tobacco smoking status[1.2] | no value"]
    assert rows(known, "Laboratory results") == ["Influenza swab[1.4] | normal", "Urea nitrogen[1.3] | not final"]


def test_of_answers_without_a_date_none_is_called_the_newest() -> None:
    asked = [said(SocialHistory, "Smoking", n, value=Concept(text)) for n, text in enumerate(("Never", "Former"), 1)]
    head, *told = [line for line in lines(part(only(*asked), "Way of life")) if "|" in line]
    assert (head, told) == ("What | What is said | Also said", ["Smoking[1.1][1.2] | Former | Never"])


def test_a_thing_done_has_a_day_and_no_since() -> None:
    assert rows(only(said(Procedure, "ECG", 1, when=since("2012-08-06"))), "Procedures") == ["ECG[1.1] | Aug 6, 2012"]


def test_one_plan_written_as_order_procedure_and_appointment_is_one_line() -> None:
    plans = [
        said(
            PlannedCare, "Colonoscopy", n, standing=Standing.PLANNED, status="new", category=sort, when=at("2012-12-01")
        )
        for n, sort in enumerate(("test", "procedure", "appointment"), 1)
    ]
    nameless = said(PlannedCare, "appointment", 4, standing=Standing.PLANNED, category="appointment")
    assert rows(only(*plans, nameless), "Planned care") == [
        "Colonoscopy[1.1][1.2][1.3] | Dec 1, 2012",
        "Appointment[1.4] | ",
    ]


def test_instructions_given_are_read_and_not_only_counted() -> None:
    advice = said(
        PlannedCare, "ProviderInstructions", 1, status="completed", category="instruction", note="Walk daily."
    )
    why = said(PlannedCare, "Clinical Summary", 2, status="completed", category="purpose")
    assert rows(only(advice, why), "Instructions given") == ["Walk daily.[1.1]"]
    assert "Clinical Summary" not in "\n".join(lines(part(only(advice, why), "Planned care")))


def test_sentences_that_say_more_than_their_entries_are_read_where_they_stand() -> None:
    smoker = fact(
        SocialHistory, "Tobacco smoking status", "Social History/entry 1", CLINIC, value=Concept("former smoker")
    )
    more = "50 pack year smoking history, quit 1997\nalcohol daily, from one to many cocktails\nretired executive"
    told = fact(Note, "", "Social History", CLINIC, title="Social History", text=more, section="29762-2")
    same = msgspec.structs.replace(told, text="Tobacco smoking status: former smoker")
    assert more in list(lines(part(only(smoker, told), "Notes and documents")))
    assert "Notes and documents" not in list(lines(drawn_up(only(smoker, same)).blocks))


def test_a_part_that_says_there_is_nothing_is_one_quiet_line() -> None:
    none = fact(
        Note, "", "Discharge Instructions", CLINIC, title="Discharge Instructions", text="Not documented", section="1"
    )
    assert list(lines(part(only(none), "Parts of documents that are words only"))) == [
        "Discharge Instructions: Not documented[1.1]"
    ]


def test_a_long_part_begins_where_it_is_listed_and_leads_to_its_whole() -> None:
    course = "\n".join(f"Day {day}: she walked the corridor and ate a little." for day in range(60))
    note = fact(Note, "", "Hospital Course", CLINIC, title="Hospital Course", text=course, section="8648-8")
    found = list(lines(part(only(note), "Parts of documents that are words only")))
    assert [len(text) < 710 and text.endswith(" …") for text in found if text.startswith("Day 0")] == [True]
    assert "in full on page " in found


def test_a_part_of_the_body_that_has_only_a_code_is_not_shown_as_a_number() -> None:
    site = Concept(codings=(Coding("http://snomed.info/sct", "113345001"),))
    seen = said(Procedure, "Abdominal ultrasound", 1, when=at("2012-10-02"), body_site=site, outcome="_")
    assert rows(only(seen), "Procedures") == ["Abdominal ultrasound[1.1] | Oct 2, 2012"]
    assert "113345001" not in "\n".join(lines(drawn_up(only(seen)).blocks))


def test_a_diagnosis_that_ended_once_and_goes_on_has_no_end_in_the_timeline() -> None:
    over = said(Condition, "Asthma", 1, clinical_status="inactive", when=since("2010-04-15", "2010-05-15"))
    runs = said(Condition, "Asthma", 2, clinical_status="active", when=since("2011-03-12"))
    assert rows(only(over, runs), "Timeline")[1:] == ["Apr 15, 2010 | Diagnosis | Asthma[1.1][1.2]"]
    assert rows(only(over), "Timeline")[1:] == ["Apr 15, 2010 | Diagnosis | Asthma, until May 15, 2010[1.1]"]


def test_what_a_picture_of_the_body_showed_is_a_key_finding_without_a_report_too() -> None:
    done = said(Procedure, "Sinus CT", 1, when=at("2012-10-02"), outcome="Mass in the left maxillary sinus")
    read = said(Result, "CHEST XRAY", 2, when=at("2012-08-06"), value="consistent with pneumonia", interpretation="A")
    nothing = said(Procedure, "Chest X-Ray", 3, when=at("2012-08-06"), outcome="_")
    assert panel(first_page(only(done, read, nothing)), "Key findings") == [
        "Oct 2, 2012 Sinus CT[1.1]: Mass in the left maxillary sinus",
        "Aug 6, 2012 CHEST XRAY[1.2]: consistent with pneumonia",
    ]


def test_a_plan_that_is_an_order_too_is_one_line_with_how_far_the_order_is() -> None:
    order = said(Procedure, "Lipid panel", 1, standing=Standing.PLANNED, status="ordered", when=at("2013-03-20"))
    plan = said(PlannedCare, "Lipid panel", 2, standing=Standing.PLANNED, status="new", due=PartialDate("2013-03-20"))
    assert rows(only(order, plan), "Planned care") == ["Lipid panel[1.1][1.2] | Mar 20, 2013 | ordered"]


def test_the_sentences_of_a_report_are_not_told_once_more_piece_by_piece() -> None:
    text = "History\nSore throat.\n\nImpression\nNo acute process in the chest, further evaluation with CT is advised."
    report = said(DiagnosticReport, "Chest X-Ray", 1, category="RAD", text=text, when=at("2006-08-23"))
    short = said(Observation, "History", 2, value="Sore throat.", when=at("2006-08-23"))
    long = said(
        Observation, "Impression", 3, value="No acute process in the chest, further evaluation with CT is advised."
    )
    found = list(lines(drawn_up(only(report, short, long)).blocks))
    assert [line for line in found if line in {"Other measurements and questions asked", "Results in words"}] == []
