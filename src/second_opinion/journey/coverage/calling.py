"""What to say to this plan on the telephone."""

from __future__ import annotations

import msgspec

from second_opinion.content.coverage import Script


class Call(msgspec.Struct, frozen=True):
    """The call to one plan: what to have ready, how to begin, what to ask, how to end, and when to call again."""

    ready: tuple[str, ...]
    opening: str
    questions: tuple[str, ...]
    closing: str
    confirm: str


def call_for(plan: str, service: str, script: Script) -> Call:
    """The script with only this plan's questions; ``service`` is in the person's own words."""
    return Call(
        ready=script.ready,
        opening=script.opening.format(service=service.strip()),
        questions=tuple(each.asks for each in script.questions if not each.plans or plan in each.plans),
        closing=script.closing,
        confirm=script.confirm,
    )
