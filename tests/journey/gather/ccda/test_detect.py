"""Bytes decide whether a file is a clinical document, never its name."""

from __future__ import annotations

import pytest

from second_opinion.journey.gather.ccda import detect
from tests.journey.gather.ccda.documents import document, problem, problems


def test_a_clinical_document_is_known_by_its_root() -> None:
    assert detect(document())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_any_byte_order_and_mark_is_known(encoding: str) -> None:
    assert detect(document().decode().encode(encoding))


def test_any_prefix_comment_and_stylesheet_before_the_root_is_known() -> None:
    start = b"<?xml-stylesheet href='CDA.xsl'?>\n<!-- <ClinicalDocument> of a comment -->\n"
    assert detect(start + b'<cda:ClinicalDocument xmlns:cda="urn:hl7-org:v3"/>')


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>ClinicalDocument</body></html>",
        b'<ClinicalDocument xmlns="urn:somebody:else"/>',
        b'<list><ClinicalDocument xmlns="urn:hl7-org:v3"/></list>',
        b'{"resourceType": "Bundle", "x": "<ClinicalDocument xmlns=\'urn:hl7-org:v3\'>"}',
        b"%PDF-1.7",
    ],
)
def test_other_files_are_not(data: bytes) -> None:
    assert not detect(data)


def test_a_long_document_cut_in_a_letter_at_the_edge_of_the_head_is_known() -> None:
    long = problems(*(problem("<value/>") for _ in range(200)), text="ñ" * 70_000)
    assert detect(long)
