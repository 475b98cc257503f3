"""A form as JSON values for the template: everything is decided here, the template only draws."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.dates import format_date
from msgspec import structs

from second_opinion.content.forms import schema
from second_opinion.content.forms.places import BORN, NAME, PERSON, address, repeats, times
from second_opinion.content.words import Words
from second_opinion.paper.forms.boxes import Boxes, Widget
from second_opinion.paper.forms.cards import cards
from second_opinion.paper.forms.columns import LETTER
from second_opinion.paper.forms.flow import Way, beside
from second_opinion.paper.forms.sheet import Sheet, measures
from second_opinion.paper.forms.tables import TablePart
from second_opinion.paper.texts import Value


def values(form: schema.Form, sheet: Sheet, words: Words) -> tuple[dict[str, Value], list[Widget], tuple[str, ...]]:
    """The values; the widgets that a fillable PDF gets, in the order of their numbers; the code points no font has."""
    return _Values(form, sheet, words).values()


class _Values:
    def __init__(self, form: schema.Form, sheet: Sheet, words: Words) -> None:
        self._form, self._sheet, self._words = form, sheet, words
        self._boxes = Boxes(form, sheet, words)
        most = form.days.most if form.days else 1
        self._days = min(sheet.days or (form.days.usual if form.days else 1), most)
        self._measures = measures(sheet, self._landscape(), reading=form.kind == "guide")

    def values(self) -> tuple[dict[str, Value], list[Widget], tuple[str, ...]]:
        form, text, say = self._form, self._boxes.text, self._words.say
        head = self._person(self._boxes.plain()) if form.person else None
        # Where there are fields, the first page's name stands in its text: the head of a page holds no tags.
        person = self._person(self._boxes) if form.person and self._sheet.fillable else None
        parts = [value for part in form.parts for value in self._part(part)]
        made = {
            "id": form.id,
            "tab": form.tab,
            "cover": self._cover(),
            "named": self._too_long(),
            "measures": structs.asdict(self._measures),
            "half": self._sheet.size == "booklet",
            "title": text(form.title),
            "running": self._running(),
            "purpose": text(form.purpose),
            "how_title": say("How to use this sheet"),
            "how": [text(line) for line in form.how],
            "head": head,
            "person": person,
            "parts": parts,
            "footer": text(form.footer),
            "page_words": pieces(self._boxes.printable(say("Page {page} of {pages}"))),
            "credit": text(form.credit),
            "danger_heads": [say("If you see this"), say("Do this")],
            "sources_title": say("Where this is from"),
            "sources": [self._source(source) for source in form.sources],
            "checked": " ".join(
                (
                    say("Checked on {date}.", date=format_date(form.checked, "long", locale=self._sheet.language)),
                    text(form.reviewed),
                )
            ),
        }
        missed = tuple(f"U+{ord(each):04X}" for each in sorted(self._boxes.printable.missing))
        return made, self._boxes.widgets, missed

    def _landscape(self) -> bool:
        """Large print turns the paper when a table fits only so."""
        if self._sheet.size == "booklet":
            return False
        if self._sheet.size == "normal":
            return self._form.orientation == "landscape"
        upright, turned = (measures(self._sheet, landscape=way) for way in (False, True))
        tables = [part for part in self._form.parts if isinstance(part, schema.Table)]
        fits = [[TablePart(part, self._boxes, each, 1).fits() for part in tables] for each in (upright, turned)]
        return fits[0] != fits[1] and all(fits[1])

    def _running(self) -> str:
        """The title at the foot of each page: one line, so without what explains it where there is little room."""
        title = self._boxes.text(self._form.title)
        return title if self._sheet.size == "normal" else title.partition(":")[0]

    def _cover(self) -> Value:
        """The cover of a booklet, and how many pages of lines its end needs."""
        if self._sheet.size != "booklet":
            return None
        say = self._words.say
        hint = say("To make this booklet: print on both sides, flip on the short edge, fold in the middle.")
        return {"hint": hint, "notes": self._sheet.notes, "notes_title": say("Notes")}

    def _person(self, boxes: Boxes) -> Value:
        say = self._words.say
        name, born = self._room_at_the_head()
        return {
            "name": [say("Name"), _cut(boxes.box(PERSON[NAME], NAME), name)],
            "born": [say("Born"), _cut(boxes.box(PERSON[BORN], BORN), born)],
        }

    def _room_at_the_head(self) -> tuple[int, int]:
        """How many letters of a name and of a birth date stand on one line at the head of a page."""
        own, say = self._measures, self._words.say
        born = 4 * own.hand
        words = len(say("Name") + say("Born")) * LETTER * own.small
        letter = LETTER * own.body
        return int((own.room - words - born - 40) / letter), int((born - 8) / letter)

    def _too_long(self) -> str:
        """What has no room at the head of the pages, to be printed whole once; mostly nothing."""
        given = [self._boxes.printable(self._sheet.answers.get(place, "")) for place in (NAME, BORN)]
        fits = all(len(text) <= room for text, room in zip(given, self._room_at_the_head(), strict=True))
        return "" if fits or not self._form.person else " · ".join(filter(None, given))

    def _part(self, part: schema.AnyPart) -> Iterator[Value]:
        title, note = self._boxes.text(part.title), self._boxes.text(part.note)
        framed = isinstance(part, schema.Danger) or (isinstance(part, schema.Fields) and part.look == "targets")
        if (title or note or part.new_page) and not framed:
            yield {"kind": "heading", "title": title, "note": note, "new_page": part.new_page}
        match part:
            case schema.Prose():
                yield self._prose(part)
            case schema.Fields():
                yield from self._fields(part, title, note)
            case schema.Table():
                yield from TablePart(part, self._boxes, self._measures, self._days).values()
            case schema.Danger():
                yield {
                    "kind": "danger",
                    "title": title,
                    "note": note,
                    "signs": [self._sign(sign) for sign in part.signs],
                }
            case schema.Card():
                yield from cards(part, self._boxes, self._measures)

    def _prose(self, part: schema.Prose) -> Value:
        text = self._boxes.text
        how = "boxes" if part.boxes else "numbered" if part.numbered else "dots"
        marks = [self._number(source) for source in part.sources]
        return {
            "kind": "prose",
            "paragraphs": [text(each) for each in part.paragraphs],
            "points": [text(each) for each in part.points],
            "how": how,
            "marks": marks,
        }

    def _fields(self, part: schema.Fields, title: str, note: str) -> Iterator[Value]:
        count = times(part, self._days, self._sheet.answers)
        inset = 10 if part.look == "targets" else 0
        for number in range(1, count + 1):
            steps: tuple[str | int, ...] = (part.id, number) if repeats(part) else (part.id,)
            head = self._boxes.text(part.times_words).replace("{number}", str(number)) if repeats(part) else ""
            where = head or title
            placed = [(field, address(*steps, field.id), where) for field in part.fields]
            way = Way(across=part.across, numbered=part.numbered, room=self._measures.room - 2 * inset)
            rows = beside(placed, self._boxes, self._measures, way)
            if part.look == "targets":
                yield {"kind": "targets", "title": title, "note": note, "pieces": list(rows)}
            elif repeats(part):
                yield {"kind": "block", "title": head, "pieces": list(rows)}
            else:
                yield from rows

    def _sign(self, sign: schema.Sign) -> Value:
        return [self._boxes.text(sign.when), self._boxes.text(sign.do), self._number(sign.source)]

    def _number(self, source: str) -> str:
        return str([each.id for each in self._form.sources].index(source) + 1)

    def _source(self, source: schema.Source) -> str:
        parts = (source.title, source.section, source.url or source.place)
        return self._boxes.printable(". ".join(part.rstrip(".") for part in parts if part))


def _cut(box: Value, most: int) -> Value:
    """A box whose answer fits on one line; a cut one says so."""
    given = box["v"]
    return {**box, "v": given[:most].rstrip() + "…"} if len(given) > most else box


def pieces(words: str) -> list[str]:
    """The words cut at their two places: texts, and the names "page" and "pages" in braces between them."""
    return [part for part in re.split(r"(\{pages?\})", words) if part]
