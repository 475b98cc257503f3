"""What was billed: evidence that something was billed, never a diagnosis. Kept short and apart."""

from __future__ import annotations

from second_opinion.journey.pack.view import View, joined
from second_opinion.ports.paper import Block, Column, Heading, Paragraph, Row, Table
from second_opinion.record import Claim

_SHOWN = 25


def claims(view: View) -> tuple[Block, ...]:
    """The newest claims in a line each, the rest as a number."""
    found = view.facts.standing(Claim)[::-1]
    if not found:
        return ()
    columns = (
        Column(view.say("Date"), 1.3),
        Column(view.say("Billed by"), 2.2),
        Column(view.say("For"), 3.4),
        Column(view.say("Diagnosis codes billed"), 2.2),
    )
    rows = [
        Row(
            (
                (view.cited(view.date_of(fact), fact),),
                fact.provider,
                joined(*fact.items[:3], by="; ") or view.name(fact),
                joined(*(concept.label for concept in fact.diagnoses[:4]), by="; "),
            )
        )
        for fact in found[:_SHOWN]
    ]
    said = view.say("These lines come from insurance claims. A claim shows what was billed. It is not a diagnosis.")
    blocks: list[Block] = [
        Heading(view.say("From insurance claims"), 1, "claims"),
        Paragraph(said, "quiet"),
        Table(columns, tuple(rows), dense=True),
    ]
    if hidden := len(found) - len(rows):
        one, many = "{number} older claim is in the record.", "{number} older claims are in the record."
        blocks.append(Paragraph(view.count(one, many, hidden), "quiet"))
    return tuple(blocks)
