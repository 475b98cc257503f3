"""What surrounds the illness: family, way of life, devices, wishes, care team, who pays."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from second_opinion.journey.pack.history.procedures import devices
from second_opinion.journey.pack.results.absences import says_nothing_is_there
from second_opinion.journey.pack.results.series import series_of
from second_opinion.journey.pack.results.trends import trend_tables
from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import Spans, View, joined, people
from second_opinion.journey.pack.wording.names import plain
from second_opinion.journey.pack.wording.values import value_text
from second_opinion.ports.paper import Block, Bullets, Column, Heading, Row, Span
from second_opinion.record import (
    AdvanceDirective,
    CareTeamMember,
    Coverage,
    FamilyMemberHistory,
    SocialHistory,
    Standing,
)
from second_opinion.record.codes import LOINC

_YEARS: Final = re.compile(r"\s*(\d{1,3})(?:\.0+)?\s*(?:years?|yrs?|y|a)\s*\Z")


def history(view: View) -> tuple[Block, ...]:
    """The whole section, empty parts left away."""
    parts = (*_family(view), *_social(view), *devices(view), *_wishes(view), *_team(view), *_coverage(view))
    return (Heading(view.say("History and background"), 1, "history"), *parts) if parts else ()


def _family(view: View) -> tuple[Block, ...]:
    found = [*view.facts.standing(FamilyMemberHistory), *view.facts.standing(FamilyMemberHistory, Standing.REFUTED)]
    if not found:
        return ()
    relatives: dict[str, list[FamilyMemberHistory]] = {}
    for fact in found:
        relatives.setdefault(fact.relationship.label or view.say("relative not named"), []).append(fact)
    columns = Column(view.say("Relative"), 1.6), Column(view.say("Condition"), 5.6)
    rows = [Row((relative, _of_relative(view, facts))) for relative, facts in relatives.items()]
    return Heading(view.say("Family"), 2), table(columns, rows)


def _of_relative(view: View, facts: list[FamilyMemberHistory]) -> Spans:
    spans: list[Span] = []
    for fact in facts:
        if spans:
            spans.append(Span("; "))
        spans.append(view.cited(_relative_text(view, fact), fact))
    return tuple(spans)


def _relative_text(view: View, fact: FamilyMemberHistory) -> str:
    what = fact.label
    if fact.standing is Standing.REFUTED:
        what = view.say("no {condition}", condition=what or view.say("condition named"))
    elif fact.code:
        what = view.name(fact)
    onset = view.say("from age {age}", age=_age(fact.age_at_onset)) if fact.age_at_onset else ""
    died = ""
    if fact.cause_of_death:
        died = view.say("cause of death")
    elif fact.deceased or fact.age_at_death:
        died = view.say("has died")
    at = view.say("at age {age}", age=_age(fact.age_at_death)) if fact.age_at_death else ""
    living = view.say("living") if fact.deceased is False and not what else ""
    return joined(what, onset, " ".join(part for part in (died, at) if part), living, fact.note, by=", ")


def _age(written: str) -> str:
    """ "50 years" is 50: what everybody counts ages in needs no word."""
    return _YEARS.sub(r"\1", written)


def _social(view: View) -> tuple[Block, ...]:
    every = view.facts.standing(SocialHistory)
    # "Never smoker" as a heading of its own repeats what the question about smoking was answered with.
    answers = {value_text(fact.value, view.words).casefold() for fact in every}
    found = [
        fact
        for fact in every
        if not says_nothing_is_there(fact)
        and not _is_unanswered(fact)
        and (fact.value is not None or fact.label.casefold() not in answers)
    ]
    if not found:
        return ()
    rows = sorted(series_of(found), key=lambda one: one.name.casefold())
    for one in rows:
        # The same answer at each visit is one answer: only where it changed is it told again.
        changed = [older for older, newer in pairwise(one.facts) if older.value != newer.value]
        one.facts = [*changed, one.latest]
    return Heading(view.say("Way of life"), 2), *trend_tables(view, rows, view.say("What"))


def _is_unanswered(fact: SocialHistory) -> bool:
    """A question that a form always asks, and nobody answered."""
    is_code = bool(fact.absent_reason) and " " not in fact.absent_reason.strip()
    return fact.value is None and is_code and bool(fact.code.code_in(LOINC)) and not fact.note


def _wishes(view: View) -> tuple[Block, ...]:
    found = view.facts.standing(AdvanceDirective)
    if not found:
        return ()
    items = [
        (
            view.cited(view.name(fact), fact, strong=True),
            Span(
                " " + joined(value_text(fact.value, view.words), fact.note, view.span(fact.when) or view.date_of(fact))
            ),
        )
        for fact in found
    ]
    return Heading(view.say("Wishes for care (advance directives)"), 2), Bullets(tuple(items))


def _team(view: View) -> tuple[Block, ...]:
    found = view.facts.standing(CareTeamMember)
    if not found:
        return ()
    columns = Column(view.say("Who"), 3.0), Column(view.say("Role"), 2.4), Column(view.say("Phone"), 1.8)
    return Heading(view.say("Care team"), 2), table(columns, [_member(view, fact) for fact in found])


def _member(view: View, fact: CareTeamMember) -> Row:
    who = people(fact.performers)
    # Some sources write the person's name again where the role belongs.
    role = fact.label if fact.label not in who else ""
    roles = joined(plain(role), *(one.specialty or one.role for one in fact.performers), by=", ")
    phones = joined(*(tel.value for one in fact.performers for tel in one.telecoms if tel.system == "phone"))
    return Row(((view.cited(who or view.name(fact), fact),), roles, phones))


def _coverage(view: View) -> tuple[Block, ...]:
    found = view.facts.standing(Coverage)
    if not found:
        return ()
    columns = (
        Column(view.say("Who pays"), 2.6),
        Column(view.say("Plan"), 2.4),
        Column(view.say("Member number"), 1.6),
        Column(view.say("When"), 1.8),
    )
    rows = [
        Row(
            (
                (view.cited(fact.payer or view.name(fact), fact),),
                joined(fact.plan, fact.label if fact.payer else "", fact.group, by=", "),
                fact.member_id,
                view.span(fact.when),
            )
        )
        for fact in found
    ]
    return Heading(view.say("Coverage"), 2), table(columns, rows)
