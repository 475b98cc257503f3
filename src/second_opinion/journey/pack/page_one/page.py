"""Page one: what a doctor with five minutes must know, on one page always."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.pack.contradictions.section import how, ordered
from second_opinion.journey.pack.originals.about import unread
from second_opinion.journey.pack.page_one import panels
from second_opinion.journey.pack.page_one.budget import GAP, clip, lines_of
from second_opinion.journey.pack.page_one.parts import TITLE, column
from second_opinion.journey.pack.view import View, joined
from second_opinion.journey.pack.wording.codewords import sex_word
from second_opinion.journey.pack.wording.dates import age_on, language_name
from second_opinion.ports.paper import Beside, Block, Bullets, Masthead, Panel, Paragraph, Span, Text, WritingLines
from second_opinion.record import Case, PartialDate

# Lines of body text on a page, and letters on a line: measured on drawn pages, somewhat less than there are.
_LINES: Final = {"letter": 62, "a4": 66}
_FULL = 106
_BY_HAND = 14  # two lines to write on and five numbered ones
# What the masthead takes of them: its first line and rule, each line of the name, each line of details.
_MASTHEAD, _NAME, _DETAIL = 1.6, 2.5, 1.15
_LETTERS_OF_A_NAME = 36
_LETTERS_OF_DETAILS = 88
_TITLE = TITLE
_QUESTIONS = 5
_CONTRADICTIONS = 3
_NAMES = 120
_NO_BREAK = "\N{NO-BREAK SPACE}"


def page_one(view: View, case: Case | None) -> tuple[Block, ...]:
    """Who, why, diagnosis, findings, allergies, medicines, contradictions."""
    why, why_lines = _why(view, case)
    clash, clash_lines = _contradictions(view)
    missing, missing_lines = _missing(view)
    head = _masthead(view)
    room = _LINES[view.choices.size] - _head_lines(head) - why_lines - clash_lines - missing_lines
    diagnosis, findings = panels.diagnosis(view, case), panels.findings(view)
    left = column(view, room, diagnosis, findings, panels.tests(view), panels.vitals(view), least=0.4)
    allergies, medicines = panels.allergies(view), panels.medicines(view)
    right = column(view, room, allergies, medicines, panels.recent(view), least=0.5, small=panels.devices(view))
    return head, *why, Beside(left, right), *clash, *missing


def _masthead(view: View) -> Masthead:
    person = view.record.person
    made_on = PartialDate.parse(view.choices.made_on) if view.choices.made_on else None
    made = view.say("made {date}", date=view.day(made_on)) if made_on is not None else ""
    above = joined(view.say("Packet for a second opinion"), made, view.say("selected by the patient"))
    age = age_on(person.birth_date, view.choices.made_on)
    years = view.plural("{number} year", "{number} years", age) if age is not None and not person.deceased else ""
    born = (
        view.say("Born {date}", date=view.day(person.birth_date))
        if person.birth_date
        else view.say("Birth date not known")
    )
    who = joined(
        f"{born} ({years})" if years else born,
        sex_word(person.sex, view.words),
        view.say("has died") if person.deceased else "",
    )
    reach = joined(*_contact(view))
    # The dot stays at the end of its line.
    behind = f" · {reach}".replace(" · ", f"{_NO_BREAK}· ") if reach else ""
    details = (Span(who, strong=True), Span(behind))
    return Masthead(clip(person.label or view.say("(no name given)"), 60), above, details)


def _head_lines(head: Masthead) -> float:
    name, details = lines_of(head.title, _LETTERS_OF_A_NAME), lines_of(head.details, _LETTERS_OF_DETAILS)
    return _MASTHEAD + _NAME * name + _DETAIL * details


def _contact(view: View) -> list[str]:
    person = view.record.person
    known = [clip(one.value, 40) for one in person.telecoms if one.system in {"phone", "email"} and one.value][:2]
    address = [clip(one.label, 80) for one in person.addresses[:1] if one.label]
    spoken = dict.fromkeys(language_name(code, view.words.language) for code in person.languages[:2])
    languages = view.say("speaks {languages}", languages=", ".join(spoken)) if spoken else ""
    return [*known, *address, languages]


def _why(view: View, case: Case | None) -> tuple[tuple[Block, ...], float]:
    """The person's own words and questions; without a case, lines to write them on by hand."""
    why, asked = view.say("Why a second opinion is sought"), view.say("Questions for the second doctor")
    if case is None or not (case.reason or case.questions):
        lines = WritingLines(2), WritingLines(_QUESTIONS, numbered=True)
        return (Panel(why, lines[:1]), Panel(asked, lines[1:])), 2 * _TITLE + _BY_HAND
    blocks: list[Block] = []
    used = 0.0
    if case.reason:
        reason = clip(case.reason, 4 * _FULL - 8)
        blocks.append(Panel(why, (Paragraph(f"“{reason}”"),)))
        used += _TITLE + lines_of(reason, _FULL)
    if case.questions:
        items = tuple(clip(question, 2 * _FULL - 8) for question in case.questions[:_QUESTIONS])
        blocks.append(Panel(asked, (Bullets(items, numbered=True),)))
        used += _TITLE + sum(lines_of(item, _FULL - 4) + GAP for item in items)
    return tuple(blocks), used


def _contradictions(view: View) -> tuple[tuple[Block, ...], float]:
    found = ordered(view)
    if not found:
        return (), 0.0
    texts: list[Text] = [
        view.say("{about}: {how}", about=clip(one.about, 80), how=how(view, one)) for one in found[:_CONTRADICTIONS]
    ]
    rest = len(found) - _CONTRADICTIONS
    if rest > 0:
        see = view.more(rest, "contradictions")
    else:
        see = (Span(view.say("see page") + " ", strong=True, page_of="contradictions"),)
    texts[-1] = (Span(f"{texts[-1]} · "), *see)
    title = view.plural("{number} thing does not fit together", "{number} things do not fit together", len(found))
    used = _TITLE + sum(lines_of(text, _FULL - 4) + GAP for text in texts)
    return (Panel(title, (Bullets(tuple(texts)),), "notice"),), used


def _missing(view: View) -> tuple[tuple[Block, ...], float]:
    """Files that may say more than this packet does: what nobody has read can not stand in it."""
    names = unread(view)
    if not names:
        return (), 0.0
    said = view.plural(
        "{number} file could not be read: {names}",
        "{number} files could not be read: {names}",
        len(names),
        names=clip(", ".join(names), _NAMES),
    )
    text = (
        Span(view.say("What is missing:") + " ", strong=True),
        Span(said + " · "),
        Span(view.say("see page") + " ", strong=True, page_of="files"),
    )
    return (Paragraph(text, "notice"),), lines_of(text, _FULL) + 0.8
