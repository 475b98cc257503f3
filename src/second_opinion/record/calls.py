"""What was asked of a health plan, and what it answered."""

from __future__ import annotations

import msgspec

from second_opinion.record.dates import PartialDate


class PlanQuestion(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What a person last asked about their coverage: the kind of plan, the service in their words, and the visit.

    ``state`` is a postal code; ``year`` that of the visit; ``visit`` its day, before which the plan is asked again.
    """

    plan: str
    service: str
    year: int
    state: str = ""
    differ: bool = False
    required: bool = False
    visit: PartialDate | None = None


class PlanCall(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One call to a plan: when, who answered, the reference number they gave, and what was said."""

    on: PartialDate
    who: str = ""
    number: str = ""
    reference: str = ""
    said: str = ""
