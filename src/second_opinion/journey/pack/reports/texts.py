"""The reports of a record, wherever they stood, each once; and what each says in short."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from second_opinion.journey.pack.chosen.same_words import clearer, words_key
from second_opinion.journey.pack.chosen.selection import Selection
from second_opinion.journey.pack.reports.kinds import ReportKind, kind_of, kind_of_note
from second_opinion.record import AnyFact, DiagnosticReport, Note, PartialDate

# How reports head the part that says what was found, in English and Spanish.
_SUMMARY = re.compile(
    r"^\W{0,3}(?:impressions?|conclusions?|(?:final )?diagnosis|summary|impresi[oó]n|conclusi[oó]n(?:es)?"
    r"|diagn[oó]stico(?: final)?)[ \t]*[:\n]\s*",
    re.IGNORECASE | re.MULTILINE,
)
# The same inside a text that lost its lines: only in capitals, as in running text the word is just a word.
_SUMMARY_WITHIN = re.compile(r"\b(?:IMPRESSION|CONCLUSION|FINAL DIAGNOSIS|IMPRESIÓN|CONCLUSIÓN):\s*")


# Who signed is no part of what was found.
_SIGNATURE = re.compile(r"\b(?:electronically signed|signed (?:electronically )?by|firmado)\b", re.IGNORECASE)


class Report(NamedTuple):
    """A report, wherever it stood: as a report of its own, as a note that is one, or as both."""

    fact: DiagnosticReport | Note
    kind: ReportKind
    title: str
    text: str
    conclusion: str
    notes: frozenset[str] = frozenset()
    """Ids of the notes that hold its words."""

    @property
    def when(self) -> PartialDate | None:
        """When the study was done, else when the report was written."""
        return self.fact.when.first or self.fact.recorded


def all_reports(facts: Selection, name: Callable[[AnyFact], str]) -> tuple[Report, ...]:
    """Every report that says something in words, newest first; the same words once, with all their sources."""
    found: dict[str, Report] = {}
    for fact in facts.standing(DiagnosticReport):
        kind = kind_of(fact)
        if fact.text or fact.conclusion or kind in {ReportKind.IMAGING, ReportKind.PATHOLOGY}:
            report = Report(fact, kind, name(fact), fact.text, fact.conclusion)
            key = words_key(fact.text) or fact.id
            found[key] = _joined(found[key], report) if key in found else report
    for note in facts.standing(Note):
        key, kind_of_this = words_key(note.text), kind_of_note(note)
        if not key or (key not in found and kind_of_this is None):
            continue
        title = note.title or name(note)
        report = Report(note, kind_of_this or ReportKind.OTHER, title, note.text, "", frozenset({note.id}))
        found[key] = _joined(found[key], report) if key in found else report
    return tuple(sorted(found.values(), key=_newest, reverse=True))


def summary(report: Report) -> str:
    """The report's own conclusion in its own words: as given, else the part its text heads so; else empty."""
    heads = list(_SUMMARY.finditer(report.text))
    found = report.conclusion.strip()
    heads = heads or list(_SUMMARY_WITHIN.finditer(report.text))
    if not found and heads:
        found = report.text[heads[-1].end() :].split("\n\n")[0]
    found = _SIGNATURE.split(found)[0]
    return " ".join(_SUMMARY.sub("", found, count=1).split()) if _SUMMARY.match(found) else " ".join(found.split())


def _joined(one: Report, other: Report) -> Report:
    sources = tuple(dict.fromkeys((*one.fact.sources, *other.fact.sources)))
    return one._replace(
        fact=msgspec.structs.replace(one.fact, sources=sources),
        text=clearer(one.text, other.text),
        conclusion=one.conclusion or other.conclusion,
        notes=one.notes | other.notes,
    )


def _newest(report: Report) -> str:
    return report.when.value if report.when else ""
