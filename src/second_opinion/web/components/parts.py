"""The parts of a page that templates use; README.md beside this file shows each one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django import template
from django.template.loader import get_template
from django.urls import reverse

from second_opinion.web.components.fields import Field, with_draft, wrong

register = template.Library()

LOOKS: Final = {"": "", "second": "secondary", "danger": "warning"}
"""What a button is for, and what nhsuk-frontend calls it."""
STATES: Final = {
    "done": "green",
    "next": "yellow",
    "ready": "blue",
    "waiting": "blue",
    "progress": "blue",
    "wrong": "red",
    "later": "no-border",
    "unbuilt": "no-border",
}
"""How far something is, and the colour of its tag. The word says it, the colour only repeats it."""


@dataclass(frozen=True)
class Row:
    """A line of a summary list: what it is, what it says; ``address`` makes that a link, ``change`` leads to a form
    that changes it, ``note`` stands small below, ``mono`` shows names of files letter by letter."""

    key: str
    texts: tuple[str, ...]
    address: str = ""
    change: str = ""
    note: str = ""
    mono: bool = False


@dataclass(frozen=True)
class Table:
    """A table: the first cell of each row names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@register.inclusion_tag("components/field.html", takes_context=True)
def field(context: dict[str, Any], field: Field) -> dict[str, object]:
    """A question with its label, hint and error; holding what was being typed when the stop page came, if it did."""
    draft = context["frame"].draft if "frame" in context else None
    return {"field": with_draft(field, draft) if draft else field, "words": context["words"]}


@register.inclusion_tag("components/error-summary.html", takes_context=True)
def error_summary(context: dict[str, Any], fields: tuple[Field, ...]) -> dict[str, object]:
    """What is wrong, on top, each a link to its question. Nothing when nothing is."""
    return {"wrong": wrong(fields), "words": context["words"]}


@register.simple_block_tag
def button(content: str, kind: str = "", name: str = "", value: str = "", to: str = "") -> str:
    """A button that sends its form. ``kind``: "" for the one thing to do, "second", "danger"; ``to``: the name of
    another address than the form's own."""
    action = reverse(to) if to else ""
    return _drawn("button", content=content, look=LOOKS[kind], name=name, value=value, action=action)


@register.simple_block_tag
def way(content: str, address: str, kind: str = "") -> str:
    """A link that looks like a button: it leads on and changes nothing."""
    return _drawn("way", content=content, look=LOOKS[kind], address=address)


@register.simple_block_tag
def details(content: str, summary: str, opened: bool = False, wide: bool = False) -> str:
    """What only some want to read, behind one line. ``wide``: for tables."""
    return _drawn("details", content=content, summary=summary, opened=opened, wide=wide)


@register.simple_block_tag
def notice(content: str, just: bool = False) -> str:
    """Something to notice. ``just``: it happened just now, and screen readers say it."""
    return _drawn("notice", content=content, just=just)


@register.simple_block_tag
def card(content: str, title: str = "", look: str = "") -> str:
    """A thing of its own, with a heading of the second level."""
    return _drawn("card", content=content, title=title, look=look)


@register.inclusion_tag("components/tag.html")
def tag(word: str, look: str = "yellow") -> dict[str, str]:
    """A word that marks something: "grey", "green", "blue", "red", "yellow", "no-border"."""
    return {"word": word, "look": look}


@register.inclusion_tag("components/tag.html")
def state_tag(state: str, word: str) -> dict[str, str]:
    """How far something is, as a tag."""
    return {"word": word, "look": STATES[state]}


@register.inclusion_tag("components/back-link.html")
def back(address: str, label: str) -> dict[str, str]:
    """Where this page belongs, above its heading."""
    return {"address": address, "label": label}


@register.inclusion_tag("components/summary-list.html", takes_context=True)
def summary_list(context: dict[str, Any], rows: tuple[Row, ...]) -> dict[str, object]:
    """Names and what they stand for."""
    return {"rows": rows, "words": context["words"]}


@register.inclusion_tag("components/task-list.html")
def task_list(tasks: tuple[object, ...]) -> dict[str, object]:
    """Things to do in their order: each has ``name``, ``title``, ``hint``, ``state``, ``label`` and ``address``."""
    return {"tasks": tasks}


@register.inclusion_tag("components/pages.html", takes_context=True)
def pages(context: dict[str, Any], newer: str, older: str, before: str = "", after: str = "") -> dict[str, object]:
    """Leaf through a list. It is newest first, unless ``before`` and ``after`` say what the other pages are. Nothing
    when there is one page."""
    return {"newer": newer, "older": older, "before": before, "after": after, "words": context["words"]}


@register.inclusion_tag("components/table.html")
def table(table: Table) -> dict[str, object]:
    """A table that scrolls by itself where the window is narrow."""
    return {"table": table}


def _drawn(part: str, /, **values: object) -> str:
    """One part, drawn. What stands between its tags was drawn and escaped before."""
    return get_template(f"components/{part}.html").render(values)
