"""Documents of our own drawing as answers: a PDF to look at or keep, and a picture of a page."""

from __future__ import annotations

import gzip
from typing import Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header

# Our own drawing loads nothing and stands in nobody's frame.
ALONE: Final = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
SIZES: Final = {"letter": (612, 792), "a4": (595, 842)}
"""Width and height of a page in points."""


def pdf(drawn: bytes, name: str, *, keep: bool) -> HttpResponse:
    """A PDF called ``name``; shown in the browser, or kept as a download."""
    response = HttpResponse(drawn, content_type="application/pdf")
    response.headers["Content-Disposition"] = content_disposition_header(keep, f"{name}.pdf") or "attachment"
    response.headers["Content-Security-Policy"] = ALONE
    return response


def packed(svg: bytes) -> bytes:
    """A picture as ``picture`` sends it."""
    return gzip.compress(svg, 1, mtime=0)


def picture(packed_svg: bytes) -> HttpResponse:
    """A picture of a page (SVG, packed)."""
    response = HttpResponse(packed_svg, content_type="image/svg+xml")
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Security-Policy"] = ALONE
    return response
