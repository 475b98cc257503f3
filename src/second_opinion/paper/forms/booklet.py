"""A booklet to fold: pages of half the paper set two on a side, in the order that folding brings right."""

from __future__ import annotations

import io
from typing import Final

import pikepdf
from pikepdf import Dictionary, Name, Page

PAGES_OF_A_SHEET: Final = 4


def missing(pages: int) -> int:
    """How many pages a booklet needs more, so that every sheet is full."""
    return -pages % PAGES_OF_A_SHEET


def order(pages: int) -> list[tuple[int, int]]:
    """Which pages stand left and right on each side: front and back of the outermost sheet first. Numbers from 1."""
    sides = []
    for sheet in range(pages // PAGES_OF_A_SHEET):
        sides.append((pages - 2 * sheet, 1 + 2 * sheet))
        sides.append((2 + 2 * sheet, pages - 1 - 2 * sheet))
    return sides


def imposed(pdf: bytes, language: str) -> bytes:
    """The pages of a file, full size, two on a side, to be printed on both sides and flipped on the short edge.

    The file has no tags any more and claims none: it is for paper. Raises ValueError for pages not a multiple of 4.
    """
    with pikepdf.open(io.BytesIO(pdf)) as pages, pikepdf.new() as booklet:
        if missing(len(pages.pages)):
            raise ValueError("a booklet needs a multiple of four pages")
        width, height = (float(side) for side in pages.pages[0].mediabox[2:])
        drawn = [booklet.copy_foreign(page.as_form_xobject()) for page in pages.pages]
        for left, right in order(len(drawn)):
            side = Dictionary(
                Type=Name.Page,
                MediaBox=[0, 0, 2 * width, height],
                Resources=Dictionary(XObject=Dictionary(L=drawn[left - 1], R=drawn[right - 1])),
                Contents=booklet.make_stream(f"q /L Do Q q 1 0 0 1 {width:.2f} 0 cm /R Do Q".encode()),
            )
            booklet.pages.append(Page(side))
        booklet.Root.Lang = pikepdf.String(language)
        booklet.docinfo["/Title"] = pages.docinfo.get("/Title", pikepdf.String(""))
        # Print dialogs that know it choose the right way round by themselves (ISO 32000-1, table 150).
        booklet.Root.ViewerPreferences = Dictionary(Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None"))
        saved = io.BytesIO()
        booklet.save(saved, deterministic_id=True)
    return saved.getvalue()
