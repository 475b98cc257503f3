"""What does not fit together: both sides with their sources. Shown, never resolved."""

from __future__ import annotations

from typing import Final

from second_opinion.content.words import N_
from second_opinion.journey.pack.contradictions.sentences import sentence
from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import View
from second_opinion.ports.paper import Block, Column, Heading, Paragraph, Row, Span
from second_opinion.record import Clash, Contradiction

_SHOWN = 60
_SIDES_SHOWN = 8

# In the order in which they may do harm.
_HOW: Final = {
    Clash.ALLERGY_AND_NONE_KNOWN: N_("An allergy in one source, “no known allergies” in another"),
    Clash.ALLERGY_REFUTED: N_("An allergy in one source, ruled out in another"),
    Clash.DIFFERENT_SIDE: N_("Different sides of the body"),
    Clash.DIFFERENT_DOSE: N_("Different doses"),
    Clash.MEDICATION_STOPPED_AND_ACTIVE: N_("Stopped in one source, active in another"),
    Clash.DIAGNOSIS_REFUTED: N_("A diagnosis in one source, ruled out in another"),
    Clash.DIAGNOSIS_STATUS: N_("Active in one source, past in another"),
    Clash.DIFFERENT_VALUE: N_("Different values for the same test at the same time"),
    Clash.DONE_AND_NOT_DONE: N_("Done in one source, not done in another"),
    Clash.ENTERED_IN_ERROR_ELSEWHERE: N_("Stands in one source, taken back as an error in another"),
    Clash.PERSON_DETAIL: N_("Different details about the person"),
}
_ORDER: Final = {clash: place for place, clash in enumerate(_HOW)}


def ordered(view: View) -> list[Contradiction]:
    """The contradictions between chosen facts, the possibly most harmful first."""
    return sorted(view.facts.contradictions, key=lambda found: _ORDER[found.clash])


def how(view: View, found: Contradiction) -> str:
    """In which way the sides differ."""
    return view.say(_HOW[found.clash])


def contradictions(view: View) -> tuple[Block, ...]:
    """The whole section."""
    found = ordered(view)
    if not found:
        return ()
    rows = [row for one in found[:_SHOWN] for row in _rows(view, one)]
    columns = (
        Column(view.say("What a source says"), 5.2),
        Column(view.say("When"), 1.6),
        Column(view.say("Source"), 1.0),
    )
    blocks: list[Block] = [
        Heading(view.say("What does not fit together"), 1, "contradictions"),
        Paragraph(view.say("Both sides are shown as their sources have them. Nothing was decided here."), "quiet"),
        table(columns, rows, dense=False),
    ]
    if len(found) > _SHOWN:
        more = view.plural("{number} more is in the record.", "{number} more are in the record.", len(found) - _SHOWN)
        blocks.append(Paragraph(more, "notice"))
    return tuple(blocks)


def _rows(view: View, found: Contradiction) -> list[Row]:
    title = view.say("{about}: {how}", about=found.about, how=how(view, found))
    rows = [Row((title, "", ""), lead=True)]
    sides = [view.facts.by_id[fact] for fact in found.facts]
    rows += [
        Row((sentence(view, fact), view.span(fact.when) or view.date_of(fact), view.where(fact)))
        for fact in sides[:_SIDES_SHOWN]
    ]
    if len(sides) > _SIDES_SHOWN:
        hidden = len(sides) - _SIDES_SHOWN
        rows.append(Row(((Span(view.plural("and {number} more", "and {number} more", hidden), quiet=True),), "", "")))
    return rows
