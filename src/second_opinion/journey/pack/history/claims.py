"""What was billed: evidence that something was billed, never a diagnosis. Kept short and apart."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from second_opinion.journey.pack.page_one.budget import clip
from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import View, joined
from second_opinion.journey.pack.wording.names import plain
from second_opinion.ports.paper import Block, Column, Heading, Paragraph, Row
from second_opinion.record import Claim, Condition, DiagnosticReport, PartialDate, Procedure, Result

_SHOWN = 15
_BESIDE_A_RECORD = 6
_BOTH = 2
_A_DAY = timedelta(days=1)
_SERVICE = 56
_SERVICES = 2
_DIAGNOSES = 3
# What a bill says of a line beside its name (gather's claims): its code in brackets, how many, the day, the price.
_BESIDE: Final = re.compile(r", (?:\d{4}-\d\d(?:-\d\d)?|-?\d+\.\d+|-?[\d.]+ [A-Z]{3})(?=,|\Z)")
_MANY: Final = re.compile(r", (?P<many>× \d+)\.0+(?=,|\Z)")
_TWICE: Final = re.compile(r"\b(?P<name>\w[\w ]*) - (?P=name)\b", re.IGNORECASE)
_CODE: Final = re.compile(r"(?<=\S) \([A-Z0-9][A-Z0-9.-]*\d[A-Z0-9.-]*\)(?=,|\Z)")


def claims(view: View) -> tuple[Block, ...]:
    """The newest claims, one line for each day, the rest as a number."""
    found = view.facts.standing(Claim)
    if not found:
        return ()
    days: dict[str, list[Claim]] = {}
    for fact in sorted(found, key=_day, reverse=True):
        days.setdefault(_day(fact)[:10], []).append(fact)
    rows = _together(view, list(days.values()))
    # Beside a record of what was found and done, bills say little: a glance is enough.
    kinds = Condition, Procedure, Result, DiagnosticReport
    shown = rows[: _BESIDE_A_RECORD if any(view.facts.standing(kind) for kind in kinds) else _SHOWN]
    columns = (
        Column(view.say("Date"), 1.2),
        Column(view.say("Billed by"), 2.4),
        Column(view.say("What was billed"), 3.6),
        Column(view.say("Diagnoses billed"), 2.2),
    )
    said = view.say("These lines come from insurance claims. A claim shows what was billed. It is not a diagnosis.")
    blocks: list[Block] = [
        Heading(view.say("From insurance claims"), 1, "claims"),
        Paragraph(said, "quiet"),
        table(columns, [_row(view, facts) for facts in shown]),
    ]
    if hidden := len(found) - sum(map(len, shown)):
        text = view.plural("{number} older claim is in the record.", "{number} older claims are in the record.", hidden)
        blocks.append(Paragraph(text, "quiet"))
    return tuple(blocks)


def _together(view: View, days: list[list[Claim]]) -> list[list[Claim]]:
    """The same things billed by the doctor a day after the hospital are one line."""
    rows: list[list[Claim]] = []
    for facts in days:
        if rows and _services(view, rows[-1]) == _services(view, facts) and _near(rows[-1][0], facts[-1]):
            rows[-1] = [*facts, *rows[-1]]
        else:
            rows.append(facts)
    return rows


def _near(one: Claim, other: Claim) -> bool:
    days = [PartialDate(_day(fact)[:10]).earliest() for fact in (one, other) if _day(fact)]
    return len(days) == _BOTH and abs(days[0] - days[1]) <= _A_DAY


def _row(view: View, facts: list[Claim]) -> Row:
    services = _services(view, facts)
    more = len(services) - _SERVICES
    rest = view.plural("and {number} more", "and {number} more", more) if more > 0 else ""
    diagnoses = list(dict.fromkeys(plain(concept.label) for fact in facts for concept in fact.diagnoses))[:_DIAGNOSES]
    # A number names nobody, and "Unknown" is no name.
    billers = (fact.provider for fact in facts if not fact.provider.isdigit() and fact.provider.casefold() != "unknown")
    billed_by = joined(*billers, by="; ")
    what = joined(*services[:_SERVICES], rest, by="; ")
    return Row((view.date_of(facts[0]), billed_by, (view.cited(what, *facts),), joined(*diagnoses, by="; ")))


def _services(view: View, facts: list[Claim]) -> list[str]:
    """What was billed, each once, in words: the code only where there are none. A visit alone says nothing beside what
    was done at it, nor does a diagnosis, which has its own column."""
    told = {plain(concept.label).casefold() for fact in facts for concept in fact.diagnoses}
    found = dict.fromkeys(_service(item) for fact in facts for item in fact.items or (view.name(fact),))
    services = [name for name in found if name.casefold() not in told]
    done = [name for name in services if not name.startswith("Encounter ")]
    return [clip(name, _SERVICE) for name in done or services or found]


def _service(item: str) -> str:
    # Some bills name a medicine by its brand and, behind a dash, by the same word again.
    return _TWICE.sub(r"\g<name>", _words(item))


def _words(item: str) -> str:
    return plain(_MANY.sub(r" \g<many>", _BESIDE.sub("", _CODE.sub("", item))))


def _day(fact: Claim) -> str:
    moment = fact.when.first or fact.recorded
    return moment.value if moment is not None else ""
