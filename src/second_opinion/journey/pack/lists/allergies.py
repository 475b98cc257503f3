"""Allergies: every one that a source names, and exactly what "none" means where none is named."""

from __future__ import annotations

import re

from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import Spans, View, beyond, joined
from second_opinion.journey.pack.wording.codewords import severity_word, standing_word, status_word
from second_opinion.journey.pack.wording.names import plain
from second_opinion.ports.paper import Block, Bullets, Column, Heading, Paragraph, Row, Span, Table
from second_opinion.record import AllergyIntolerance, Reaction, Standing

_OVER = frozenset({"inactive", "resolved"})
_HOW_BAD = {"severe": 0, "moderate": 1, "mild": 2}
# What a source itself calls anaphylaxis must not be the part that is cut, whatever else it names.
_ANAPHYLAXIS = re.compile(r"anaphyla|anafil", re.IGNORECASE)
_RISK = {"high": 0, "unable-to-assess": 1, "": 1, "low": 2}


def listed(view: View) -> list[AllergyIntolerance]:
    """The allergies a doctor must reckon with, highest risk first: those that hold, and suspected ones."""
    found = [fact for fact in view.facts.standing(AllergyIntolerance) if not fact.none_known]
    found = [fact for fact in found if fact.clinical_status not in _OVER]
    return sorted(found, key=lambda fact: (_RISK.get(fact.criticality, 1), fact.label.casefold()))


def none_known(view: View) -> list[AllergyIntolerance]:
    """The statements that no allergy is known."""
    return [fact for fact in view.facts.standing(AllergyIntolerance) if fact.none_known]


def none_text(view: View) -> Spans:
    """What the record says when it lists no allergy: that none is known, or nothing at all."""
    said = none_known(view)
    if not said:
        text = view.say("No allergy is written in these records. Nobody wrote “no known allergies” either: please ask.")
        return (Span(text, strong=True),)
    return tuple(span for fact in said for span in (*none_said(view, fact), Span(" ")))


def none_said(view: View, fact: AllergyIntolerance) -> Spans:
    """One statement that no allergy is known, in the source's words, with its date; in Spanish what the words mean."""
    meaning = view.say("no known allergies")
    text = view.say("A source says: “{words}”", words=fact.label or meaning)
    # Only these very words: "no known drug allergies" says less.
    if fact.label.casefold() == "no known allergies" != meaning:
        text = f"{text} ({meaning})"
    return (view.cited(joined(text, view.date_of(fact)), fact),)


def reactions(view: View, fact: AllergyIntolerance) -> str:
    """What happened, and how bad it was, the worst first: where room is short, it is the end that is cut. How bad is
    said also where the source does not say what happened."""
    shown: list[str] = []
    for reaction in sorted(fact.reactions, key=_worst_first):
        how_bad = severity_word(reaction.severity, view.words)
        what = plain(reaction.manifestation.label) or (view.say("reaction not named") if how_bad else "")
        shown.append(f"{what} ({how_bad})" if how_bad else what)
    return "; ".join(dict.fromkeys(text for text in shown if text))


def _worst_first(reaction: Reaction) -> tuple[bool, int]:
    return _ANAPHYLAXIS.search(reaction.manifestation.label) is None, _HOW_BAD.get(reaction.severity, 1)


def risk(view: View, fact: AllergyIntolerance) -> str:
    """The risk of a serious reaction, as the source put it."""
    return severity_word(fact.criticality, view.words)


def allergies(view: View) -> tuple[Block, ...]:
    """The whole section: those that count, "none known" statements, past ones, those ruled out. Nothing is cut."""
    blocks: list[Block] = [Heading(view.say("Allergies"), 1, "allergies")]
    found, said = listed(view), none_known(view)
    if found:
        blocks.append(_table(view, found))
    else:
        blocks.append(Paragraph(none_text(view), "warning"))
    if found and said:
        blocks.append(Bullets(tuple(none_said(view, fact) for fact in said)))
    past = [
        fact
        for fact in view.facts.standing(AllergyIntolerance)
        if not fact.none_known and fact.clinical_status in _OVER
    ]
    if past:
        blocks += [Heading(view.say("No longer active"), 2), _table(view, past)]
    return (*blocks, *_ruled_out(view), *_otherwise(view))


def _table(view: View, found: list[AllergyIntolerance], mark_struck: bool = False) -> Table:
    columns = (
        Column(view.say("Allergy to"), 2.4),
        Column(view.say("Reaction"), 2.4),
        Column(view.say("Risk"), 1.2),
        Column(view.say("Date and status"), 2.0),
    )
    rows: list[Row] = []
    for fact in found:
        kind = view.say("intolerance") if fact.type == "intolerance" else ""
        name: Spans = (view.cited(view.name(fact), fact, strong=True),)
        standing = "" if mark_struck else standing_word(fact.standing, view.words)
        if more := joined(standing, kind, beyond(fact.note, fact.clinical_status, view.name(fact))):
            name = (*name, Span(" " + more, quiet=True))
        status = status_word(fact.clinical_status, view.words)
        cells = (
            name,
            reactions(view, fact),
            risk(view, fact),
            joined(view.span(fact.when) or view.date_of(fact), status),
        )
        rows.append(Row(cells, "struck" if mark_struck else ""))
    return table(columns, rows, dense=False)


def _ruled_out(view: View) -> tuple[Block, ...]:
    found = view.facts.standing(AllergyIntolerance, Standing.REFUTED)
    if not found:
        return ()
    return Heading(view.say("Allergies that a source ruled out"), 2), _table(view, found, mark_struck=True)


def _otherwise(view: View) -> tuple[Block, ...]:
    """An allergy planned or not done makes no sense, yet is never dropped."""
    found = view.facts.standing(AllergyIntolerance, Standing.PLANNED, Standing.NOT_DONE)
    if not found:
        return ()
    return Heading(view.say("Other statements about allergies"), 2), _table(view, found)
