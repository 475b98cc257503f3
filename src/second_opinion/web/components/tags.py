"""What templates can say. Sentences go through the one catalogue: ``{% say "Hello {name}" name=page.name %}``."""

from __future__ import annotations

import re
from typing import Any, Final, cast

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from second_opinion.content.words import Words
from second_opinion.web.components import assets

register = template.Library()
EMERGENCY: Final = re.compile(r"\b(911|988)\b")


@register.simple_tag(takes_context=True)
def say(context: dict[str, Any], text: str, **values: object) -> str:
    """A sentence in the person's language; the values fill its ``{names}`` and are escaped."""
    return _words(context).say(text, **values)


@register.simple_tag(takes_context=True)
def plural(context: dict[str, Any], one: str, many: str, number: int, **values: object) -> str:
    """A counted sentence: ``{% plural "{number} file" "{number} files" page.files %}``."""
    return _words(context).plural(one, many, number, **values)


@register.filter
def dialed(text: str) -> SafeString:
    """The text with its emergency numbers as links that a telephone calls."""
    link = '<a class="dial" href="tel:{0}">{0}</a>'
    pieces = EMERGENCY.split(text)
    return format_html_join(
        "", "{}", ((format_html(link, each) if EMERGENCY.match(each) else each,) for each in pieces)
    )


@register.simple_tag
def asset(name: str) -> str:
    """The address of one of our own files, with its hash in the name."""
    return assets.address(name)


def _words(context: dict[str, Any]) -> Words:
    return cast("Words", context["words"])
