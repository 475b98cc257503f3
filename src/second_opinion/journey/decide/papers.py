"""What was decided on, as documents to print: the reasons with what to ask today, and the letter to the doctor."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from second_opinion.content import decide as content
from second_opinion.content.decide import Reason, Reasons, Studies, Telling, Told, Waiting
from second_opinion.content.words import Words
from second_opinion.ports.paper import (
    Block,
    Bullets,
    Document,
    Heading,
    Masthead,
    Paragraph,
    Size,
    Span,
    WritingLines,
)


class Guidance(msgspec.Struct, frozen=True):
    """All the pages in one language."""

    reasons: Reasons
    studies: Studies
    waiting: Waiting
    telling: Telling


class Letter(msgspec.Struct, frozen=True):
    """A letter: to which doctor, from whom, the day in words, and its paragraphs divided by empty lines."""

    doctor: str
    name: str
    day: str
    text: str


class Sheet(msgspec.Struct, frozen=True):
    """The paper: the day it was made (ISO), its size, what stands at its foot, and how large its type is."""

    created: str
    size: Size
    footer: str = ""
    body: float = 11.0


def guidance(language: str) -> Guidance:
    """All that decide says, in a language ("en", "es"). Raises KeyError for another."""
    return Guidance(
        content.reasons(language), content.studies(language), content.waiting(language), content.telling(language)
    )


def picked(ids: Sequence[str], reasons: Reasons) -> tuple[Reason, ...]:
    """The reasons of these names, in the order of the page; names there is no reason for are left out."""
    return tuple(reason for reason in reasons.reasons if reason.id in ids)


def sheet(chosen: Sequence[Reason], told: Guidance, words: Words, created: str, size: Size = "letter") -> Document:
    """The page to take along: why I ask, what to ask today, what to say, and what studies found. ``created`` is ISO."""
    say = words.say
    why = tuple((Span(reason.name + ". ", strong=True), Span(reason.says)) for reason in chosen)
    blank = WritingLines(3, say("Why I ask a second doctor"))
    waiting, telling, studies = told.waiting, told.telling, told.studies
    title = say("My second opinion: where I stand")
    blocks: tuple[Block, ...] = (
        Masthead(title),
        Paragraph((Span(waiting.never, strong=True),), tone="warning"),
        Heading(say("Why I ask a second doctor"), 2),
        Bullets(why) if why else blank,
        Heading(waiting.ask_title, 2),
        Bullets(waiting.ask, boxes=True),
        WritingLines(2, say("What the doctor said")),
        Heading(waiting.keep_title, 2),
        Bullets(waiting.keep),
        Heading(telling.say_title, 2),
        Bullets(telling.say),
        Heading(studies.title, 2),
        Paragraph(studies.lead),
        *(block for study in studies.studies[:1] for block in _study(study.name, (*study.found, study.limits))),
        Paragraph(sources(told, words), tone="quiet"),
    )
    footer = say("Second Opinion does not give medical advice. In an emergency, call 911.")
    return _document(title, blocks, words, Sheet(created, size, footer))


def letter(written: Letter, words: Words, created: str, size: Size = "letter") -> Document:
    """The letter, to sign. A name that is not given is a line to write on."""
    say = words.say
    title = say("A second opinion")
    paragraphs = tuple(Paragraph(part.strip()) for part in written.text.split("\n\n") if part.strip())
    blocks: tuple[Block, ...] = (
        Masthead(title, above=written.day),
        Paragraph(say("Dear {doctor}:", doctor=written.doctor or say("Doctor"))),
        *paragraphs,
        Paragraph(say("With thanks,")),
        *((Paragraph(written.name),) if written.name else ()),
        WritingLines(1, say("Signature")),
    )
    return _document(title, blocks, words, Sheet(created, size, body=13.0))


def sources(told: Guidance, words: Words) -> str:
    """Where it is all from, each place once, with when it was checked and who reviewed it."""
    pages: tuple[Told, ...] = (told.reasons, told.waiting, told.telling, told.studies)
    titles = dict.fromkeys(place.title.split(":")[0] for page in pages for place in page.sources)
    checked = words.say("Checked: {day}.", day=min(page.checked for page in pages).isoformat())
    return f"{words.say('Where this is from')}: {'; '.join(titles)}. {checked} {told.waiting.reviewed}"


def _study(name: str, found: tuple[str, ...]) -> tuple[Block, ...]:
    return Paragraph((Span(name, strong=True),)), Bullets(found)


def _document(title: str, blocks: tuple[Block, ...], words: Words, sheet: Sheet) -> Document:
    return Document(
        title=title,
        language=words.language,
        size=sheet.size,
        body=sheet.body,
        created=sheet.created,
        running=title,
        footer=sheet.footer,
        page_words=words.say("Page {page} of {pages}", page="{page}", pages="{pages}"),
        blocks=blocks,
    )
