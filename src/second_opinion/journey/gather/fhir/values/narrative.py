"""The words of a narrative (XHTML, or HTML in an attachment) as plain text: redrawn, never run.

No markup survives, what a browser would not show as text is dropped with its content, and blocks become lines. The
time needed grows with the length of the text only, whatever is written in it.
"""

from __future__ import annotations

import html
import re
from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json, is_object

_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})|<[!?]")
_QUOTED_ENDS: Final = 8
_UNSEEN: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "iframe", "svg"})
_LINES: Final = frozenset(
    """address article aside blockquote br caption dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header
    hr li main nav ol p pre section table tbody tfoot thead tr ul""".split()
)
_CELLS: Final = frozenset({"td", "th"})
_SPACES: Final = re.compile(r"[ \t\r\f\v\u00a0]+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
CELL: Final = " | "


def plain_text(markup: str) -> str:
    """The text a reader would see, with a line for each block, bullets for list items and bars between table cells."""
    parts: list[str] = []
    position = 0
    unseen = ""
    while True:
        opening = markup.find("<", position)
        if opening < 0:
            break
        if not unseen:
            parts.append(_inline(markup[position:opening]))
        position, unseen = _after_tag(markup, opening, unseen, parts)
    if not unseen:
        parts.append(_inline(markup[position:]))
    return tidy("".join(parts))


def tidy(text: str) -> str:
    """Text with control characters, empty cells at either end of a line, and empty lines taken out."""
    lines = [_SPACES.sub(" ", line).strip(" |") for line in _CONTROL.sub("", text).splitlines()]
    return "\n".join(line for line in lines if line)


def _inline(words: str) -> str:
    """Words between tags: entities become characters, and a line break in the source is only a space."""
    return html.unescape(words.replace("\n", " "))


def _after_tag(markup: str, opening: int, unseen: str, parts: list[str]) -> tuple[int, str]:
    """Deal with what stands at a "<"; the position after it, and the unseen element we are in."""
    if markup.startswith("<!--", opening):
        end = markup.find("-->", opening + 4)
        return (len(markup) if end < 0 else end + 3), unseen
    tag = _TAG.match(markup, opening)
    end = _end_of_tag(markup, opening) if tag else -1
    if tag is None or end < 0:
        if not unseen:
            parts.append("<")
        return opening + 1, unseen
    name = (tag.group(2) or "").lower().rsplit(":", 1)[-1]
    closing = tag.group(1) == "/"
    if unseen:
        return end, "" if closing and name == unseen else unseen
    if name in _UNSEEN and not closing:
        return end, "" if markup[end - 2] == "/" else name
    parts.append(_drawn(name, closing))
    return end, ""


def _end_of_tag(markup: str, opening: int) -> int:
    """Just after the ">" that closes a tag, passing over a few that stand in quotes; -1 when there is none."""
    first = end = markup.find(">", opening) + 1
    for _ in range(_QUOTED_ENDS):
        if end <= 0 or markup.count('"', opening, end) % 2 == 0:
            break
        end = markup.find(">", end) + 1
    return end or first or -1


def _drawn(name: str, closing: bool) -> str:
    if name in _CELLS:
        return CELL if closing else ""
    if name in _LINES:
        return "\n• " if name == "li" and not closing else "\n"
    return ""


def own_words(ctx: Context, node: Json) -> str:
    """The narrative of a resource when somebody wrote it; one generated from the coded content adds nothing."""
    written: object = node.get("text")
    return "" if is_object(written) and written.get("status") == "generated" else narrative_of(ctx, node)


def narrative_of(ctx: Context, node: Json) -> str:
    """The narrative of a resource or section as plain text."""
    markup = ctx.text(ctx.one(node, "text"), "div") if isinstance(node.get("text"), dict) else ""
    return plain_text(markup) if markup else ""
