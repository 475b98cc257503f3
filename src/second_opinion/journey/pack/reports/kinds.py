"""What a report is a report of: a laboratory panel, an image, a specimen, or something else.

Categories are HL7 v2 table 0074 (terminology.hl7.org/CodeSystem/v2-0074) and the LOINC categories of US Core
DiagnosticReport (hl7.org/fhir/us/core); document types are LOINC codes of C-CDA R2.1 sections and documents. Where a
source gives no such code the title decides, in English or Spanish.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final

from second_opinion.record import DiagnosticReport, Note
from second_opinion.record.codes import LOINC


class ReportKind(Enum):
    """Which part of the packet a report stands in."""

    LABORATORY = auto()
    IMAGING = auto()
    PATHOLOGY = auto()
    OTHER = auto()


_CATEGORIES: Final = {
    **dict.fromkeys(
        ("RAD", "RX", "CT", "CUS", "NMR", "NMS", "RUS", "VUS", "OUS", "XRC", "EC", "LP29684-5", "LP29708-2"),
        ReportKind.IMAGING,
    ),
    **dict.fromkeys(("PAT", "SP", "CP", "CY", "CYTO", "LP7839-6"), ReportKind.PATHOLOGY),
    **dict.fromkeys(
        ("LAB", "CH", "HM", "MB", "MCB", "SR", "TX", "BLB", "IMM", "VR", "LP29693-6"), ReportKind.LABORATORY
    ),
}
_CATEGORY_WORDS: Final = {
    "radiology": ReportKind.IMAGING,
    "imaging": ReportKind.IMAGING,
    "cardiology": ReportKind.IMAGING,
    "pathology": ReportKind.PATHOLOGY,
    "laboratory": ReportKind.LABORATORY,
}
_TYPES: Final = {
    "18748-4": ReportKind.IMAGING,
    "11526-1": ReportKind.PATHOLOGY,
    "22634-0": ReportKind.PATHOLOGY,
    "22635-7": ReportKind.PATHOLOGY,
    "22637-3": ReportKind.PATHOLOGY,
    "60568-3": ReportKind.PATHOLOGY,
}
_PATHOLOGY_WORDS: Final = re.compile(r"patholog|patolog|cytolog|citolog|histolog", re.IGNORECASE)
_BIOPSY_WORDS: Final = re.compile(r"biops", re.IGNORECASE)
_IMAGING_WORDS: Final = re.compile(
    r"radiolog|\bimaging|\bimágenes|x-?ray\b|radiograph|radiograf|\bCT\b|\bPET\b|\bMRI?\b|tomogra|resonancia"
    r"|ultraso|ecograf|mammogra|mamogra|echocardio|ecocardio|sonogra|\bscan\b|angiogra|scintigra|gammagra|\bDXA\b",
    re.IGNORECASE,
)


def kind_of(report: DiagnosticReport) -> ReportKind:
    """The kind of a report: by its category, else its type, else its title."""
    category = report.category.strip()
    known = _CATEGORIES.get(category.upper()) or _CATEGORY_WORDS.get(category.casefold())
    if known is not None and known is not ReportKind.LABORATORY:
        return known
    found = _TYPES.get(report.code.code_in(LOINC)) or _by_title(report.label)
    if found is None and is_biopsy(report.label):
        found = ReportKind.PATHOLOGY
    if known is ReportKind.LABORATORY or (found is None and report.results and not report.text):
        # A laboratory category is also what tissue and image reports come under in some systems.
        return found if found is not None and report.text else ReportKind.LABORATORY
    return found or ReportKind.OTHER


def kind_of_note(note: Note) -> ReportKind | None:
    """The kind of a note that is a report in itself, None for an ordinary note or a section's narrative."""
    if note.section:
        return _TYPES.get(note.section)
    return _TYPES.get(note.code.code_in(LOINC)) or _by_title(note.title or note.label)


def is_biopsy(name: str) -> bool:
    """True for a name that says that tissue was taken. A note so called tells how it was done, not what was found."""
    return _BIOPSY_WORDS.search(name) is not None


def is_image(name: str) -> bool:
    """True for a name that says that pictures of the body were made."""
    return _by_title(name) is ReportKind.IMAGING


def _by_title(title: str) -> ReportKind | None:
    """What a title says it is a report of."""
    if _PATHOLOGY_WORDS.search(title):
        return ReportKind.PATHOLOGY
    return ReportKind.IMAGING if _IMAGING_WORDS.search(title) else None
