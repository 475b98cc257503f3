"""Hands out our own files. The browser keeps them for good: a change changes their name."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from second_opinion.web.asked import anyone
from second_opinion.web.components import assets


@anyone
@require_safe
def static(request: HttpRequest, name: str) -> HttpResponse:
    """One file."""
    asset = assets.find(name)
    if asset is None:
        raise Http404
    packed = asset.packed and "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(asset.packed if packed else asset.data, content_type=asset.type)
    if packed:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
