"""Notes and documents as a list; their words stand in the originals at the end."""

from __future__ import annotations

from second_opinion.journey.pack.reports import is_report
from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import View, joined, people
from second_opinion.ports.paper import Block, Column, Heading, Paragraph, Row, Span, Table
from second_opinion.record import Document, Note, Source

_SHOWN = 100


def notes(view: View) -> tuple[Block, ...]:
    """Notes (not the sections of a document, which stand in their original) and documents that are not text."""
    found = [note for note in view.facts.standing(Note) if not note.section and not is_report(note)][::-1]
    documents = view.facts.standing(Document)[::-1]
    blocks: list[Block] = []
    if found:
        blocks += [_table(view, found[:_SHOWN]), *_more(view, len(found))]
    if documents:
        title = Heading(view.say("Documents that are not text"), 2)
        blocks += [title, _documents(view, documents[:_SHOWN]), *_more(view, len(documents))]
    return (Heading(view.say("Notes and documents"), 1, "notes"), *blocks) if blocks else ()


def text_anchor(view: View, sources: tuple[Source, ...]) -> str:
    """Where the words of something are printed: the first of its originals."""
    numbers = sorted({view.cites.of_original(source) for source in sources} - {0})
    return f"text-{numbers[0]}" if numbers else ""


def _table(view: View, found: list[Note]) -> Table:
    columns = (
        Column(view.say("Note"), 3.6),
        Column(view.say("Date"), 1.4),
        Column(view.say("By"), 2.4),
        Column(view.say("Page"), 0.8, "right"),
    )
    rows = [
        Row(
            (
                (view.cited(note.title or view.name(note), note),),
                view.date_of(note),
                people(note.performers),
                (Span("", page_of=text_anchor(view, note.sources)),),
            )
        )
        for note in found
    ]
    return table(columns, rows)


def _documents(view: View, found: list[Document]) -> Table:
    columns = Column(view.say("Document"), 3.6), Column(view.say("Date"), 1.4), Column(view.say("Kind of file"), 2.4)
    rows = [
        Row(
            (
                (view.cited(joined(fact.title or view.name(fact), fact.note), fact),),
                view.date_of(fact),
                joined(fact.media_type, "" if fact.original else view.say("not in these files")),
            )
        )
        for fact in found
    ]
    return table(columns, rows)


def _more(view: View, number: int) -> tuple[Block, ...]:
    if number <= _SHOWN:
        return ()
    hidden = number - _SHOWN
    text = view.count("{number} older one is in the record.", "{number} older ones are in the record.", hidden)
    return (Paragraph(text, "notice"),)
