"""What somebody wrote, drew or photographed: notes, reports, documents, images."""

from __future__ import annotations

from second_opinion.record.codes import NOTHING, Concept
from second_opinion.record.facts import Fact


class Note(Fact, frozen=True, kw_only=True, tag="Note"):
    """Words somebody wrote: a visit note, a section's narrative. ``text`` is plain text with line breaks,
    redrawn from the source, never its markup. ``section`` is the LOINC code of a C-CDA section, or empty."""

    title: str = ""
    text: str = ""
    section: str = ""


class DiagnosticReport(Fact, frozen=True, kw_only=True, tag="DiagnosticReport"):
    """A report on a laboratory panel, an image or a specimen. ``category`` is the HL7 v2 table 0074 code (LAB, RAD,
    PAT …) or the source's word. ``text`` is the report in full as plain text; ``conclusion`` its summary;
    ``results`` name the results it groups; ``documents`` are ids of originals holding the report itself."""

    category: str = ""
    text: str = ""
    conclusion: str = ""
    results: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class Document(Fact, frozen=True, kw_only=True, tag="Document"):
    """A document that is not itself facts: a scan, a PDF, a letter. ``original`` is the id of the original that holds
    its bytes (empty when the source only pointed elsewhere, then ``location`` says where; it is never fetched)."""

    title: str = ""
    media_type: str = ""
    original: str = ""
    location: str = ""
    size: int = 0


class ImagingStudy(Fact, frozen=True, kw_only=True, tag="ImagingStudy"):
    """Images taken on one occasion (DICOM study). ``modality`` as DICOM (CT, MR, US …)."""

    modality: str = ""
    description: str = ""
    body_site: Concept = NOTHING
    series: int = 0
    instances: int = 0
    study_uid: str = ""
    accession: str = ""
