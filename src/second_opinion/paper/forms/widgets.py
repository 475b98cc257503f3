"""Turns the links that stand where something is filled in into form fields (ISO 32000-1, 12.7, AcroForm).

Typst has no form fields. It does tag a link where it stands in the reading order, so each place is set as a link, and
here the link becomes a widget: its tag becomes Form, it gets a name, a tooltip and an appearance, and nothing moves.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from second_opinion.content.forms.places import BORN, NAME
from second_opinion.paper.forms.boxes import LINK, Widget

MULTILINE: Final = 1 << 12
RADIO: Final = 1 << 15
NO_TOGGLE: Final = 1 << 14
FONT_SIZE: Final = 11
OFF: Final = Name("/Off")
RINGED: Final = 16.0  # points; a smaller button is an empty box
INK: Final = "0.09 0.13 0.12 RG"


def fillable(pdf: bytes, widgets: Sequence[Widget]) -> bytes:
    """The same file with a field at each of its places. ``widgets`` are in the order of the links' numbers."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        fields = _Fields(opened)
        for page in opened.pages:
            for note in page.get("/Annots", ()):
                number = _number(note)
                if number is not None:
                    fields.put(note, page, widgets[number])
            page.Tabs = Name.S  # the order of the tags is the order of the tab key
        fields.repeat_on_every_page((NAME, BORN))
        fields.finish()
        saved = io.BytesIO()
        opened.save(saved, deterministic_id=True)
    return saved.getvalue()


def _number(note: pikepdf.Object) -> int | None:
    action = note.get("/A")
    address = str(action.get("/URI", "")) if action is not None else ""
    return int(address.removeprefix(LINK)) if address.startswith(LINK) else None


class _Fields:
    """The fields of one file, as they are found."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._font = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        )
        self._fields: dict[str, pikepdf.Object] = {}
        self._looks: dict[tuple[float, float, str], Stream] = {}
        self._tags = dict(_numbers(pdf.Root.StructTreeRoot.ParentTree))

    def put(self, note: pikepdf.Object, page: pikepdf.Page, widget: Widget) -> None:
        """Make one link a widget of its field."""
        for key in ("/A", "/Border", "/Contents"):
            if key in note:
                del note[key]
        note.Subtype, note.P, note.F = Name.Widget, page.obj, 4
        note.TU = String(widget.tip)
        self._tags[int(note.StructParent)].S = Name.Form  # it was Link
        if widget.kind in {"text", "lines"}:
            self._text(note, widget)
        else:
            self._button(note, widget)

    def repeat_on_every_page(self, names: Sequence[str]) -> None:
        """Fields of the first page that the head of every page shows: one answer, typed once."""
        for name in names:
            if name not in self._fields:
                continue
            first = self._fields[name]
            for page in list(self._pdf.pages)[1:]:
                again = Dictionary(
                    Type=Name.Annot, Subtype=Name.Widget, Rect=first.Rect, F=4, P=page.obj, TU=first.TU, DA=first.DA
                )
                note = self._pdf.make_indirect(again)
                note.AP = Dictionary(N=self._drawn(note, ""))
                self._share(name, note)
                page.Annots = Array([note, *page.get("/Annots", ())])
                self._tag_first(note, page)

    def _share(self, name: str, note: pikepdf.Object) -> None:
        """One more place of a field: the field becomes the parent of all its places."""
        field = self._fields[name]
        if "/Kids" not in field:
            place = field
            field = self._pdf.make_indirect(Dictionary(FT=Name.Tx, T=place.T, TU=place.TU, V=place.V, DA=place.DA))
            for key in ("/T", "/FT", "/V"):
                del place[key]
            field.Kids = Array([place])
            place.Parent = field
            self._fields[name] = field
        field.Kids.append(note)
        note.Parent = field

    def _tag_first(self, note: pikepdf.Object, page: pikepdf.Page) -> None:
        """A Form tag before all else that stands on this page."""
        root = self._pdf.Root.StructTreeRoot
        document = root.K[0] if isinstance(root.K, Array) else root.K
        element = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=document, Pg=page.obj))
        element.K = Array([Dictionary(Type=Name.OBJR, Obj=note, Pg=page.obj)])
        at = next((index for index, each in enumerate(document.K) if _stands_on(each, page)), len(document.K))
        document.K.insert(at, element)
        note.StructParent = int(root.ParentTreeNextKey)
        _last_leaf(root.ParentTree).Nums.extend([note.StructParent, element])
        root.ParentTreeNextKey = note.StructParent + 1

    def finish(self) -> None:
        """Name the fields in the file. Their text font is set here too."""
        self._pdf.Root.AcroForm = self._pdf.make_indirect(
            Dictionary(
                Fields=Array(self._fields.values()),
                DA=String(f"/Helv {FONT_SIZE} Tf 0 g"),
                DR=Dictionary(Font=Dictionary(Helv=self._font)),
            )
        )

    def _text(self, note: pikepdf.Object, widget: Widget) -> None:
        note.DA = String(f"/Helv {FONT_SIZE} Tf 0 g")
        if widget.kind == "lines":
            note.Ff = MULTILINE
        note.AP = Dictionary(N=self._drawn(note, ""))
        self._join(note, widget, Dictionary(FT=Name.Tx, V=String("")))

    def _button(self, note: pikepdf.Object, widget: Widget) -> None:
        mark = Name("/" + widget.gives)
        # A number or letter that was chosen gets a ring and can still be read; an empty box gets a cross.
        look = "ring" if widget.kind == "one" and float(note.Rect[3] - note.Rect[1]) > RINGED else "cross"
        note.AP = Dictionary(N=Dictionary({str(mark): self._drawn(note, look), "/Off": self._drawn(note, "")}))
        note.AS = OFF
        flags = RADIO | NO_TOGGLE if widget.kind == "one" else 0
        self._join(note, widget, Dictionary(FT=Name.Btn, V=OFF, Ff=flags))

    def _join(self, note: pikepdf.Object, widget: Widget, field: pikepdf.Dictionary) -> None:
        """A place that stands once is its own field; more places of one name are kids of one."""
        found = self._fields.get(widget.name)
        if found is None and widget.kind != "one":
            for key, value in field.items():
                note[key] = note.get(key, value)
            note.T = String(widget.name)
            self._fields[widget.name] = note
            return
        if found is None:
            found = self._pdf.make_indirect(field)
            found.T, found.Kids = String(widget.name), Array()
            found.TU = String(widget.tip.rpartition(":")[0] or widget.tip)
            self._fields[widget.name] = found
        note.Parent = found
        found.Kids.append(note)

    def _drawn(self, note: pikepdf.Object, what: str) -> Stream:
        """An appearance: nothing, a cross or a ring, seen in black and white too. One for each size."""
        left, bottom, right, top = (float(edge) for edge in note.Rect)
        size = (round(right - left, 1), round(top - bottom, 1), what)
        if size not in self._looks:
            self._looks[size] = self._look(*size)
        return self._looks[size]

    def _look(self, width: float, height: float, what: str) -> Stream:
        drawn = {"cross": _cross, "ring": _ring}.get(what)
        content = drawn(width, height) if drawn else "/Tx BMC EMC"
        stream = self._pdf.make_stream(content.encode())
        stream.Type, stream.Subtype = Name.XObject, Name.Form
        stream.BBox = Array([0, 0, width, height])
        return stream


def _cross(width: float, height: float) -> str:
    inset = min(width, height) * 0.2
    right, top = width - inset, height - inset
    lines = f"{inset:.2f} {inset:.2f} m {right:.2f} {top:.2f} l {inset:.2f} {top:.2f} m {right:.2f} {inset:.2f} l S"
    return f"q 1.6 w {INK} {lines} Q"


def _ring(width: float, height: float) -> str:
    """A circle of four curves; 0.5523 of the radius is how far their handles reach."""
    x, y = width / 2, height / 2
    radius = min(x, y) - 1.4
    reach = radius * 0.5523
    start = f"{x + radius:.2f} {y:.2f} m "
    quarters = (
        (radius, reach, reach, radius, 0, radius),
        (-reach, radius, -radius, reach, -radius, 0),
        (-radius, -reach, -reach, -radius, 0, -radius),
        (reach, -radius, radius, -reach, radius, 0),
    )
    curves = " ".join(
        f"{x + a:.2f} {y + b:.2f} {x + c:.2f} {y + d:.2f} {x + e:.2f} {y + f:.2f} c" for a, b, c, d, e, f in quarters
    )
    return f"q 2.6 w {INK} {start}{curves} S Q"


def _stands_on(node: pikepdf.Object | None, page: pikepdf.Page) -> bool:
    """Whether the first thing a tag holds stands on this page."""
    while isinstance(node, Dictionary):
        if "/Pg" in node:
            return bool(node.Pg.objgen == page.obj.objgen)
        kids = node.get("/K")
        node = kids[0] if isinstance(kids, Array) and len(kids) else kids
    return False


def _last_leaf(tree: pikepdf.Object) -> pikepdf.Object:
    while "/Kids" in tree:
        tree = tree.Kids[-1]
    return tree


def _numbers(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    """The pairs of a number tree (ISO 32000-1, 7.9.7)."""
    nums = tree.get("/Nums")
    if nums is not None:
        for index in range(0, len(nums), 2):
            yield int(nums[index]), nums[index + 1]
    for kid in tree.get("/Kids", ()):
        yield from _numbers(kid)
