"""The page of danger signs in one language, made of the same flags that what people type is held against."""

from __future__ import annotations

from datetime import date
from functools import cache

import msgspec

from second_opinion.content.decide.screening import Group, ScreeningRules, screening_rules


class Signs(msgspec.Struct, frozen=True):
    """A group of danger signs: what it may be, the signs, and what to do now."""

    group: Group
    title: str
    signs: tuple[str, ...]
    do: str


class StopPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page. ``reviewed`` says by whom, or that nobody has yet; ``sources`` are titles."""

    title: str
    lead: str
    call: str
    sections: tuple[Signs, ...]
    limits: str
    reviewed: str
    checked: date
    sources: tuple[str, ...]


@cache
def stop_page(language: str) -> StopPage:
    """The page of danger signs in a language ("en", "es"). Raises KeyError for another."""
    if language not in {"en", "es"}:
        raise KeyError(language)
    rules = screening_rules()
    shown = [flag for flag in rules.flags if flag.signs]
    named = dict.fromkeys(name for flag in shown for name in flag.sources)
    return StopPage(
        title=rules.page.title.told(language),
        lead=rules.page.lead.told(language),
        call=rules.page.call.told(language),
        sections=_sections(rules, language),
        limits=rules.page.limits.told(language),
        reviewed=rules.reviewed.told(language),
        checked=rules.checked,
        sources=tuple(rules.places[name].title for name in named),
    )


def _sections(rules: ScreeningRules, language: str) -> tuple[Signs, ...]:
    found = []
    for section in rules.sections:
        signs = tuple(sign.told(language) for flag in rules.flags if flag.section == section.id for sign in flag.signs)
        do = rules.action(section.action).told(language)
        found.append(Signs(section.group, section.title.told(language), signs, do))
    return tuple(found)
