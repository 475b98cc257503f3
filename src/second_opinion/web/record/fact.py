"""One fact: everything it says, how far it stands, and each place it comes from, with the entry itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from second_opinion.content.words import Words
from second_opinion.journey.gather import Excerpt
from second_opinion.journey.pack import day_text, outside, trends_of, value_text
from second_opinion.outside.showing import window
from second_opinion.paper.charts import trend as drawing
from second_opinion.ports.paper import Chart
from second_opinion.record import AnyFact, Observation
from second_opinion.store.queries import record as records
from second_opinion.store.queries.record import MOST_COUNTED, Cited, FactPage, Line, NoSuchFactError
from second_opinion.web.asked import Asked
from second_opinion.web.components.page import show
from second_opinion.web.components.parts import Row
from second_opinion.web.desk import desk
from second_opinion.web.record.contradictions import ClashShown, clash_of
from second_opinion.web.record.details import details
from second_opinion.web.record.kinds import STANDING_SENTENCES
from second_opinion.web.record.lines import FactLine, line_of, name_of
from second_opinion.web.whose import person_of

_MOST_VALUES: Final = 25


@dataclass(frozen=True)
class Place:
    """One place a fact comes from. ``original`` is empty when its file lies in the trash."""

    number: int
    file: str
    place: str
    original: str


@dataclass(frozen=True)
class TrendRow:
    """One value of a test: when, what, its mark, and whether it is the one this page is about."""

    id: str
    day: str
    value: str
    mark: str
    here: bool


@dataclass(frozen=True)
class Trend:
    """A chart, the sentence that says what it shows, and where it is drawn."""

    title: str
    sentence: str
    address: str


@dataclass(frozen=True)
class FactShown:
    """A fact with everything around it. ``values`` are the newest of the ``number`` there are of this test (with
    ``many``: or more), of which a trend draws the newest ``drawn``; ``others`` counts further places that say it."""

    line: FactLine
    standing: str
    details: tuple[Row, ...]
    places: tuple[Place, ...]
    others: int
    clashes: tuple[ClashShown, ...]
    trends: tuple[Trend, ...]
    values: tuple[TrendRow, ...]
    number: int
    many: bool
    drawn: int
    panel: tuple[FactLine, ...]


@dataclass(frozen=True)
class EntryLine:
    """One line of an original, and whether it is the part that was meant."""

    text: str
    marked: bool


@dataclass(frozen=True)
class SourcePage:
    """The entry a fact comes from. Without ``lines`` it cannot be shown as text."""

    fact: str
    label: str
    rows: tuple[Row, ...]
    lines: tuple[EntryLine, ...]
    found: bool
    cut: bool


@require_safe
def fact(request: Asked, fact_id: str) -> HttpResponse:
    """Everything about one fact."""
    found, words = _found(request, fact_id), request.words
    originals = len({source.original for source in found.fact.sources})
    page = FactShown(
        line=line_of(Line(found.fact, originals, found.left_out), words),
        standing=words.say(STANDING_SENTENCES[found.fact.standing]),
        details=tuple(Row(name, texts) for name, texts in details(found.fact, words)),
        places=tuple(_place(number, each) for number, each in enumerate(found.cited)),
        others=found.places - len(found.cited),
        clashes=tuple(clash_of(each, words) for each in found.contradictions),
        trends=tuple(
            Trend(chart.title, chart.alt, reverse("trend", args=[fact_id, number]))
            for number, chart in enumerate(_charts(found, words))
        ),
        values=_values(found, words),
        number=found.values,
        many=found.values == MOST_COUNTED,
        drawn=len(found.trend),
        panel=tuple(line_of(each, words) for each in found.panel if each.fact.id != fact_id),
    )
    return show(request, "record/fact.html", page)


@require_safe
def source(request: Asked, fact_id: str, number: int) -> HttpResponse:
    """The entry of the original, as text. A worker cuts it out: nothing that came in is parsed here."""
    row = person_of(request)
    try:
        found, cited = records.cited(row.person.key if row else "", fact_id, number)
    except NoSuchFactError as gone:
        raise Http404 from gone
    if cited is None or cited.original is None:
        raise Http404
    excerpt = window.show(desk().binder.objects, cited.original.sealed, cited.source)
    page = SourcePage(
        fact=fact_id,
        label=name_of(found, request.words),
        rows=_where(_place(number, cited), request.words),
        lines=_lines(excerpt),
        found=excerpt is not None and excerpt.found,
        cut=excerpt is not None and excerpt.cut,
    )
    return show(request, "record/source.html", page)


@require_safe
def trend(request: Asked, fact_id: str, number: int) -> HttpResponse:
    """The drawing of a trend: the same that the packet has."""
    found = _found(request, fact_id)
    charts = _charts(found, request.words)
    if number >= len(charts):
        raise Http404
    return HttpResponse(drawing(charts[number], request.words.language), content_type="image/svg+xml")


def _found(request: Asked, fact_id: str) -> FactPage:
    row = person_of(request)
    if row is None:
        raise Http404
    try:
        return records.fact(row.person.key, fact_id)
    except NoSuchFactError as gone:
        raise Http404 from gone


def _place(number: int, cited: Cited) -> Place:
    row = cited.original
    file = row.original.names[0] if row is not None and row.original.names else ""
    return Place(number, file, cited.source.place, cited.source.original if row is not None else "")


def _where(place: Place, words: Words) -> tuple[Row, ...]:
    file = Row(words.say("File"), (place.file,), address=reverse("original", args=[place.original]), mono=True)
    return (file, Row(words.say("Place in it"), (place.place,), mono=True)) if place.place else (file,)


def _charts(found: FactPage, words: Words) -> tuple[Chart, ...]:
    return trends_of([each for each in found.trend if isinstance(each, Observation) and each.stands], words)


def _values(found: FactPage, words: Words) -> tuple[TrendRow, ...]:
    rows = [each for each in found.trend if isinstance(each, Observation)]
    return tuple(_row(each, found.fact, words) for each in rows[: -_MOST_VALUES - 1 : -1]) if len(rows) > 1 else ()


def _row(each: Observation, here: AnyFact, words: Words) -> TrendRow:
    moment = each.when.first or each.recorded
    marks = {"high": words.say("high"), "low": words.say("low"), "abnormal": words.say("abnormal"), "": ""}
    return TrendRow(
        id=each.id,
        day=day_text(moment, words.language) if moment else words.say("no date"),
        value=value_text(each.value, words) or words.say("no value"),
        mark=marks[outside(each)],
        here=each.id == here.id,
    )


def _lines(excerpt: Excerpt | None) -> tuple[EntryLine, ...]:
    if excerpt is None:
        return ()
    first, after = excerpt.marked
    return tuple(EntryLine(text, first <= number < after) for number, text in enumerate(excerpt.lines))
