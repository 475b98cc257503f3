"""One original: what it is, what was read from it, its bytes to download, and throwing it away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from django.http import Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from second_opinion.content.words import Words
from second_opinion.outside.binder.sealed import DamagedError
from second_opinion.store.queries import originals, trash
from second_opinion.store.queries.originals import OriginalRow
from second_opinion.web.asked import Asked
from second_opinion.web.components.page import Message, show
from second_opinion.web.components.parts import Row
from second_opinion.web.desk import desk

_UNSAFE: Final = re.compile(r"[\x00-\x1f\x7f]")
_MEGABYTE: Final = 1_000_000
SANDBOX: Final = "default-src 'none'; sandbox"


@dataclass(frozen=True)
class OriginalPage:
    """What is known of a file, row by row; ``saved``: its bytes are in the binder."""

    id: str
    name: str
    rows: tuple[Row, ...]
    saved: bool


@require_safe
def original(request: Asked, original_id: str) -> HttpResponse:
    """What the binder knows of a file."""
    row = _row(original_id)
    page = OriginalPage(original_id, _name(row), tuple(_known(row, request.words)), bool(row.sealed))
    return show(request, "record/original.html", page)


def _known(row: OriginalRow, words: Words) -> Iterator[Row]:
    known, say = row.original, words.say
    for name, text in (
        (say("What it is"), known.format),
        (say("Title"), known.title),
        (say("Kept by"), known.custodian),
    ):
        if text:
            yield Row(name, (text,))
    yield Row(say("Size"), (_size(known.size),))
    facts = words.plural("{number} fact", "{number} facts", row.facts)
    yield Row(say("Read from it"), (facts,), note=words.tell(row.reason) if row.reason else "")
    if known.inside:
        # The names of what came in a zip start with the name of the zip.
        around = known.names[0].rpartition(" › ")[0] if known.names else ""
        yield Row(say("Came in"), (around or say("another file"),), address=reverse("original", args=[known.inside]))
    if len(known.names) > 1:
        yield Row(say("Also called"), known.names[1:], mono=True)


def _size(number: int) -> str:
    """A size as people's computers show it; what is there is never nothing."""
    if number < _MEGABYTE:
        return f"{max(1, round(number / 1000)) if number else 0} kB"
    return f"{number / _MEGABYTE:.1f} MB"


@require_safe
def download(request: Asked, original_id: str) -> HttpResponseBase:
    """The bytes as they came: as a download, never shown or run by the browser."""
    row = _row(original_id)
    if not row.sealed:
        raise Http404
    # The whole is proved before the first byte leaves: a damaged file must not look like a finished download.
    try:
        for _ in desk().binder.objects.pieces(row.sealed):
            continue
    except (DamagedError, KeyError):
        return _damaged(request, original_id)
    response = StreamingHttpResponse(desk().binder.objects.pieces(row.sealed), content_type="application/octet-stream")
    name = _UNSAFE.sub("", PurePosixPath(_name(row).rpartition("›")[2].strip()).name) or "original"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Length"] = str(row.original.size)
    response.headers["Content-Security-Policy"] = SANDBOX
    return response


def _damaged(request: Asked, original_id: str) -> HttpResponse:
    say = request.words.say
    sentences = (
        say("What the binder kept of this file is damaged or gone. What was read from it is still in the record."),
        say("Add the file again if you still have it, or restore the binder from a backup."),
    )
    back = reverse("original", args=[original_id])
    message = Message(say("This file cannot be opened"), sentences, back, say("Go back"))
    return show(request, "components/message.html", message, status=500)


@require_POST
def throw(request: Asked, original_id: str) -> HttpResponse:
    """Put a file into the trash, and what was read from it out of the record."""
    try:
        trash.throw_original(original_id)
    except LookupError as gone:
        raise Http404 from gone
    request.visit.said = request.words.say("It is in the trash. You can have it back for 30 days.")
    return HttpResponseRedirect(reverse("trash"))


def _row(original_id: str) -> OriginalRow:
    try:
        return originals.get(original_id)
    except LookupError as gone:
        raise Http404 from gone


def _name(row: OriginalRow) -> str:
    return row.original.names[0] if row.original.names else "—"
