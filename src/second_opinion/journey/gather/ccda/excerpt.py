"""The entry a place leads to, printed as XML; the element that carries the fact's own id is marked in it."""

from __future__ import annotations

import re
from typing import Any, Final, cast

from lxml import etree

from second_opinion.journey.gather.ccda.document.parse import Refused, parse
from second_opinion.journey.gather.ccda.document.sections import sections
from second_opinion.journey.gather.ccda.document.spot import Desk
from second_opinion.journey.gather.ccda.document.tree import (
    COMPONENT,
    ENTRY,
    ID,
    TEXT,
    V3,
    Element,
    attribute,
    children,
    down,
)
from second_opinion.journey.gather.excerpt import Excerpt, excerpt_of

_ENTRY: Final = re.compile(r"/entry (\d{1,6})(?:/|\Z)")
_NAMESPACES: Final = re.compile(r' xmlns(?::\w+)?="[^"]*"')


def excerpt(data: bytes, place: str, reference: str) -> Excerpt | None:
    """The entry at a place ("Results/entry 3/organizer/component 2"); None when the bytes are no clinical document."""
    try:
        root, _ = parse(data)
    except Refused:
        return None
    holder = _at(root, place)
    if holder is None:
        return _printed(root, None, found=False)
    return _printed(holder, _carrying(holder, reference), found=True)


def _at(root: Element, place: str) -> Element | None:
    """The entry, the section's words, or the part of the header that a place is in."""
    if place.startswith("Header"):
        named = "componentOf" if "encompassingEncounter" in place else "recordTarget"
        return down(root, V3 + named)
    body = down(root, COMPONENT, V3 + "structuredBody")
    if body is None:
        return down(root, COMPONENT, V3 + "nonXMLBody")
    found = [one for one in sections(body, Desk("")) if place == one.name or place.startswith(f"{one.name}/")]
    if not found:
        return None
    section = max(found, key=lambda one: len(one.name))
    number = _ENTRY.match(place[len(section.name) :])
    if number is None:
        return down(section.element, TEXT)
    entries = children(section.element, ENTRY)
    return entries[int(number[1]) - 1] if 0 < int(number[1]) <= len(entries) else None


def _carrying(holder: Element, reference: str) -> Element | None:
    """The innermost statement in the entry whose id is the fact's."""
    root, _, extension = reference.partition("^")
    found: Element | None = None
    for element in holder.iterdescendants():
        if element.tag == ID and attribute(element, "root") == root and attribute(element, "extension") == extension:
            found = element.getparent()
    return found if reference else None


def _printed(holder: Element, marked: Element | None, *, found: bool) -> Excerpt:
    etree.indent(cast("Any", holder), space="  ")
    text, span = _text(holder), (0, 0)
    inner = "" if marked is None else _text(marked)
    at = text.find(inner) if inner else -1
    if at >= 0:
        start = text.count("\n", 0, at)
        span = (start, start + inner.count("\n") + 1)
    return excerpt_of("xml", text, found=found, marked=span)


def _text(element: Element) -> str:
    # Namespaces are declared on whatever is printed alone; they say nothing to a reader.
    return _NAMESPACES.sub("", etree.tostring(cast("Any", element), encoding="unicode", with_tail=False))
