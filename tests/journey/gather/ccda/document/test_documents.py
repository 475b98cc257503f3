"""Documents inside documents: a scan, a letter, a report."""

from __future__ import annotations

import base64
import hashlib

import pytest

from second_opinion.journey.gather.ccda.document.unstructured import NOT_BASE64
from second_opinion.journey.gather.outcome import Embedded
from second_opinion.record import DiagnosticReport, Document, ImagingStudy, Note
from tests.journey.gather.ccda.documents import OPENING, ROSA, coded, document, every, reading, section, template, the

PDF = b"%PDF-1.7 not really"


def enclosing(text: str) -> bytes:
    body = f"<title>Letter</title>{ROSA}<component><nonXMLBody>{text}</nonXMLBody></component>"
    return f"{OPENING}{body}</ClinicalDocument>".encode()


@pytest.mark.parametrize(("media_type", "ending"), [("application/pdf", "pdf"), ("text/rtf", "rtf")])
def test_a_document_inside_is_taken_out_with_its_bytes(media_type: str, ending: str) -> None:
    text = f'<text mediaType="{media_type}" representation="B64">\n{base64.b64encode(PDF).decode()}\n</text>'
    end = reading(enclosing(text))
    assert end.embedded == (Embedded(name=f"Letter.{ending}", media_type=media_type, place="Document", data=PDF),)
    found = the(Document, enclosing(text))
    assert (found.original, found.size, found.media_type) == (hashlib.sha256(PDF).hexdigest(), len(PDF), media_type)


def test_plain_text_inside_is_also_a_note() -> None:
    found = the(Note, enclosing('<text mediaType="text/plain">Dear colleague,\n\nRosa is well.</text>'))
    assert found.text == "Dear colleague,\nRosa is well."


def test_a_damaged_document_inside_is_said() -> None:
    end = reading(enclosing('<text mediaType="application/pdf" representation="B64">!!!</text>'))
    assert ([warning.text for warning in end.warnings], end.embedded) == ([NOT_BASE64], ())


def test_a_document_that_lies_elsewhere_is_named_and_not_fetched() -> None:
    found = the(Document, enclosing('<text><reference value="http://example.org/scan.pdf"/></text>'))
    assert (found.original, found.location) == ("", "http://example.org/scan.pdf")


def test_an_imaging_report_is_a_report_as_a_whole() -> None:
    header = f'<code code="18748-4" codeSystem="2.16.840.1.113883.6.1"/><title>Chest X-ray</title>{ROSA}'
    sections = (section("18782-3", "Findings", text="A shadow."), section("19005-8", "Impression", text="See CT."))
    found = the(DiagnosticReport, document(*sections, header=header))
    assert (found.label, found.category, found.conclusion) == ("Chest X-ray", "RAD", "See CT.")
    assert found.text == "Findings\nA shadow.\n\nImpression\nSee CT."


def test_a_study_of_images_is_counted() -> None:
    modality = '<qualifier><name code="121139"/><value code="CR"/></qualifier>'
    image = f"<entryRelationship><observation>{coded('Image', element='code')}</observation></entryRelationship>"
    series = f"""<entryRelationship><act>{coded("Series", "113015", element="code", inside=modality)}
      {image}{image}</act></entryRelationship>"""
    entry = f"""<act><templateId root="2.16.840.1.113883.10.20.6.2.6"/><id root="1.2.840.1"/>
      {coded("Study", "113014", element="code")}{series}</act>"""
    found = the(ImagingStudy, document(section("121181", "Images", entry)))
    assert (found.study_uid, found.modality, found.series, found.instances) == ("1.2.840.1", "CR", 1, 2)


def test_a_document_an_entry_points_to_is_named() -> None:
    entry = f"""<act><code code="DOCCLIN"/><reference><externalDocument>
      {coded("Discharge summary", "18842-5", element="code")}</externalDocument></reference></act>"""
    assert [one.title for one in every(Document, document(section("61146-7", "Goals", entry)))] == ["Discharge summary"]


def test_a_reference_template_is_not_a_document() -> None:
    entry = f'<act>{template("122")}<id root="1.2"/></act>'
    assert every(Document, document(section("61146-7", "Goals", entry))) == []
