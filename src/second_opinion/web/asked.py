"""A request as the views get it: who asks, and in which language to answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from django.http import HttpRequest

from second_opinion.content.words import LANGUAGES, Words, words
from second_opinion.web.visits import Visit

View = TypeVar("View", bound=Callable[..., object])
Open = Literal["anyone", "visitor", "unlocked"]


class Asked(HttpRequest):
    """What the middleware adds to a request: ``visit`` (None only on pages for anyone) and ``words``."""

    visit: Visit
    words: Words


def visitor(view: View) -> View:
    """This page is there for a browser that came with a token, also while the binder is locked."""
    view.__dict__["open_to"] = "visitor"
    return view


def anyone(view: View) -> View:
    """This page is there without a token too: the door itself, and files that are the same for everybody."""
    view.__dict__["open_to"] = "anyone"
    return view


def open_to(view: Callable[..., object]) -> Open:
    """Who may see a page. Whoever says nothing gets the strictest: the binder has to be open."""
    found: Open = getattr(view, "open_to", "unlocked")
    return found


def words_for(request: HttpRequest, visit: Visit | None) -> Words:
    """The language chosen on a page, else the browser's first one that we speak, else English."""
    if visit is not None and visit.language in LANGUAGES:
        return words(visit.language)
    for wanted in request.headers.get("Accept-Language", "").split(","):
        if wanted.strip()[:2].lower() in LANGUAGES:
            return words(wanted.strip()[:2].lower())
    return words("en")
