"""Page one: what a doctor with five minutes must know, on one page always."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.pack import findings
from second_opinion.journey.pack.allergies import listed, none_known, none_said, none_text, reactions, risk
from second_opinion.journey.pack.budget import Fitted, clip, fit, lines_of
from second_opinion.journey.pack.codewords import sex_word
from second_opinion.journey.pack.conditions import active
from second_opinion.journey.pack.contradictions import how, ordered
from second_opinion.journey.pack.dates import age_on
from second_opinion.journey.pack.medicines import how as how_taken
from second_opinion.journey.pack.medicines import none_current, sort_medicines
from second_opinion.journey.pack.view import Spans, View, joined
from second_opinion.ports.paper import Beside, Block, Bullets, Masthead, Panel, Paragraph, Span, Text, WritingLines
from second_opinion.record import Case, PartialDate

# Lines of body text on a page below the masthead, and letters on a line: measured on drawn pages.
_LINES: Final = {"letter": 43, "a4": 47}
_FULL, _HALF = 92, 42
_TITLE = 2  # lines that a panel's title and the space around it take
_ITEM = 150
_QUESTIONS = 5
_CONTRADICTIONS = 3
_LEAST = 4


def page_one(view: View, case: Case | None) -> tuple[Block, ...]:
    """Who, why, diagnosis, findings, allergies, medicines, contradictions."""
    why, why_lines = _why(view, case)
    clash, clash_lines = _contradictions(view)
    room = _LINES[view.choices.size] - why_lines - clash_lines
    left = _column(view, _diagnosis(view, case), _findings(view), room)
    right = _column(view, _allergies(view), _medicines(view), room)
    return _masthead(view), *why, Beside(left, right), *clash


class _Part:
    """A panel to be fitted: its title, its items, and where the rest stands."""

    def __init__(self, title: str, items: list[Text], anchor: str, *, warning: bool = False) -> None:
        self.title, self.items, self.anchor, self.warning = title, items, anchor, warning

    def needs(self) -> int:
        return _TITLE + sum(lines_of(item, _HALF) for item in self.items)

    def drawn(self, view: View, lines: int) -> Panel:
        fitted: Fitted = fit(self.items, lines - _TITLE, _HALF)
        items = (*fitted.shown, view.more(fitted.hidden, self.anchor)) if fitted.hidden else fitted.shown
        return Panel(self.title, (Bullets(items),), "warning" if self.warning else "plain")


def _column(view: View, upper: _Part, lower: _Part, room: int) -> tuple[Block, ...]:
    """Two panels under each other: each gets what it needs, and when that is too much, at least its half."""
    if not lower.items:
        return (upper.drawn(view, room),) if upper.items else ()
    if not upper.items:
        return (lower.drawn(view, room),)
    first, second = upper.needs(), lower.needs()
    half = room // 2
    if first + second > room:
        first = min(first, max(half, room - second))
    return upper.drawn(view, first), lower.drawn(view, room - first)


def _masthead(view: View) -> Masthead:
    person = view.record.person
    made_on = PartialDate.parse(view.choices.made_on) if view.choices.made_on else None
    made = view.say("made {date}", date=view.day(made_on)) if made_on is not None else ""
    above = joined(view.say("Packet for a second opinion"), made, view.say("selected by the patient"))
    age = age_on(person.birth_date, view.choices.made_on)
    years = view.count("{number} year", "{number} years", age) if age is not None and not person.deceased else ""
    born = (
        view.say("born {date}", date=view.day(person.birth_date))
        if person.birth_date
        else view.say("birth date not known")
    )
    who = joined(
        f"{born} ({years})" if years else born,
        sex_word(person.sex, view.words),
        view.say("has died") if person.deceased else "",
    )
    reach = joined(*_contact(view))
    details = (Span(who, strong=True), Span(f" · {reach}" if reach else ""))
    return Masthead(clip(person.label or view.say("(no name given)"), 60), above, details)


def _contact(view: View) -> list[str]:
    person = view.record.person
    known = [clip(one.value, 40) for one in person.telecoms if one.system in {"phone", "email"} and one.value][:2]
    address = [clip(one.label, 80) for one in person.addresses[:1] if one.label]
    languages = view.say("speaks {languages}", languages=", ".join(person.languages[:2])) if person.languages else ""
    return [*known, *address, languages]


def _why(view: View, case: Case | None) -> tuple[tuple[Block, ...], int]:
    """The person's own words and questions; without a case, lines to write them on by hand."""
    why, asked = view.say("Why a second opinion is sought"), view.say("Questions for the second doctor")
    if case is None or not (case.reason or case.questions):
        lines = WritingLines(2), WritingLines(_QUESTIONS, numbered=True)
        return (Panel(why, lines[:1]), Panel(asked, lines[1:])), 2 * _TITLE + 11
    blocks: list[Block] = []
    used = 0
    if case.reason:
        reason = clip(case.reason, 4 * _FULL - 8)
        blocks.append(Panel(why, (Paragraph(f"“{reason}”"),)))
        used += _TITLE + lines_of(reason, _FULL)
    if case.questions:
        items = tuple(clip(question, 2 * _FULL - 8) for question in case.questions[:_QUESTIONS])
        blocks.append(Panel(asked, (Bullets(items, numbered=True),)))
        used += _TITLE + sum(lines_of(item, _FULL - 4) for item in items)
    return tuple(blocks), used


def _diagnosis(view: View, case: Case | None) -> _Part:
    """What was said, by whom and when; then the conditions of the record."""
    items: list[Text] = []
    if case is not None and case.told:
        by = case.told_by.label if case.told_by is not None else ""
        said = joined(
            view.say("told by {name}", name=by) if by else view.say("as told"), view.day(case.told_on), by=", "
        )
        items.append((Span(clip(case.told, _ITEM), strong=True), Span(f" ({clip(said, 70)})")))
    seen: set[str] = set()
    for fact in active(view):
        if fact.label.casefold() in seen:
            continue
        seen.add(fact.label.casefold())
        since = view.day(fact.when.first)
        items.append((view.cited(clip(view.name(fact), _ITEM), fact), Span(f" {since}", quiet=True)))
    title = view.say("Diagnosis and active conditions")
    return _Part(title, items or [view.say("No active condition is written in these records.")], "conditions")


def _findings(view: View) -> _Part:
    return _Part(view.say("Key findings"), findings.key_findings(view, _ITEM), "results")


def _allergies(view: View) -> _Part:
    items: list[Text] = []
    for fact in listed(view):
        detail = clip(joined(reactions(view, fact), risk(view, fact)), 80)
        name = view.cited(clip(view.name(fact), 90), fact, strong=True)
        items.append((name, Span(f" {detail}")) if detail else (name,))
    if not items:
        said = none_text(view)
        items.append(tuple(Span(clip(span.text, _ITEM), span.strong, span.quiet, span.cite) for span in said[:2]))
    elif none := none_known(view):
        items += [_short(none_said(view, fact)) for fact in none[:1]]
    return _Part(view.say("Allergies"), items, "allergies", warning=True)


def _medicines(view: View) -> _Part:
    found = sort_medicines(view)
    items: list[Text] = []
    for fact in found.current:
        name = view.cited(clip(view.name(fact), 90), fact, strong=True)
        items.append((name, Span(" " + clip(how_taken(fact, view), 70))))
    title = view.say("Current medicines")
    if not items:
        items.append(none_current(view, found))
        seen = dict.fromkeys(clip(view.name(fact), 90) for fact in found.handed)
        items += seen
        title = view.say("Medicines")
    return _Part(title, items, "medicines")


def _contradictions(view: View) -> tuple[tuple[Block, ...], int]:
    found = ordered(view)
    if not found:
        return (), 0
    texts = [
        clip(view.say("{about}: {how}", about=clip(one.about, 60), how=how(view, one)), _FULL - 6) for one in found
    ]
    items: list[Text] = list(texts[:_CONTRADICTIONS])
    rest = len(found) - len(items)
    items.append(view.more(rest, "contradictions") if rest else (Span(view.say("see page"), page_of="contradictions"),))
    title = view.count("{number} thing does not fit together", "{number} things do not fit together", len(found))
    return (Panel(title, (Bullets(tuple(items)),), "notice"),), _TITLE + len(items)


def _short(spans: Spans) -> Spans:
    return tuple(Span(clip(span.text, _ITEM), span.strong, span.quiet, span.cite) for span in spans)
