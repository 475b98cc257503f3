"""What templates can say. Sentences go through the one catalogue: ``{% say "Hello {name}" name=page.name %}``."""

from __future__ import annotations

from typing import Any, cast

from django import template

from second_opinion.content.words import Words
from second_opinion.web.components import assets
from second_opinion.web.components.fields import Field, wrong

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: dict[str, Any], text: str, **values: object) -> str:
    """A sentence in the person's language; the values fill its ``{names}`` and are escaped."""
    return _words(context).say(text, **values)


@register.simple_tag(takes_context=True)
def plural(context: dict[str, Any], one: str, many: str, number: int, **values: object) -> str:
    """A counted sentence: ``{% plural "{number} file" "{number} files" page.files %}``."""
    return _words(context).plural(one, many, number, **values)


@register.simple_tag
def asset(name: str) -> str:
    """The address of one of our own files, with its hash in the name."""
    return assets.address(name)


@register.inclusion_tag("components/field.html", takes_context=True)
def field(context: dict[str, Any], field: Field) -> dict[str, object]:
    """A question with its label, hint and error."""
    return {"field": field, "words": _words(context)}


@register.inclusion_tag("components/error-summary.html", takes_context=True)
def error_summary(context: dict[str, Any], fields: tuple[Field, ...]) -> dict[str, object]:
    """What is wrong, on top, each a link to its question. Nothing when nothing is."""
    return {"wrong": wrong(fields), "words": _words(context)}


def _words(context: dict[str, Any]) -> Words:
    return cast("Words", context["words"])
