"""The index of originals, and the originals that are text, in full."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from second_opinion.journey.pack.codewords import ending_word
from second_opinion.journey.pack.reports import is_report
from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import Spans, View, joined, people
from second_opinion.ports.paper import Block, Column, Heading, Paragraph, Row, Span, Table, Verbatim
from second_opinion.record import Note, Original, PartialDate

_LETTERS_AT_MOST = 250_000
_IN_CONTENTS_AT_MOST = 20
_PLACES_ACROSS = 2


@dataclass(slots=True)
class Text:
    """The notes of one original in their order; ``again`` are those already printed under an earlier one."""

    number: int
    original: Original
    notes: list[Note] = field(default_factory=list[Note])
    again: list[tuple[Note, int]] = field(default_factory=list[tuple[Note, int]])

    @property
    def letters(self) -> int:
        """How much there is to print."""
        return sum(len(note.text) for note in self.notes)


def texts(view: View) -> tuple[list[Text], int]:
    """The originals whose words are printed, and how many are not because it would be too much to read."""
    found: dict[int, Text] = {}
    for number, original in enumerate(view.record.originals, 1):
        found[number] = Text(number, original)
    for note in view.facts.standing(Note):
        numbers = sorted({view.cites.of_original(source) for source in note.sources} - {0})
        if not note.text or is_report(note) or not numbers:
            continue
        found[numbers[0]].notes.append(note)
        for number in numbers[1:]:
            found[number].again.append((note, numbers[0]))
    worded = [text for text in found.values() if text.notes]
    for text in worded:
        text.notes.sort(key=partial(view.cites.order, number=text.number))
    room, kept = _LETTERS_AT_MOST, set[int]()
    for text in sorted(worded, key=lambda text: text.original.created, reverse=True):
        room -= text.letters
        if room >= 0 or not kept:
            kept.add(text.number)
    return [text for text in worded if text.number in kept], len(worded) - len(kept)


def index(view: View, printed: list[Text]) -> tuple[Block, ...]:
    """Every original of this person, with the page of its words; then what the numbers after the dot stand for."""
    pages = {text.number for text in printed}
    columns = (
        Column(view.say("No."), 0.5, "right"),
        Column(view.say("File"), 3.0),
        Column(view.say("What it is"), 2.4),
        Column(view.say("Date"), 1.1),
        Column(view.say("Kept by"), 1.8),
        Column(view.say("Page"), 0.6, "right"),
    )
    rows = tuple(
        _row(view, number, original, in_full=number in pages)
        for number, original in enumerate(view.record.originals, 1)
    )
    how = view.say(
        "A small number after a line leads here. In 3.12, the 3 is the file in this list and the 12 is the entry in "
        "it, counted as the file counts."
    )
    heading = Heading(view.say("Index of originals"), 1, "originals")
    return heading, Paragraph((Span(how, quiet=True),), "quiet"), table(columns, rows), *_places(view)


def in_full(view: View, printed: list[Text], hidden: int) -> tuple[Block, ...]:
    """The words of the originals, each under its stamp."""
    if not printed:
        return ()
    level = 1 if len(printed) <= _IN_CONTENTS_AT_MOST else 2
    blocks: list[Block] = [Heading(view.say("The originals that are text"), 1, "texts", new_page=True)]
    blocks.append(Paragraph((Span(view.say("As their sources wrote them."), quiet=True),), "quiet"))
    if hidden:
        one = "The words of {number} more original are in the record, not printed here."
        many = "The words of {number} more originals are in the record, not printed here."
        blocks.append(Paragraph(view.plural(one, many, hidden), "notice"))
    for text in printed:
        blocks += _one(view, text, level)
    return tuple(blocks)


def _row(view: View, number: int, original: Original, *, in_full: bool) -> Row:
    ended = next((one for one in view.choices.files if one.original == original.id), None)
    how = ending_word(ended.ending, view.words) if ended is not None and ended.ending != "read" else ""
    created = PartialDate.parse(original.created) if original.created else None
    what = joined(original.title, original.format, how)
    page: Spans = (Span("", page_of=f"text-{number}"),) if in_full else ()
    cells = (str(number), "; ".join(original.names), what, view.day(created), original.custodian, page)
    return Row(cells, anchor=f"original-{number}")


def _places(view: View) -> tuple[Block, ...]:
    places = view.cites.places()
    if not places:
        return ()
    columns = (Column(view.say("Number"), 0.7), Column(view.say("Place in the original"), 2.6)) * _PLACES_ACROSS
    half = -(-len(places) // _PLACES_ACROSS)
    pairs = [places[place::half] for place in range(half)]
    rows = [Row(tuple(cell for pair in (*found, *[("", "")] * (2 - len(found))) for cell in pair)) for found in pairs]
    return Heading(view.say("What the numbers after the dot stand for"), 2), Table(columns, tuple(rows), dense=True)


def _one(view: View, text: Text, level: int) -> list[Block]:
    stamp = view.say("Original {number}", number=text.number)
    title = text.original.title or "; ".join(text.original.names[:1]) or stamp
    blocks: list[Block] = [Heading(title, level, f"text-{text.number}", stamp=stamp)]
    blocks.append(Paragraph((Span(joined("; ".join(text.original.names[:1]), text.original.custodian), quiet=True),)))
    for note in text.notes:
        blocks.append(Heading(note.title or view.name(note), level + 1, f"note-{note.id}"))
        if not note.section and (details := joined(view.date_of(note), people(note.performers))):
            blocks.append(Paragraph((Span(details, quiet=True),)))
        blocks.append(Verbatim(note.text))
    for note, number in text.again:
        said = view.say(
            "“{title}”: the same words as in original {number}.", title=note.title or note.label, number=number
        )
        blocks.append(Paragraph((Span(said, quiet=True),)))
    return blocks
