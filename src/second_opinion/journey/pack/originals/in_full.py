"""The originals that are text, in full, each under its stamp."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple

from second_opinion.journey.pack.originals.narrative import words
from second_opinion.journey.pack.originals.parts import in_full_here
from second_opinion.journey.pack.view import Spans, View, joined, people
from second_opinion.ports.paper import Block, DividerPage, Heading, Paragraph, Span
from second_opinion.record import Case, Note, Original, Practitioner

_LETTERS_AT_MOST = 250_000
_IN_CONTENTS_AT_MOST = 20


@dataclass(slots=True)
class Text:
    """The notes of one original in their order; ``again`` are those already printed under an earlier one,
    ``elsewhere`` those whose words stand before, among the notes."""

    number: int
    original: Original
    notes: list[Note] = field(default_factory=list[Note])
    again: list[tuple[Note, int]] = field(default_factory=list[tuple[Note, int]])
    elsewhere: list[Note] = field(default_factory=list[Note])

    @property
    def letters(self) -> int:
        """How much there is to print."""
        return sum(len(note.text) for note in self.notes)


class Printed(NamedTuple):
    """The originals whose words stand at the end, how many do not because it would be too much to read, and for each
    original where its words are: the anchor to look for."""

    texts: list[Text]
    hidden: int
    places: dict[int, str]


NOTHING_PRINTED: Final = Printed([], 0, {})


def texts(view: View) -> Printed:
    """What of the originals is printed in full: words that are not told as a report already, each once."""
    found = {number: Text(number, original) for number, original in enumerate(view.record.originals, 1)}
    places: dict[int, str] = {}
    reported, here, plain = view.reported, in_full_here(view), _plain_texts(view)
    for note in view.facts.standing(Note):
        # A text that is a file of its own is printed as that file, not inside the one that refers to it.
        numbers = sorted(view.cites.originals(note), key=lambda number: (number not in plain, number))
        if note.text and note.id not in reported and numbers:
            if note.id in here:
                found[numbers[0]].elsewhere.append(note)
            else:
                found[numbers[0]].notes.append(note)
            for number in numbers[1:]:
                found[number].again.append((note, numbers[0]))
                places.setdefault(number, f"note-{note.id}")
    worded = [text for text in found.values() if text.notes]
    for text in found.values():
        text.notes.sort(key=partial(view.cites.order, number=text.number))
        text.elsewhere.sort(key=partial(view.cites.order, number=text.number))
        if text.elsewhere:
            places.setdefault(text.number, f"note-{text.elsewhere[0].id}")
    kept = _not_too_much(worded)
    places.update({text.number: _anchor(text) for text in kept})
    return Printed(kept, len(worded) - len(kept), {**_of_reports(view), **places})


def _not_too_much(worded: list[Text]) -> list[Text]:
    """The newest originals as far as their words can be read by somebody, in the order of the index."""
    room, kept = _LETTERS_AT_MOST, set[int]()
    for text in sorted(worded, key=lambda text: text.original.created, reverse=True):
        room -= text.letters
        if room >= 0 or not kept:
            kept.add(text.number)
    return [text for text in worded if text.number in kept]


def _plain_texts(view: View) -> set[int]:
    return {number for number, original in enumerate(view.record.originals, 1) if original.media_type == "text/plain"}


def _of_reports(view: View) -> dict[int, str]:
    """Originals that are one report and nothing else: their words stand among the reports."""
    plain = _plain_texts(view)
    return {
        number: f"report-{report.fact.id}"
        for report in view.reports
        for number in view.cites.originals(report.fact)
        if number in plain
    }


def in_full(view: View, printed: Printed, case: Case | None = None) -> tuple[Block, ...]:
    """The words of the originals, each under its stamp; last, behind a page that holds them back, those of the doctor
    who told the diagnosis: a second opinion is formed before the first is read."""
    if not printed.texts:
        return ()
    level = 1 if len(printed.texts) <= _IN_CONTENTS_AT_MOST else 2
    blocks: list[Block] = [Heading(view.say("The originals that are text"), 1, "texts")]
    blocks.append(Paragraph((Span(view.say("As their sources wrote them."), quiet=True),), "quiet"))
    if printed.hidden:
        left_away = view.plural(
            "The words of {number} more original are in the record, not printed here.",
            "The words of {number} more originals are in the record, not printed here.",
            printed.hidden,
        )
        blocks.append(Paragraph(left_away, "notice"))
    first = [text for text in printed.texts if _is_by(text, case.told_by)] if case and case.told_by else []
    for text in printed.texts:
        blocks += _one(view, text, level) if text not in first else []
    if case and first:
        blocks.append(_divider(view, case))
    for text in first:
        blocks += _one(view, text, level)
    return tuple(blocks)


def _is_by(text: Text, doctor: Practitioner) -> bool:
    """True when that doctor wrote all of an original's words."""
    names = {one.name.casefold() for note in text.notes for one in note.performers}
    return bool(doctor.name) and names == {doctor.name.casefold()}


def _divider(view: View, case: Case) -> DividerPage:
    name = case.told_by.label if case.told_by else ""
    said = view.say("Words of {name} follow. Read them after forming your own view, if you wish.", name=name)
    return DividerPage(view.say("The first doctor’s opinion"), said, "first-opinion")


def _alone(text: Text) -> Note | None:
    """The one note that an original is: it needs no heading under that of the original."""
    return text.notes[0] if len(text.notes) == 1 and not text.notes[0].section and not text.elsewhere else None


def _anchor(text: Text) -> str:
    alone = _alone(text)
    return f"note-{alone.id}" if alone else f"text-{text.number}"


def _file_name(original: Original) -> str:
    """The last part of where it was found."""
    return re.split(r" › |/", original.names[0])[-1] if original.names else ""


def _one(view: View, text: Text, level: int) -> list[Block]:
    stamp = view.say("Original {number}", number=text.number)
    alone = _alone(text)
    title = text.original.title or (view.title(alone) if alone else "") or _file_name(text.original) or stamp
    blocks: list[Block] = [Heading(title, level, _anchor(text), stamp=stamp)]
    blocks.append(Paragraph(joined("; ".join(text.original.names[:1]), text.original.custodian), "quiet"))
    # Before the words: behind them it would often be all there is on the last page.
    blocks += _told_before(view, text)
    for note in text.notes:
        if note is not alone:
            blocks.append(Heading(view.title(note), level + 1, f"note-{note.id}"))
        if not note.section and (details := joined(view.date_of(note), people(note.performers))):
            blocks.append(Paragraph((Span(details, quiet=True),)))
        blocks += words(note.text)
    return blocks


def _told_before(view: View, text: Text) -> list[Block]:
    """What of the original stands among the notes or under an earlier one already."""
    blocks: list[Block] = [Paragraph(_elsewhere(view, text.elsewhere))] if text.elsewhere else []
    alike: dict[int, list[str]] = {}
    for note, number in text.again:
        alike.setdefault(number, []).append(f"“{view.title(note)}”")
    for number, titles in sorted(alike.items()):
        said = view.say("{titles}: the same words as in original {number}.", titles=", ".join(titles), number=number)
        blocks.append(Paragraph((Span(said, quiet=True),)))
    return blocks


def _elsewhere(view: View, notes: list[Note]) -> Spans:
    """Which parts stand among the notes already, with their pages."""
    spans = [Span(view.say("Printed before, among the notes:"), quiet=True)]
    for number, note in enumerate(notes):
        title = view.say("“{title}”, page", title=view.title(note))
        spans.append(Span(f"{';' if number else ''} {title} ", quiet=True, page_of=f"note-{note.id}"))
    return tuple(spans)
