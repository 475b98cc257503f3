"""What templates can say. Sentences go through the one catalogue: ``{% say "Hello {name}" name=page.name %}``."""

from __future__ import annotations

from typing import Any, cast

from django import template

from second_opinion.content.words import Words
from second_opinion.web.components import assets

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


def _words(context: dict[str, Any]) -> Words:
    return cast("Words", context["words"])
