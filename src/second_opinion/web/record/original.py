"""One original: what it is, what was read from it, its bytes to download, and throwing it away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from django.http import Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from second_opinion.store.queries import originals, trash
from second_opinion.store.queries.originals import OriginalRow
from second_opinion.web.asked import Asked
from second_opinion.web.components.page import show
from second_opinion.web.desk import desk

_UNSAFE: Final = re.compile(r"[\x00-\x1f\x7f]")
SANDBOX: Final = "default-src 'none'; sandbox"


@dataclass(frozen=True)
class OriginalPage:
    """``inside`` is the id of the file this one came in, or empty; ``saved``: its bytes are in the binder."""

    id: str
    name: str
    names: tuple[str, ...]
    format: str
    title: str
    custodian: str
    size: str
    facts: str
    reason: str
    inside: str
    saved: bool


@require_safe
def original(request: Asked, original_id: str) -> HttpResponse:
    """What the binder knows of a file."""
    row, words = _row(original_id), request.words
    known = row.original
    page = OriginalPage(
        id=original_id,
        name=_name(row),
        names=known.names,
        format=known.format,
        title=known.title,
        custodian=known.custodian,
        size=words.plural("{number} byte", "{number} bytes", known.size),
        facts=words.plural("{number} fact", "{number} facts", row.facts),
        reason=words.tell(row.reason) if row.reason else "",
        inside=known.inside,
        saved=bool(row.sealed),
    )
    return show(request, "record/original.html", page)


@require_safe
def download(_request: Asked, original_id: str) -> HttpResponseBase:
    """The bytes as they came: as a download, never shown or run by the browser."""
    row = _row(original_id)
    if not row.sealed:
        raise Http404
    # The whole is proved before the first byte leaves: a damaged file must not look like a finished download.
    for _ in desk().binder.objects.pieces(row.sealed):
        continue
    response = StreamingHttpResponse(desk().binder.objects.pieces(row.sealed), content_type="application/octet-stream")
    name = _UNSAFE.sub("", PurePosixPath(_name(row).rpartition("›")[2].strip()).name) or "original"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Length"] = str(row.original.size)
    response.headers["Content-Security-Policy"] = SANDBOX
    return response


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
