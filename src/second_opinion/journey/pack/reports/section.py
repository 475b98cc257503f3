"""Imaging and pathology reports in full, other reports, and the studies whose images exist."""

from __future__ import annotations

from collections.abc import Sequence

from second_opinion.journey.pack.reports.kinds import ReportKind
from second_opinion.journey.pack.reports.texts import Report
from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import View, joined, people
from second_opinion.journey.pack.wording.codewords import modality_word
from second_opinion.journey.pack.wording.names import site
from second_opinion.ports.paper import Block, Column, Heading, Paragraph, Row, Span, Verbatim
from second_opinion.record import AnyFact, ImagingStudy

_OTHERS_IN_FULL = 40
_SETTLED = frozenset({"", "final", "completed", "current"})


def reports(view: View) -> tuple[Block, ...]:
    """The whole section: imaging, then pathology, in full; then what else was reported."""
    found = view.reports
    studies = view.facts.standing(ImagingStudy)
    imaging = [one for one in found if one.kind is ReportKind.IMAGING]
    pathology = [one for one in found if one.kind is ReportKind.PATHOLOGY]
    others = [one for one in found if one.kind in {ReportKind.OTHER, ReportKind.LABORATORY}]
    if not found and not studies:
        return ()
    return (
        Heading(view.say("Imaging and pathology reports"), 1, "reports"),
        *_group(view, view.say("Imaging"), imaging, "imaging"),
        *_studies(view, studies),
        *_group(view, view.say("Pathology"), pathology, "pathology"),
        *_others(view, others),
    )


def _group(view: View, title: str, found: Sequence[Report], anchor: str) -> tuple[Block, ...]:
    if not found:
        return ()
    return Heading(title, 2, anchor), *(block for one in found for block in _in_full(view, one))


def _in_full(view: View, report: Report) -> tuple[Block, ...]:
    fact = report.fact
    details = joined(view.day(report.when), people(fact.performers), _state(view, fact))
    blocks: list[Block] = [
        Heading(report.title, 3, f"report-{fact.id}"),
        Paragraph((view.cited(details or view.say("no date"), fact, quiet=True),)),
    ]
    if report.conclusion and " ".join(report.conclusion.split()) not in " ".join(report.text.split()):
        blocks.append(Paragraph((Span(view.say("Conclusion:") + " ", strong=True), Span(report.conclusion))))
    if report.text:
        blocks.append(Verbatim(report.text))
    elif not report.conclusion:
        blocks.append(Paragraph(view.say("The record names this report but does not hold its text."), "notice"))
    return tuple(blocks)


def _state(view: View, fact: AnyFact) -> str:
    """A report that is not final must say so."""
    return view.say("status: {status}", status=fact.status) if fact.status not in _SETTLED else ""


def _studies(view: View, studies: Sequence[ImagingStudy]) -> tuple[Block, ...]:
    if not studies:
        return ()
    columns = (
        Column(view.say("Images taken"), 3.4),
        Column(view.say("Date"), 1.4),
        Column(view.say("Kind"), 1.0),
        Column(view.say("Pictures"), 1.6),
    )
    rows: list[Row] = []
    for fact in reversed(studies):
        name = joined(fact.description or view.name(fact), site(fact), by=", ")
        pictures = view.plural("{number} picture", "{number} pictures", fact.instances) if fact.instances else ""
        kind = modality_word(fact.modality, view.words)
        rows.append(Row(((view.cited(name, fact),), view.date_of(fact), kind, pictures)))
    return Heading(view.say("Images that exist"), 2), table(columns, rows)


def _others(view: View, found: Sequence[Report]) -> tuple[Block, ...]:
    if not found:
        return ()
    shown = [block for one in found[:_OTHERS_IN_FULL] for block in _in_full(view, one)]
    blocks: list[Block] = [Heading(view.say("Other reports"), 2, "other-reports"), *shown]
    if len(found) > _OTHERS_IN_FULL:
        hidden = len(found) - _OTHERS_IN_FULL
        text = view.plural(
            "{number} older report is in the record.", "{number} older reports are in the record.", hidden
        )
        blocks.append(Paragraph(text, "notice"))
    return tuple(blocks)
