"""A page as a scanner makes it: a PDF that is one picture without a letter of text."""

from __future__ import annotations

from typing import Final

_BYTES_ACROSS: Final = 22
_HEIGHT: Final = 220


def scan() -> bytes:
    """The PDF: a white page with dark bars where lines of writing would be."""
    pixels = b"".join(_row(y) for y in range(_HEIGHT))
    drawing = b"q 612 0 0 792 0 0 cm /Page Do Q"
    page = b"/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
    picture = b"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 1"
    size = b"/Width %d /Height %d /Length %d" % (_BYTES_ACROSS * 8, _HEIGHT, len(pixels))
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< %s /Resources << /XObject << /Page 5 0 R >> >> >>" % page,
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
            b"<< %s %s >>\nstream\n%s\nendstream" % (picture, size, pixels),
        ]
    )


def _row(y: int) -> bytes:
    """One row of dots, black where a bit is 0."""
    if not (20 < y < 190 and y % 8 < 3):
        return b"\xff" * _BYTES_ACROSS
    dark = 12 + (y // 8 * 5) % 7
    return b"\xff\xff" + b"\x00" * dark + b"\xff" * (_BYTES_ACROSS - 2 - dark)


def _file(objects: list[bytes]) -> bytes:
    written = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end
