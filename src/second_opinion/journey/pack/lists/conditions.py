"""Conditions: active, past, and, clearly apart, those that were ruled out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import View, beyond, joined
from second_opinion.journey.pack.wording.codewords import standing_word, status_word
from second_opinion.journey.pack.wording.names import is_no_disorder, site
from second_opinion.ports.paper import Block, Column, Heading, Row, Span, Table
from second_opinion.record import Condition, Standing

_OVER = frozenset({"inactive", "remission", "resolved"})
_VISIT = "encounter-diagnosis"
_DAYS_SHOWN = 3
_STAGE = re.compile(r"\b(?:stage|etapa|estadio)\b", re.IGNORECASE)
_SEVERAL = 2
_ACTIVE = frozenset({"active", "recurrence", "relapse"})


def active(view: View) -> list[Condition]:
    """What the person has now as far as the record says: what a problem list holds first, the newest first, undated
    last, findings and situations behind illnesses. What was only named at a visit stands apart, unless the record names
    nothing else."""
    lasting, named = _running(view)
    return sorted(lasting or named, key=lambda fact: is_no_disorder(fact.label))


def named_at_visits(view: View) -> list[Condition]:
    """Diagnoses that a visit named without saying since when, or that a problem list holds already."""
    lasting, named = _running(view)
    return named if lasting else []  # else they are shown as active


def past(view: View) -> list[Condition]:
    """What the person had, the newest first."""
    return sorted((fact for fact in view.facts.standing(Condition) if has_ended(fact)), key=_begun, reverse=True)


def conditions(view: View) -> tuple[Block, ...]:
    """The whole section. What a source ruled out is struck, so that no glance takes it for true."""
    groups = (
        (view.say("Active"), active(view), False),
        (view.say("Diagnoses named at visits"), named_at_visits(view), False),
        (view.say("Past"), past(view), False),
        (view.say("Ruled out"), view.facts.standing(Condition, Standing.REFUTED), True),
        (view.say("Other statements"), view.facts.standing(Condition, Standing.PLANNED, Standing.NOT_DONE), False),
    )
    blocks: list[Block] = []
    for title, facts, struck in groups:
        if facts:
            blocks += [Heading(title, 2), _table(view, facts, struck=struck)]
    return (Heading(view.say("Conditions and diagnoses"), 1, "conditions"), *blocks) if blocks else ()


def details(view: View, fact: Condition) -> str:
    """Where, how bad and which stage, as far as the source says; never changed."""
    body_site = site(fact) if site(fact).casefold() not in fact.label.casefold() else ""
    return joined(body_site, fact.severity.label, stage(view, fact), by=", ")


def stage(view: View, fact: Condition) -> str:
    """The stage as written, called so where its own words do not."""
    named = not fact.stage or _STAGE.search(fact.stage) is not None
    return fact.stage if named else view.say("stage {stage}", stage=fact.stage)


def _table(view: View, facts: Iterable[Condition], *, struck: bool) -> Table:
    columns = (
        Column(view.say("Condition"), 4.0),
        Column(view.say("When"), 2.2),
        Column(view.say("Status"), 1.6),
        Column(view.say("What the source says of it"), 3.0),
    )
    return table(columns, [_row(view, found, struck=struck) for found in _alike(view, facts)])


def _alike(view: View, facts: Iterable[Condition]) -> list[list[Condition]]:
    """One diagnosis told several times is one line with its dates; who says no status contradicts nobody."""
    same: dict[tuple[str, ...], list[Condition]] = {}
    for fact in facts:
        key = (view.name(fact).casefold(), details(view, fact), beyond(fact.note, view.name(fact)))
        same.setdefault(key, []).append(fact)
    groups: list[list[Condition]] = []
    for found in same.values():
        statuses = dict.fromkeys(fact.clinical_status for fact in found if fact.clinical_status)
        by_status = [[fact for fact in found if fact.clinical_status == status] for status in (*statuses, "")]
        groups += [found] if len(statuses) < _SEVERAL else [some for some in by_status if some]
    return groups


def _row(view: View, facts: list[Condition], *, struck: bool) -> Row:
    fact = facts[0]
    name = [view.cited(view.name(fact), *facts, strong=not struck)]
    standing = "" if struck else standing_word(fact.standing, view.words)
    # Beside a struck name the reason stands in a column of its own, where it can be read.
    note = "" if struck else beyond(fact.note, view.name(fact), fact.clinical_status)
    if more := joined(standing, details(view, fact), note):
        name.append(Span(" " + more, quiet=True))
    days = [_days(view, one, struck=struck) for one in facts]
    if len(days) > _DAYS_SHOWN:
        hidden = view.plural("and {number} more", "and {number} more", len(days) - _DAYS_SHOWN)
        days = [*days[:_DAYS_SHOWN], hidden]
    clinical = next((one.clinical_status for one in facts if one.clinical_status), "")
    status = "" if struck else status_word(clinical, view.words)
    cells = (tuple(name), joined(*days, by="; "), status, fact.note if struck else "")
    return Row(cells, "struck" if struck else "")


def _days(view: View, fact: Condition, *, struck: bool) -> str:
    return (view.ended(fact.when) if struck or has_ended(fact) else view.span(fact.when)) or view.date_of(fact)


def _running(view: View) -> tuple[list[Condition], list[Condition]]:
    """What is not over: what lasts, and what was only named at a visit."""
    every = sorted((fact for fact in view.facts.standing(Condition) if not has_ended(fact)), key=_begun, reverse=True)
    listed = {view.name(fact).casefold() for fact in every if fact.category != _VISIT}
    ended: dict[str, str] = {}
    for fact in view.facts.standing(Condition):
        if has_ended(fact) and fact.category != _VISIT:
            name, until = view.name(fact).casefold(), fact.when.end or fact.when.start
            ended[name] = max(ended.get(name, ""), until.day if until else "")
    lasting: list[Condition] = []
    named: list[Condition] = []
    for fact in sorted(every, key=lambda fact: fact.category == _VISIT):
        name = view.name(fact).casefold()
        # What a list calls past was only named at the visit, unless it began anew since.
        over = name in ended and (fact.when.first is None or fact.when.first.day <= ended[name])
        only_named = not fact.when.known or name in listed or over
        (named if fact.category == _VISIT and only_named else lasting).append(fact)
    return lasting, named


def has_ended(fact: Condition) -> bool:
    """True when the source says that it is over, by a status or by an end."""
    if fact.clinical_status in _ACTIVE:
        return False
    end = fact.when.end
    return fact.clinical_status in _OVER or (end is not None and end != fact.when.start)


def _begun(fact: Condition) -> str:
    moment = fact.when.first or fact.recorded
    return moment.value if moment else ""
