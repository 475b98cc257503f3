"""Whose record a command is about, when the binder holds several people. It never asks; it says what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from second_opinion.cli.choosing import fits
from second_opinion.cli.trouble import MISUSED, CannotError
from second_opinion.record import N_, Reason

if TYPE_CHECKING:
    from second_opinion.store.queries.people import PersonRow


def chosen(name: str | None) -> PersonRow:
    """The person of that name, else the one with the most files. Raises CannotError when there is none."""
    from second_opinion.store.queries import people  # noqa: PLC0415 -- start-up time

    everyone = people.everyone()
    if not everyone:
        raise CannotError(Reason(N_("This binder is empty. Use “gather” first.")))
    if name is None:
        return max(everyone, key=lambda row: (row.named, row.originals, row.facts))
    fitting = [row for row in everyone if fits(name, [row.label, *(each.label for each in row.person.names)])]
    if not fitting:
        there = ", ".join(row.label for row in everyone if row.label) or "—"
        reason = Reason(N_("Nobody in this binder is called “{name}”. There are: {people}."))
        raise CannotError(Reason(reason.text, {"name": name, "people": there}), MISUSED)
    return fitting[0]
