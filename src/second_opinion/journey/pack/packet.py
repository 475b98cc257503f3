"""The packet of one person as a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import msgspec

from second_opinion.content.words import Words
from second_opinion.journey.pack.choices import Choices, Section
from second_opinion.journey.pack.chosen.cites import Cites, natural
from second_opinion.journey.pack.chosen.selection import Selection
from second_opinion.journey.pack.contradictions.section import contradictions
from second_opinion.journey.pack.history.background import history
from second_opinion.journey.pack.history.claims import claims
from second_opinion.journey.pack.history.plans import plans
from second_opinion.journey.pack.history.procedures import immunizations, procedures
from second_opinion.journey.pack.lists.allergies import allergies
from second_opinion.journey.pack.lists.conditions import conditions
from second_opinion.journey.pack.lists.medicines import medicines
from second_opinion.journey.pack.originals.about import about
from second_opinion.journey.pack.originals.in_full import NOTHING_PRINTED, in_full, texts
from second_opinion.journey.pack.originals.index import index
from second_opinion.journey.pack.originals.notes import notes
from second_opinion.journey.pack.originals.parts import told_in_words
from second_opinion.journey.pack.page_one.page import page_one
from second_opinion.journey.pack.reports.section import reports
from second_opinion.journey.pack.reports.texts import all_reports
from second_opinion.journey.pack.results.laboratory import laboratory, other_measurements
from second_opinion.journey.pack.results.vitals import vital_signs
from second_opinion.journey.pack.timeline.years import timeline
from second_opinion.journey.pack.view import View, joined
from second_opinion.ports.paper import Block, Contents, Document, MarkWords
from second_opinion.record import Case, Original, PersonRecord

_SECTIONS: Final[tuple[tuple[Section, Callable[[View], tuple[Block, ...]]], ...]] = (
    (Section.TIMELINE, timeline),
    (Section.CONDITIONS, conditions),
    (Section.MEDICINES, medicines),
    (Section.MEDICINES, allergies),
    (Section.RESULTS, laboratory),
    (Section.VITALS, vital_signs),
    (Section.REPORTS, reports),
    (Section.RESULTS, other_measurements),
    (Section.PROCEDURES, procedures),
    (Section.IMMUNIZATIONS, immunizations),
    (Section.HISTORY, history),
    (Section.PLANS, plans),
    (Section.CONTRADICTIONS, contradictions),
    (Section.CLAIMS, claims),
    (Section.NOTES, notes),
)


def packet(record: PersonRecord, case: Case | None, choices: Choices, words: Words) -> Document:
    """What stands in the packet: page one, the sections, the index of originals, and the originals that are text.

    Pure: the same record, case and choices give the same document. ``words`` decides the language of the labels;
    what a source wrote stays as written.
    """
    record = msgspec.structs.replace(record, originals=tuple(sorted(record.originals, key=_as_in_their_folder)))
    view = View(record, choices, words, Selection(record, choices), Cites(record.originals, record.facts))
    view = replace(view, reports=all_reports(view.facts, view.name))
    view = replace(view, worded=told_in_words(view))
    first = page_one(view, case)
    parts = [block for section, make in _SECTIONS if section in choices.sections for block in make(view)]
    printed = texts(view) if Section.NOTES in choices.sections else NOTHING_PRINTED
    blocks = (
        *first,
        Contents(view.say("What is in this packet"), new_page=True),
        *parts,
        *about(view),
        *index(view, printed),
        *in_full(view, printed, case),
    )
    return _document(view, blocks)


def _as_in_their_folder(original: Original) -> tuple[object, str]:
    """Originals are numbered as a person finds them: by name, "page 2" before "page 10"."""
    return natural(original.names[0].casefold() if original.names else ""), original.id


def _document(view: View, blocks: tuple[Block, ...]) -> Document:
    name = view.record.person.label or view.say("(no name given)")
    birth = view.record.person.birth_date
    born = view.say("born {date}", date=view.day(birth)) if birth else ""
    title = view.say("Packet for a second opinion: {name}", name=name)
    return Document(
        title=title,
        language=view.words.language,
        size=view.choices.size,
        subject=view.say("Health record put together for a second doctor, with its sources"),
        author=name,
        created=view.choices.made_on,
        running=joined(name, born),
        footer=view.say("Packet for a second opinion, selected by the patient"),
        page_words=view.say("Page {page} of {pages}"),
        mark_words=MarkWords(view.say("H"), view.say("L"), view.say("A"), view.say("(ruled out)")),
        blocks=blocks,
    )
