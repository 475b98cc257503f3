"""Reports, letters, scans and notes: words are kept as words, files as files, addresses are never fetched."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from second_opinion.record import AdvanceDirective, DiagnosticReport, Document, ImagingStudy, Note, Standing
from second_opinion.record.codes import LOINC
from tests.journey.gather.fhir.files import about_rosa, bundle, coded, fact, facts, reading

PDF = b"%PDF-1.7 not really"


def attached(data: bytes, kind: str, **more: Any) -> dict[str, Any]:
    return {"contentType": kind, "data": base64.b64encode(data).decode(), **more}


def test_a_scan_becomes_a_file_of_its_own_and_the_document_names_it() -> None:
    content = [{"attachment": attached(PDF, "application/pdf", title="Pathology / left")}]
    found = reading(about_rosa("DocumentReference", status="current", date="2024-03-01", content=content))
    (document,) = found.facts
    assert isinstance(document, Document)
    assert (document.original, document.size) == (hashlib.sha256(PDF).hexdigest(), len(PDF))
    (embedded,) = found.embedded
    assert (embedded.name, embedded.data) == ("Pathology left.pdf", PDF)
    assert embedded.place == document.sources[0].place == "/content/0/attachment"


def test_a_letter_in_text_html_or_rtf_is_also_a_note() -> None:
    forms = [
        (b"Dear Rosa,\r\nall is\r\nwell.", "text/plain"),
        (b"<p>Dear Rosa,</p><script>steal()</script>all is<br>well.", "text/html; charset=utf-8"),
        (rb"{\rtf1{\fonttbl{\f0 Arial;}}Dear Rosa,\par all is\line well.}", "application/rtf"),
    ]
    content = [{"attachment": attached(data, kind)} for data, kind in forms]
    found = facts(about_rosa("DocumentReference", status="current", content=content))
    assert [one.text for one in found if isinstance(one, Note)] == ["Dear Rosa,\nall is\nwell."] * 3
    assert [type(one) for one in found] == [Document, Note] * 3


def test_an_address_is_kept_and_never_fetched() -> None:
    content = [{"attachment": {"contentType": "application/pdf", "url": "https://hospital.example/Binary/7"}}]
    found = reading(about_rosa("DocumentReference", status="current", content=content))
    (document,) = found.facts
    assert isinstance(document, Document)
    assert (document.original, document.location) == ("", "https://hospital.example/Binary/7")
    assert found.embedded == ()


def test_a_binary_in_the_same_file_is_the_document_and_not_another_one() -> None:
    binary = {
        "resourceType": "Binary",
        "id": "7",
        "contentType": "application/pdf",
        "data": base64.b64encode(PDF).decode(),
    }
    letter = about_rosa("DocumentReference", content=[{"attachment": {"url": "Binary/7"}}])
    found = reading(bundle(binary, letter))
    (document,) = found.facts
    assert isinstance(document, Document)
    assert (document.original, document.media_type) == (hashlib.sha256(PDF).hexdigest(), "application/pdf")
    assert (found.support, found.left) == ({"Binary": 1}, {})


def test_a_binary_that_nothing_mentions_is_a_document() -> None:
    binary = {"resourceType": "Binary", "contentType": "application/pdf", "data": base64.b64encode(PDF).decode()}
    assert fact(binary).original == hashlib.sha256(PDF).hexdigest()


def test_a_document_taken_back_is_marked_so_with_all_its_forms() -> None:
    content = [{"attachment": attached(b"words", "text/plain")}]
    found = facts(about_rosa("DocumentReference", status="entered-in-error", content=content))
    assert {one.standing for one in found} == {Standing.ENTERED_IN_ERROR}


def test_a_living_will_is_an_advance_directive_too() -> None:
    content = [{"attachment": attached(PDF, "application/pdf")}]
    found = facts(about_rosa("DocumentReference", type=coded(LOINC, "86533-7", "Living will"), content=content))
    assert [type(one) for one in found] == [Document, AdvanceDirective]
    assert found[1].document == hashlib.sha256(PDF).hexdigest()


def test_a_consent_to_share_data_is_no_advance_directive() -> None:
    privacy = about_rosa("Consent", scope=coded("x", "patient-privacy"), category=[coded("x", "idscl")])
    found = reading(privacy)
    assert (found.facts, found.left) == ((), {"Consent": 1})
    wish = about_rosa("Consent", scope=coded("x", "adr"), provision={"code": [{"text": "No resuscitation"}]})
    assert fact(wish).value == "No resuscitation"


def test_a_report_keeps_its_conclusion_its_words_and_its_file() -> None:
    report = about_rosa(
        "DiagnosticReport",
        status="final",
        category=[coded("http://terminology.hl7.org/CodeSystem/v2-0074", "RAD")],
        code={"text": "CT chest"},
        conclusion="No mass.",
        conclusionCode=[{"text": "Normal"}],
        presentedForm=[attached(b"CT of the chest: no mass.", "text/plain"), attached(PDF, "application/pdf")],
    )
    found = fact(report)
    assert isinstance(found, DiagnosticReport)
    assert (found.category, found.conclusion) == ("RAD", "No mass.\nNormal")
    assert found.text == "CT of the chest: no mass."
    assert found.documents[1] == hashlib.sha256(PDF).hexdigest()


def test_a_report_that_lies_elsewhere_has_a_document_that_says_where() -> None:
    form = {"contentType": "application/pdf", "url": "https://hospital.example/r.pdf"}
    found = facts(about_rosa("DiagnosticReport", code={"text": "ECG"}, presentedForm=[form]))
    assert [(type(one), getattr(one, "location", "")) for one in found] == [
        (DiagnosticReport, ""),
        (Document, "https://hospital.example/r.pdf"),
    ]


def test_a_preliminary_report_is_not_yet_certain() -> None:
    assert fact(about_rosa("DiagnosticReport", status="preliminary")).standing == Standing.UNCONFIRMED


def test_every_section_of_a_document_with_words_is_a_note() -> None:
    inner = {"title": "Exam", "text": {"div": "<div>Soft abdomen</div>"}}
    outer = {
        "title": "Visit",
        "code": coded(LOINC, "10164-2"),
        "text": {"div": "<div><table><tr><td>Pain</td><td>3 days</td></tr></table></div>"},
        "section": [inner],
    }
    document = about_rosa("Composition", status="final", title="Summary", date="2024-03-01", section=[outer])
    found = reading(bundle(document, kind="document"))
    assert [(one.title, one.text, one.section) for one in found.facts if isinstance(one, Note)] == [
        ("Visit", "Pain | 3 days", "10164-2"),
        ("Exam", "Soft abdomen", ""),
    ]
    assert [one.sources[0].place for one in found.facts] == [
        "/entry/0/resource/section/0",
        "/entry/0/resource/section/0/section/0",
    ]
    assert (found.title, found.created) == ("Summary", "2024-03-01")


def test_an_alert_is_kept_where_it_can_be_seen() -> None:
    found = fact(about_rosa("Flag", status="active", code={"text": "Difficult airway"}))
    assert (type(found), found.title, found.text) == (Note, "Difficult airway", "Difficult airway")


def test_a_narrative_of_a_kind_not_understood_is_kept_and_the_entry_counted() -> None:
    found = reading(about_rosa("EpisodeOfCare", text={"div": "<div>In hospice since May</div>"}))
    (note,) = found.facts
    assert isinstance(note, Note)
    assert (note.text, found.left) == ("In hospice since May", {"EpisodeOfCare": 1})


def test_an_imaging_study_keeps_what_finds_it_again() -> None:
    found = fact(
        about_rosa(
            "ImagingStudy",
            status="available",
            started="2024-03-01",
            description="CT chest with contrast",
            identifier=[
                {"system": "urn:dicom:uid", "value": "urn:oid:1.2.840.1"},
                {"type": coded("x", "ACSN"), "value": "A77"},
            ],
            series=[
                {"modality": {"code": "CT"}, "numberOfInstances": 120},
                {"modality": {"code": "CT"}, "instance": [{}]},
            ],
        )
    )
    assert isinstance(found, ImagingStudy)
    assert (found.study_uid, found.accession, found.modality) == ("1.2.840.1", "A77", "CT")
    assert (found.series, found.instances, found.label) == (2, 121, "CT chest with contrast")
