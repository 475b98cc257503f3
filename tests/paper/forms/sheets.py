"""What a machine can see on a printed form: whether anything is cut, runs over, lies on another, or is missing."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pypdfium2

from second_opinion.content.forms import Form
from second_opinion.content.forms.body import PLACES
from second_opinion.content.forms.places import places
from second_opinion.content.forms.schema import Body, Choice, Signature
from second_opinion.paper.forms import FormPaper, Sheet
from second_opinion.paper.forms.sheet import measures
from second_opinion.ports.paper import Drawn
from tests.paper import reading

EDGE = 14.0
"""Points at the edge of the paper that home printers leave blank."""
GAP = 5.0
"""Points between the text of a page and its foot in which nothing may stand."""
MOST, MOST_A_DAY = 28, 4
"""Pages of a form, and more for each of its days."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner."""


def faults(form: Form, sheet: Sheet, paper: FormPaper) -> list[str]:
    """What is wrong with this sheet; nothing for a good one."""
    if sheet.size == "booklet":
        pdf = paper.pages_of_booklet(form, sheet)
        return [*seen(pdf, sheet), *_folded(form, sheet, paper)]
    drawn = paper.draw(form, sheet)
    found = [*seen(drawn.pdf, sheet), *reading.complaints(drawn.pdf), *_said_to_programs(form, sheet, drawn)]
    found += [f"no glyph for {code}" for code in drawn.unprintable]
    if sheet.fillable:
        found += field_faults(form, sheet, drawn.pdf)
    return found


def _said_to_programs(form: Form, sheet: Sheet, drawn: Drawn) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(drawn.pdf)) as pdf:
        if str(pdf.Root.Lang) != sheet.language:
            yield f"its language is said to be {pdf.Root.Lang}"
        if str(pdf.docinfo["/Title"]) != form.said(form.title, sheet.language):
            yield f"its title is said to be {pdf.docinfo['/Title']}"
        if len(pdf.pages) != drawn.pages:
            yield f"it is said to have {drawn.pages} pages"


def seen(pdf: bytes, sheet: Sheet) -> Iterator[str]:
    """What is wrong to the eye: cut, over something else, without a glyph; page by page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        if not 1 <= len(document) <= MOST + MOST_A_DAY * sheet.days:
            yield f"{len(document)} pages"
        for number in range(len(document)):
            yield from (f"page {number + 1}: {fault}" for fault in _page(document[number], sheet))
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage, sheet: Sheet) -> Iterator[str]:
    width, height = page.get_size()
    own = measures(sheet, landscape=width > height)
    text = page.get_textpage()
    if "▯" in text.get_text_range():
        yield "a character without a glyph"
    lines = [text.get_rect(index) for index in range(text.count_rects())]
    for box in (*lines, *_shapes(page)):
        if box[0] < EDGE or box[2] > width - EDGE or box[1] < EDGE or box[3] > height - EDGE:
            yield f"something at {_said(box)} is cut at the edge"
        # Between the text and the foot lies a strip that only something too high for its page can enter.
        if box[1] < own.bottom - 1 - GAP and box[3] > own.bottom - 1:
            yield f"something at {_said(box)} runs over the foot of the page"
    for index, one in enumerate(lines):
        for other in lines[index + 1 :]:
            if _over(one, other):
                yield f"text at {_said(one)} lies on text at {_said(other)}"


def _shapes(page: pypdfium2.PdfPage) -> Iterator[Box]:
    for shape in page.get_objects(max_depth=4):
        if shape.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = shape.get_bounds()
            yield left, bottom, right, top


def _over(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    upright = min(one[3], other[3]) - max(one[1], other[1])
    same = abs(one[0] - other[0]) < 1.5 and abs(one[2] - other[2]) < 1.5 and one[2] - one[0] < 2 * EDGE
    return across > 1.0 and upright > 2.5 and not same  # "≠" is one sign of two pieces


def _said(box: Box) -> str:
    return ", ".join(f"{edge:.0f}" for edge in box)


def _folded(form: Form, sheet: Sheet, paper: FormPaper) -> Iterator[str]:
    """Print, flip on the short edge, fold: the pages must come in their order."""
    sides = reading.halves_of(paper.draw(form, sheet).pdf)
    words = "Página {} de {}" if sheet.language == "es" else "Page {} of {}"
    count = len(sides) * 2
    leaves = [sides[index : index + 2] for index in range(0, len(sides), 2)]
    # A leaf shows, from the outermost: front right, back left; on the way back: back right, front left.
    order = [half for front, back in leaves for half in (front[1], back[0])]
    order += [half for front, back in reversed(leaves) for half in (back[1], front[0])]
    for number, half in enumerate(order, 1):
        if words.format(number, count) not in half:
            yield f"folded, page {number} of {count} is not in its place"


def field_faults(form: Form, sheet: Sheet, pdf: bytes) -> Iterator[str]:
    """Fields against the definition: all there, in its order, each with words for those who do not see the page."""
    wanted, spare = [], set()
    for address, field in places(form, sheet.days):
        wanted += _names(address, field)
        spare |= set(_names(address, field)) if field.spare else set()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tips = [(str(each.get("/TU", "")), _name(each)) for each in _widgets(opened.Root.StructTreeRoot.K)]
    first = list(dict.fromkeys(name for _, name in tips))
    unmatched = set(first) ^ set(wanted)
    if not unmatched <= spare - set(first):  # spare fields may be left out of a page, none may be added
        yield f"fields: {sorted(unmatched)[:5]} stand on one side only"
    blocks = [_block(name) for name in first]
    if list(dict.fromkeys(blocks)) != [
        each for index, each in enumerate(blocks) if index == 0 or each != blocks[index - 1]
    ]:
        yield "the tab key jumps back and forth between rows"
    asked = list(dict.fromkeys(_block(name) for name in wanted))
    if [each for each in asked if each in blocks] != list(dict.fromkeys(blocks)):
        yield "the tab key does not go through the rows in their order"
    if not all(tip for tip, _ in tips):
        yield "a field without a tooltip"
    shared = {tip for tip, name in tips if len({other for said, other in tips if said == tip}) > 1}
    if shared:
        yield f"several fields say only {sorted(shared)[:3]}"


def _block(name: str) -> str:
    """The row or block a field stands in: the first steps of its address."""
    steps = 3 if "/summary/" in name else 2 if name.count("/") > 1 else 1
    return "/".join(name.split("/")[:steps])


def _names(address: str, field: object) -> list[str]:
    if isinstance(field, Signature):
        return []
    if isinstance(field, Body):
        return [f"{address}/{place}" for place in PLACES]
    if isinstance(field, Choice) and field.many:
        return [f"{address}/{option.id}" for option in field.options]
    return [address]


def _name(widget: pikepdf.Object) -> str:
    return str(widget.T if "/T" in widget else widget.Parent.T)


def _widgets(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The widgets in the order in which a screen reader and the tab key come to them."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _widgets(each)
    elif isinstance(node, pikepdf.Dictionary):
        if node.get("/Type") == "/OBJR" and node.Obj.get("/Subtype") == "/Widget":
            yield node.Obj
        elif "/K" in node:
            yield from _widgets(node.K)
