"""The answer and the call to the plan, as a document to print."""

from __future__ import annotations

import msgspec

from second_opinion.content.words import N_, Words
from second_opinion.journey.coverage.answering import Answer, Stood
from second_opinion.journey.coverage.calling import Call
from second_opinion.ports.paper import (
    Beside,
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

LEVELS = {
    "covered": N_("Covered, if these things are true"),
    "probably": N_("Probably covered. Confirm it first"),
    "ask first": N_("Ask first"),
    "not covered": N_("Not covered"),
}
"""What an answer says to a person."""


def level_said(answer: Answer, words: Words) -> str:
    """What the answer says to a person."""
    return words.say(LEVELS[answer.answer])


class About(msgspec.Struct, frozen=True):
    """What stands at the head: the plan's name, the service in the person's words, and the day (ISO)."""

    plan: str
    service: str
    today: str


def sheet(about: About, answer: Answer, call: Call, words: Words, size: Size = "letter") -> Document:
    """The answer on the first page, the call with room for its answers on the next."""
    say = words.say
    title = say("Will my plan pay for a second opinion?")
    return Document(
        title=title,
        language=words.language,
        size=size,
        body=11.5,
        created=about.today,
        running=title,
        footer=say("Second Opinion does not decide what a plan pays. Call the plan before the visit."),
        page_words=say("Page {page} of {pages}", page="{page}", pages="{pages}"),
        blocks=(
            Masthead(title, details=f"{about.plan} · {about.service}"),
            *_answered(answer, words),
            *_called(call, words),
        ),
    )


def _answered(answer: Answer, words: Words) -> tuple[Block, ...]:
    say = words.say
    blocks: list[Block] = [Paragraph((Span(level_said(answer, words), strong=True),), tone="notice")]
    blocks += [Paragraph(rule.says) for rule in answer.rules]
    if answer.conditions:
        blocks += [Heading(say("What must be true, and what to do"), 2), Bullets(answer.conditions, boxes=True)]
    if answer.costs:
        blocks += [Heading(say("What it costs you"), 2), Bullets(answer.costs)]
    blocks.append(Heading(say("Where this is from"), 2))
    blocks.append(Bullets(tuple(source_line(rule, words) for rule in answer.rules)))
    return tuple(blocks)


def source_line(rule: Stood, words: Words) -> str:
    """Where a rule is from, when it was checked, and who reviewed it; said when it is old."""
    places = "; ".join(", ".join(filter(None, (each.title, each.place, each.dated))) for each in rule.source)
    checked = words.say("Checked: {day}.", day=rule.checked.isoformat())
    old = " " + words.say("This is old. Check it again before you rely on it.") if rule.old else ""
    reviewed = words.say("Reviewed: {by}.", by=rule.reviewed)
    return f"{places}. {checked}{old} {reviewed}"


def _called(call: Call, words: Words) -> tuple[Block, ...]:
    say = words.say
    asked: list[Block] = []
    for number, question in enumerate(call.questions, 1):
        asked += [Paragraph((Span(f"{number}. ", strong=True), Span(question))), WritingLines(2)]
    return (
        Heading(say("The call to the plan"), 1, new_page=True),
        Heading(say("Have ready"), 2),
        Bullets(call.ready, boxes=True),
        Heading(say("Say"), 2),
        Paragraph(call.opening),
        Heading(say("Ask, and write down the answer"), 2),
        *asked,
        Paragraph(call.closing),
        Beside(
            left=(WritingLines(1, label=say("Date and time")),),
            right=(WritingLines(1, label=say("Who answered")),),
        ),
        WritingLines(1, label=say("Reference number of the call")),
        Paragraph(call.confirm, tone="notice"),
    )
