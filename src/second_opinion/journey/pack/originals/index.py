"""The index of originals: every file by its number, and what the numbers after the dot stand for."""

from __future__ import annotations

import re

from second_opinion.journey.pack.originals.in_full import Printed
from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import Spans, View, joined
from second_opinion.journey.pack.wording.codewords import ending_word
from second_opinion.ports.paper import Block, Column, Heading, Paragraph, Row, Span, Table
from second_opinion.record import Original, PartialDate

_PLACES_ACROSS = 3
# A place in a clinical document: its section, the entry in it, and where in that.
_ENTRY = re.compile(r"(?P<section>.*?)/entry (?P<entry>\d+)(?P<inside>/.*)?\Z")
_COUNTED = re.compile(r" (\d+)(?=/|\Z)")
_COUNTED_FROM_NOUGHT = re.compile(r"(?P<name>[^/]+)/(?P<number>\d{1,6})(?=/|\Z)")


def index(view: View, printed: Printed) -> tuple[Block, ...]:
    """Every original of this person, with the page of its words; then what the numbers after the dot stand for."""
    endings = {one.original: ending_word(one.ending, view.words) for one in view.choices.files if one.ending != "read"}
    columns = (
        Column(view.say("No."), 0.5, "right"),
        Column(view.say("File"), 3.0),
        Column(view.say("What it is"), 2.4),
        Column(view.say("Date"), 1.1),
        Column(view.say("Kept by"), 1.8),
        Column(view.say("Page"), 0.6, "right"),
    )
    rows = tuple(
        _row(view, number, original, endings.get(original.id, ""), printed.places.get(number, ""))
        for number, original in enumerate(view.record.originals, 1)
    )
    how = view.say(
        "A small number after a line leads here. In 3.12, the 3 is the file in this list and the 12 is the entry in "
        "it, counted as the file counts."
    )
    heading = Heading(view.say("Index of originals"), 1, "originals")
    return heading, Paragraph((Span(how, quiet=True),), "quiet"), table(columns, rows), *_places(view)


def _row(view: View, number: int, original: Original, how: str, place: str) -> Row:
    created = PartialDate.parse(original.created) if original.created else None
    what = joined(original.title, view.say(original.format), how)
    page: Spans = (Span("", page_of=place),) if place else ()
    cells = (str(number), "; ".join(original.names), what, view.day(created), original.custodian, page)
    return Row(cells, anchor=f"original-{number}")


def _places(view: View) -> tuple[Block, ...]:
    places = view.cites.places()
    if not places:
        return ()
    columns = (Column(view.say("Number"), 0.7), Column(view.say("Place in the original"), 2.0)) * _PLACES_ACROSS
    down = -(-len(places) // _PLACES_ACROSS)
    rows: list[Row] = []
    for start in range(down):
        across = [(mark, _said(view, place)) for mark, place in places[start::down]]
        across += [("", "")] * (_PLACES_ACROSS - len(across))
        rows.append(Row(tuple(cell for pair in across for cell in pair)))
    return Heading(view.say("What the numbers after the dot stand for"), 2), Table(columns, tuple(rows), dense=True)


def _from_one(part: re.Match[str]) -> str:
    return f"{part['name']} {int(part['number']) + 1}"


def _said(view: View, place: str) -> str:
    """A place as somebody would look for it: the section and which entry of it, without the elements on the way."""
    found = _ENTRY.match(place)
    if found is None and place.startswith("/"):
        # A place in a FHIR file: "/item/0/answer/2" is counted from nought there, and from one by people.
        return ", ".join(_COUNTED_FROM_NOUGHT.sub(_from_one, place).strip("/").split("/"))
    if found is None:
        # A place without a number needs no name that only a program knows ("Header/encompassingEncounter").
        section, *inside = place.split("/")
        return ", ".join((section, *(part for part in inside if part[-1:].isdigit() or " " in part)))
    number = ".".join((found["entry"], *_COUNTED.findall(found["inside"] or "")))
    return view.say("{section}, entry {number}", section=found["section"], number=number)
