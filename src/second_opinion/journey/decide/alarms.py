"""What a danger sign means for the person who typed it: what to do now, and where that is from."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from second_opinion.content.decide import Flag, ScreeningRules, screening_rules
from second_opinion.journey.decide.screen import Raised, Tongue, screen


class Alarm(msgspec.Struct, frozen=True):
    """A danger sign: its flag's ``id``, the words that ``matched`` as typed, what to ``do``, and its ``source``."""

    id: str
    matched: str
    do: str
    source: str


def alarms(text: str, language: str, tongue: Tongue = "") -> tuple[Alarm, ...]:
    """The danger signs in a typed text, with what to do in a language ("en", "es"). None does not mean all is well."""
    return explained(screen(text, tongue), language)


def explained(raised: Iterable[Raised], language: str) -> tuple[Alarm, ...]:
    """What to do about each danger sign."""
    rules = screening_rules()
    flags = {flag.id: flag for flag in rules.flags}
    return tuple(
        Alarm(
            each.flag,
            each.matched,
            rules.action(flags[each.flag].action).told(language),
            _source(rules, flags[each.flag]),
        )
        for each in raised
    )


def _source(rules: ScreeningRules, flag: Flag) -> str:
    places = (rules.places[name] for name in flag.sources)
    return "; ".join(f"{place.title}, {place.url or place.place}" for place in places)
