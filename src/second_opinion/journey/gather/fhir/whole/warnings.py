"""What a person may want to know about a file that was read: counted, named by FHIR element, never by content."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.record import N_, AnyFact, Reason

BROKEN_DATE: Final = N_("{number} dates in {element} could not be read. They are kept as written, in the note.")
ODD: Final = N_("{number} times {element} does not have the form it should. It was read as far as possible.")
MODIFIED: Final = N_(
    "{number} entries carry a mark that changes their meaning in an unknown way. They are unconfirmed."
)
NOBODY: Final = N_("{number} entries do not say which of the people in the file they are about.")


def warnings_of(ctx: Context, facts: list[AnyFact]) -> tuple[Reason, ...]:
    """The warnings of a whole file, the same element once with how often it happened."""
    found = [
        Reason(BROKEN_DATE, {"number": str(count), "element": element})
        for element, count in sorted(ctx.broken_dates.items())
    ]
    found += [
        Reason(ODD, {"number": str(count), "element": element}) for element, count in sorted(ctx.odd_elements.items())
    ]
    if ctx.unknown_modifiers:
        found.append(Reason(MODIFIED, {"number": str(ctx.unknown_modifiers)}))
    nobody = sum(not fact.subject for fact in facts) if len(ctx.people) > 1 else 0
    if nobody:
        found.append(Reason(NOBODY, {"number": str(nobody)}))
    return tuple(found)
