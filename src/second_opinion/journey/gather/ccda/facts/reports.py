"""Reports in words: results whose value is a text, and whole documents that are a report."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.ccda.entries.basis import Basis
from second_opinion.journey.gather.ccda.values.concepts import LONG
from second_opinion.record import Concept, DiagnosticReport, Note, Source, Value

# Words in the name of a report that say which service it comes from (HL7 v2 table 0074).
_SERVICES: Final = (
    (("patholog", "biops", "cytolog", "histolog", "pap "), "PAT"),
    (
        ("x-ray", "xray", "xr ", "ct ", "mri", "mr ", "ultrasound", "radiolog", "imaging", "mammo", "chest "),
        "RAD",
    ),
    (("cultur", "microbio", "gram stain"), "MB"),
    (("ecg", "ekg", "electrocardio"), "EC"),
)

# LOINC document types that are a report as a whole.
_REPORTS: Final = {
    "18748-4": "RAD",
    "18726-0": "RAD",
    "18747-6": "RAD",
    "18755-9": "RAD",
    "18760-9": "RAD",
    "18757-5": "RAD",
    "18758-3": "RAD",
    "18745-0": "RAD",
    "11526-1": "PAT",
    "60567-5": "PAT",
    "11502-2": "LAB",
    "18725-2": "MB",
}
# Sections that hold the summary of a report: impression, conclusions (LOINC and DICOM DCM).
_CONCLUSIONS: Final = frozenset({"19005-8", "121072", "121076", "55110-1", "22637-3"})


def report_text(value: Value) -> str:
    """The value where it is a report in words rather than a result: long, or of several lines."""
    if isinstance(value, Concept):
        value = value.text
    return value if isinstance(value, str) and (len(value) > LONG or "\n" in value) else ""


def text_report(shared: Basis, code: Concept, text: str, panel: str) -> DiagnosticReport:
    """A result that is a text becomes a report."""
    return DiagnosticReport(**shared, code=code or Concept(panel), category=service(f"{code.label} {panel}"), text=text)


def service(name: str) -> str:
    """The HL7 v2 table 0074 code of the service a report of that name comes from; a laboratory's when nothing says."""
    padded = f"{name.casefold()} "
    return next((code for words, code in _SERVICES if any(word in padded for word in words)), "LAB")


def document_report(code: Concept, title: str, notes: list[Note]) -> DiagnosticReport | None:
    """The report a whole document is (of images, of pathology); None for other documents."""
    category = next((_REPORTS[coding.code] for coding in code.codings if coding.code in _REPORTS), "")
    if not category or not notes:
        return None
    whole = notes[0]
    return DiagnosticReport(
        subject=whole.subject,
        code=Concept(title, code.codings),
        when=whole.when,
        recorded=whole.recorded,
        performers=whole.performers,
        sources=tuple(Source(one.original) for one in whole.sources),
        category=category,
        text="\n\n".join(f"{one.title}\n{one.text}" for one in notes),
        conclusion="\n".join(one.text for one in notes if one.section in _CONCLUSIONS),
    )
