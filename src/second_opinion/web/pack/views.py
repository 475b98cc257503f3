"""The packet page, pictures of the packet, and the packet itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from second_opinion.store.queries import pack as packs
from second_opinion.store.queries.people import PersonRow
from second_opinion.store.queries.settings import settings
from second_opinion.web import papers
from second_opinion.web.asked import Asked
from second_opinion.web.components.fields import Field, wrong
from second_opinion.web.components.page import WRONG, show
from second_opinion.web.pack import drawing
from second_opinion.web.pack.form import PacketForm, packet_form
from second_opinion.web.whose import person_of


@dataclass(frozen=True)
class Picture:
    """A page of the packet: its number, its picture, and where the PDF shows the same page."""

    number: int
    address: str
    opens: str


@dataclass(frozen=True)
class PackPage:
    """``left_out`` counts what the person keeps to themselves; ``ready``: there is a record to make a packet of;
    ``changed``: something else than the usual was chosen; ``pictures`` are the pages to look at, ``total`` how many
    there are (0: only the first was asked for), ``size`` their width and height."""

    person: str
    fields: tuple[Field, ...]
    left_out: int
    ready: bool
    changed: bool
    pictures: tuple[Picture, ...]
    total: int
    size: tuple[int, int]


@require_safe
def pack(request: Asked) -> HttpResponse:
    """Choose what goes in, and look at it."""
    return _asking(request, person_of(request), _form(request, request.GET))


@require_safe
def document(request: Asked) -> HttpResponse:
    """The PDF: shown in the browser, or as a download."""
    row, form = person_of(request), _form(request, request.GET)
    if row is None or not row.facts:
        return HttpResponseRedirect(reverse("pack"))
    if wrong(form.fields):
        return _asking(request, row, form)
    name = request.words.say("packet for the second doctor")
    return papers.pdf(drawing.pdf(row.person.key, form), name, keep=request.GET.get("do") == "download")


@require_safe
def picture(request: Asked, number: int) -> HttpResponse:
    """One page of the packet as a picture."""
    row, form = person_of(request), _form(request, request.GET)
    if row is None or not row.facts or wrong(form.fields):
        raise Http404
    drawn = drawing.at_hand(request.GET.get("mark", "")) or drawing.pictures(row.person.key, form)
    if not 1 <= number <= len(drawn.pages):
        raise Http404
    return papers.picture(drawn.pages[number - 1])


def _form(request: Asked, sent: QueryDict) -> PacketForm:
    today = date.today().isoformat()  # noqa: DTZ011 -- the date on a paper is the date where the person is
    return packet_form(sent, request.words, today, settings().paper)


def _asking(request: Asked, row: PersonRow | None, form: PacketForm) -> HttpResponse:
    ready = row is not None and row.facts > 0 and not wrong(form.fields)
    drawn = None
    if ready and row is not None and request.GET.get("do") == "pages":
        drawn = drawing.pictures(row.person.key, form)
    total = len(drawn.pages) if drawn else 0
    page = PackPage(
        person=row.label if row else "",
        fields=form.fields,
        left_out=packs.left_out_count(row.person.key) if row else 0,
        ready=row is not None and row.facts > 0,
        changed=form.changed,
        pictures=_pictures(request, drawn.mark if drawn else "", total or 1) if ready else (),
        total=total,
        size=papers.SIZES[form.choices.size],
    )
    return show(request, "pack/pack.html", page, WRONG if wrong(form.fields) else 200)


def _pictures(request: Asked, mark: str, number: int) -> tuple[Picture, ...]:
    chosen = request.GET.copy()
    for word in ("do", "mark"):
        chosen.pop(word, None)
    pdf = f"{reverse('pack-document')}?{chosen.urlencode()}"
    if mark:
        chosen["mark"] = mark
    asked = chosen.urlencode()
    return tuple(
        Picture(page, f"{reverse('pack-picture', args=[page])}?{asked}", f"{pdf}#page={page}")
        for page in range(1, number + 1)
    )
