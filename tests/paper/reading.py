"""Reads finished PDFs back, as a person, a screen reader and a printer would."""

from __future__ import annotations

import io
from collections.abc import Iterator

import page
import pikepdf
import pypdfium2


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, without the places where long words may be divided."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()
    return [page.replace("\r\n", "\n").replace("\u200b", "").replace("\u2060", "") for page in pages]


def halves_of(pdf: bytes) -> list[tuple[str, str]]:
    """The words of the left and of the right half of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for number in range(len(document)):
            width, height = document[number].get_size()
            text = document[number].get_textpage()
            left = text.get_text_bounded(0, 0, width / 2, height)
            found.append((left, text.get_text_bounded(width / 2, 0, width, height)))
    finally:
        document.close()
    return found


def text_of(pdf: bytes) -> str:
    """The words of all pages."""
    return "\n".join(pages_of(pdf))


def complaints(pdf: bytes) -> list[str]:
    """What keeps the file from being PDF/UA-1, as far as ``page-validation`` knows."""
    limits = page.SafetyLimits(max_reference_depth=100_000)
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1, limits=limits)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def bookmarks(pdf: bytes) -> list[str]:
    """Titles of the outline, deeper ones indented."""

    def below(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[str]:
        for item in items:
            yield "  " * depth + item.title
            yield from below(item.children, depth + 1)

    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        return list(below(outline.root, 0))


def fonts(pdf: bytes) -> dict[str, bool]:
    """Names of the fonts in the file, and whether each is embedded."""
    found: dict[str, bool] = {}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for each in opened.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
                name = str(each.FontName).partition("+")[2]
                found[name] = any(key in each for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found


def links(pdf: bytes) -> int:
    """How many links the pages have."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return sum(1 for sheet in opened.pages for note in sheet.get("/Annots", ()) if note.Subtype == "/Link")


def tags(pdf: bytes) -> list[str]:
    """The kinds of structure elements, in reading order."""

    def walk(node: pikepdf.Object) -> Iterator[str]:
        if isinstance(node, pikepdf.Array):
            for each in node:
                yield from walk(each)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield str(node.S)[1:]
            if "/K" in node:
                yield from walk(node.K)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return list(walk(opened.Root.StructTreeRoot.K))


def alternatives(pdf: bytes) -> list[str]:
    """What a screen reader says for each picture, in reading order."""

    def walk(node: pikepdf.Object) -> Iterator[str]:
        for each in node if isinstance(node, pikepdf.Array) else [node]:
            if isinstance(each, pikepdf.Dictionary) and "/S" in each:
                if each.S == "/Figure":
                    yield str(each.get("/Alt", ""))
                yield from walk(each.get("/K", pikepdf.Array()))

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return list(walk(opened.Root.StructTreeRoot.K))
