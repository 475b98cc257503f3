"""The timeline of a person: filters, search, pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from second_opinion.content.words import Words
from second_opinion.store.queries import originals
from second_opinion.store.queries import record as records
from second_opinion.store.queries.record import Filters
from second_opinion.web.asked import Asked
from second_opinion.web.components.dates import Typed, date_field
from second_opinion.web.components.fields import Choice, Field, wrong
from second_opinion.web.components.page import WRONG, show
from second_opinion.web.record.kinds import KINDS, kind_name
from second_opinion.web.record.lines import FactLine, line_of
from second_opinion.web.whose import person_of

_MOST_FILES: Final = 12
"""Files that can be chosen from a list; a longer one nobody reads through."""


@dataclass(frozen=True)
class TimelinePage:
    """``newer`` and ``older`` are addresses, or empty; ``filtered``: not
    everything is shown; ``narrowed``: by more than words; ``more``: there are more
    than the ``total`` that was counted; ``contradictions`` how many things do not
    fit together."""

    person: str
    search: Field
    fields: tuple[Field, ...]
    kinds: Field
    lines: tuple[FactLine, ...]
    total: int
    more: bool
    filtered: bool
    narrowed: bool
    newer: str
    older: str
    contradictions: int


@dataclass(frozen=True)
class NobodyPage:
    """There is no record of this person yet."""


@require_safe
def timeline(request: Asked) -> HttpResponse:
    """What the record says, newest first."""
    row = person_of(request)
    if row is None or not row.facts:
        return show(request, "record/nobody.html", NobodyPage())
    fields = _fields(request, row.person.key)
    asked = request.GET
    filters = Filters(
        kinds=frozenset(asked.getlist("kind")) & frozenset(KINDS),
        since=_day(request, "since"),
        until=_day(request, "until"),
        original=asked.get("source", ""),
        who=asked.get("who", "").strip(),
        text=asked.get("q", "").strip(),
    )
    found = records.timeline(row.person.key, filters, older=asked.get("older", ""), newer=asked.get("newer", ""))
    words = request.words
    page = TimelinePage(
        person=row.label,
        search=Field("q", words.say("Search every word"), value=filters.text),
        fields=fields,
        kinds=_kinds(found.kinds, filters.kinds, words),
        lines=tuple(line_of(line, words) for line in found.lines),
        total=found.total,
        more=found.more,
        filtered=filters != Filters(),
        narrowed=bool(wrong(fields)) or filters != Filters(text=filters.text),
        newer=_address(request, "newer", found.newer),
        older=_address(request, "older", found.older),
        contradictions=found.contradictions,
    )
    return show(request, "record/timeline.html", page, WRONG if wrong(fields) else 200)


def _kinds(there: Mapping[str, int | None], ticked: frozenset[str], words: Words) -> Field:
    counted = {kind: "" if number is None else f" ({number})" for kind, number in there.items()}
    options = tuple(Choice(kind, kind_name(kind, words) + counted[kind]) for kind in KINDS if kind in there)
    return Field("kind", words.say("What to show"), "ticks", options=options, values=ticked)


def _fields(request: Asked, person: str) -> tuple[Field, ...]:
    say, asked = request.words.say, request.GET
    everything = (Choice("", say("All files")),)
    chosen = asked.get("source", "")
    files = tuple(Choice(key, name) for key, name in originals.names(person, _MOST_FILES, chosen).items())
    few = say("The last {number} files. For another one, open its page.", number=_MOST_FILES)
    return (
        date_field("since", say("From"), Typed.of(asked, "since"), request.words, checked=True),
        date_field("until", say("Until"), Typed.of(asked, "until"), request.words, checked=True),
        Field("who", say("Doctor or office"), value=asked.get("who", "")),
        Field(
            "source",
            say("From which file"),
            "select",
            chosen,
            few if len(files) >= _MOST_FILES else "",
            options=(*everything, *files),
        ),
    )


def _day(request: Asked, name: str) -> str:
    value = Typed.of(request.GET, name).value
    return value.value if value else ""


def _address(request: Asked, name: str, place: str) -> str:
    if not place:
        return ""
    kept = [(key, value) for key, values in request.GET.lists() if key not in {"older", "newer"} for value in values]
    return f"{reverse('record')}?{urlencode([*kept, (name, place)])}"
