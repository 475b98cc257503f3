"""The packet page and the packet itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from second_opinion.content.words import words as words_of
from second_opinion.journey.pack import packet
from second_opinion.paper import Typst
from second_opinion.store.queries import pack as packs
from second_opinion.store.queries import people
from second_opinion.store.queries.people import PersonRow
from second_opinion.store.queries.settings import settings
from second_opinion.web.asked import Asked
from second_opinion.web.components.fields import Field, wrong
from second_opinion.web.components.page import WRONG, show
from second_opinion.web.pack.form import PacketForm, packet_form
from second_opinion.web.whose import person_of

# The packet is our own drawing; it may load nothing and stand in nobody's frame.
ALONE = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"


@dataclass(frozen=True)
class PackPage:
    """``left_out`` counts what the person keeps to themselves; ``ready``: there is a record to make a packet of."""

    person: str
    fields: tuple[Field, ...]
    left_out: int
    ready: bool


@require_safe
def pack(request: Asked) -> HttpResponse:
    """Choose what goes in."""
    return _asking(request, person_of(request), _form(request, request.GET))


@require_safe
def document(request: Asked) -> HttpResponse:
    """The PDF: shown in the browser, or as a download."""
    row = person_of(request)
    form = _form(request, request.GET)
    if row is None or not row.facts:
        return HttpResponseRedirect(reverse("pack"))
    if wrong(form.fields):
        return _asking(request, row, form)
    person = row.person.key
    made = packet(
        packs.record_of(person), people.case(person), packs.choices(person, form.choices), words_of(form.language)
    )
    response = HttpResponse(Typst().draw(made).pdf, content_type="application/pdf")
    name = request.words.say("packet for the second doctor") + ".pdf"
    kept = request.GET.get("do") == "download"
    response.headers["Content-Disposition"] = content_disposition_header(kept, name) or "attachment"
    response.headers["Content-Security-Policy"] = ALONE
    return response


def _form(request: Asked, sent: QueryDict) -> PacketForm:
    today = date.today().isoformat()  # noqa: DTZ011 -- the date on a paper is the date where the person is
    return packet_form(sent, request.words, today, settings().paper)


def _asking(request: Asked, row: PersonRow | None, form: PacketForm) -> HttpResponse:
    page = PackPage(
        person=row.label if row else "",
        fields=form.fields,
        left_out=packs.left_out_count(row.person.key) if row else 0,
        ready=row is not None and row.facts > 0,
    )
    return show(request, "pack/pack.html", page, WRONG if wrong(form.fields) else 200)
