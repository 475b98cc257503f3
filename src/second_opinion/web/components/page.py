"""A page: a frozen dataclass of what it shows, a template that shows it, and the frame around both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, cast

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from second_opinion.content.words import LANGUAGES, Words
from second_opinion.web import drafts
from second_opinion.web.asked import Asked, words_for
from second_opinion.web.desk import desk
from second_opinion.web.visits import COOKIE, Typed, visits


class Shown(Protocol):
    """Any frozen dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


@dataclass(frozen=True)
class Frame:
    """What stands around every page. ``said`` is one sentence about what just happened, or empty; ``wrong``: the form
    came back, and the title says so. ``draft`` is what was being typed here when the stop page came."""

    language: str
    languages: tuple[tuple[str, str], ...]
    path: str
    known: bool
    is_open: bool
    is_trying: bool
    said: str
    wrong: bool
    draft: Typed | None = None


@dataclass(frozen=True)
class Message:
    """A page that only says something: a heading, sentences, and where to go on."""

    title: str
    sentences: tuple[str, ...]
    address: str = ""
    label: str = ""


WRONG = 422
"""The status of a form that comes back: nothing was changed, and each mistake stands at its field."""

NAMES = {"en": "English", "es": "Español"}


def show(request: HttpRequest, template: str, page: Shown, status: int = 200) -> HttpResponse:
    """Draw a page. The template finds the dataclass as ``page``, the frame as ``frame`` and the words as ``words``."""
    visit = visits.of(request.COOKIES.get(COOKIE, ""))
    words: Words = getattr(request, "words", None) or words_for(request, visit)
    said = visit.said if visit else ""
    if visit is not None:
        visit.said = ""
    at = desk()
    frame = Frame(
        language=words.language,
        languages=tuple((code, NAMES[code]) for code in LANGUAGES),
        path=request.get_full_path(),
        known=visit is not None,
        is_open=at.is_open,
        is_trying=at.is_trying,
        said=said,
        wrong=status == WRONG,
        draft=drafts.of(visit, request.path) if visit is not None and request.method != "POST" else None,
    )
    text = render_to_string(template, {"page": page, "frame": frame, "words": words}, request)
    return HttpResponse(text, status=status)


def refused(request: Asked) -> HttpResponse:
    """Somebody without a token, or a form from elsewhere."""
    say = request.words.say
    return show(
        request,
        "components/message.html",
        Message(
            title=say("Second Opinion cannot show this page here"),
            sentences=(
                say("For safety, only the browser that Second Opinion opened can see its pages."),
                say("Run ./second-opinion again. It opens the right page."),
            ),
        ),
        status=403,
    )


def foreign(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without our own token in it. ``reason`` is Django's, for programmers."""
    del reason
    return refused(cast("Asked", request))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page, or the thing it was about is gone. ``exception`` is Django's, for programmers."""
    del exception
    say = words_for(request, visits.of(request.COOKIES.get(COOKIE, ""))).say
    sentences = (say("The address may have a slip in it, or what it showed may have been thrown away."),)
    message = Message(say("This page is not here"), sentences, "/", say("Go to the start"))
    return show(request, "components/message.html", message, status=404)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that no page of ours sends."""
    del exception
    say = words_for(request, visits.of(request.COOKIES.get(COOKIE, ""))).say
    sentences = (say("Go back and try again. What was saved before is still there."),)
    message = Message(say("This could not be understood"), sentences, "/", say("Go to the start"))
    return show(request, "components/message.html", message, status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """Our own mistake."""
    say = words_for(request, visits.of(request.COOKIES.get(COOKIE, ""))).say
    sentences = (
        say("This is a mistake in Second Opinion, not yours."),
        say("What was saved before is still there. Go back and try again."),
    )
    message = Message(say("Something went wrong"), sentences, "/", say("Go to the start"))
    return show(request, "components/message.html", message, status=500)
