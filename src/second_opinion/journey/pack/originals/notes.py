"""Notes and documents as a list; their words stand in the originals at the end."""

from __future__ import annotations

from second_opinion.journey.pack.originals.parts import in_words
from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import View, joined, names
from second_opinion.journey.pack.wording.codewords import media_word
from second_opinion.journey.pack.wording.names import plain
from second_opinion.ports.paper import Block, Column, Heading, Paragraph, Row, Span, Table
from second_opinion.record import Document, Note

_SHOWN = 100


def notes(view: View) -> tuple[Block, ...]:
    """Notes, sections of documents that are told in words only, and documents that are not text."""
    reported = view.reported
    found = sorted((note for note in view.facts.standing(Note) if note.id not in reported), key=_day, reverse=True)
    free = [note for note in found if not note.section]
    documents = [fact for fact in view.facts.standing(Document)[::-1] if not _is_kept_text(fact)]
    blocks: list[Block] = []
    if free:
        blocks += [_table(view, free[:_SHOWN]), *_more(view, len(free))]
    blocks += in_words(view)
    if documents:
        title = Heading(view.say("Documents that are not text"), 2)
        blocks += [title, _documents(view, documents[:_SHOWN]), *_more(view, len(documents))]
    return (Heading(view.say("Notes and documents"), 1, "notes"), *blocks) if blocks else ()


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
                (view.cited(view.title(note), note),),
                view.date_of(note),
                names(note.performers),
                (Span("", page_of=f"note-{note.id}"),),
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
                (view.cited(joined(plain(fact.title) or view.name(fact), fact.note), fact),),
                view.date_of(fact),
                _kind(view, fact),
            )
        )
        for fact in found
    ]
    return table(columns, rows)


def _kind(view: View, fact: Document) -> str:
    absent = "" if fact.original else view.say("not in these files")
    return joined(media_word(fact.media_type, view.words), absent)


def _is_kept_text(fact: Document) -> bool:
    """A text whose words are here: it stands among the notes."""
    return bool(fact.original) and fact.media_type.startswith("text/")


def _day(note: Note) -> str:
    moment = note.when.first or note.recorded
    return moment.value if moment is not None else ""


def _more(view: View, number: int) -> tuple[Block, ...]:
    if number <= _SHOWN:
        return ()
    hidden = number - _SHOWN
    text = view.plural("{number} older one is in the record.", "{number} older ones are in the record.", hidden)
    return (Paragraph(text, "notice"),)
