"""What was billed: evidence that something was billed, never a diagnosis. Kept short and apart."""

from __future__ import annotations

from second_opinion.journey.pack.page_one.budget import clip
from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import View, joined
from second_opinion.ports.paper import Block, Column, Heading, Paragraph, Row
from second_opinion.record import Claim

_SHOWN = 15
_SERVICE = 64
_SERVICES = 2
_DIAGNOSES = 4


def claims(view: View) -> tuple[Block, ...]:
    """The newest claims, one line for each day, the rest as a number."""
    found = view.facts.standing(Claim)
    if not found:
        return ()
    days: dict[str, list[Claim]] = {}
    for fact in sorted(found, key=_day, reverse=True):
        days.setdefault(_day(fact)[:10], []).append(fact)
    shown = list(days.values())[:_SHOWN]
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


def _row(view: View, facts: list[Claim]) -> Row:
    services = list(dict.fromkeys(clip(item, _SERVICE) for fact in facts for item in fact.items or (view.name(fact),)))
    more = len(services) - _SERVICES
    rest = view.plural("and {number} more", "and {number} more", more) if more > 0 else ""
    diagnoses = list(dict.fromkeys(concept.label for fact in facts for concept in fact.diagnoses))[:_DIAGNOSES]
    billed_by = joined(*(fact.provider for fact in facts), by="; ") or view.say("(no name given)")
    what = joined(*services[:_SERVICES], rest, by="; ")
    return Row((view.date_of(facts[0]), (view.cited(billed_by, *facts),), what, joined(*diagnoses, by="; ")))


def _day(fact: Claim) -> str:
    moment = fact.when.first or fact.recorded
    return moment.value if moment is not None else ""
