"""Who pays for a second opinion: rules, plans, services, amounts and the call to the plan, each with its source."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final, TypeVar

import msgspec

from second_opinion.content.coverage.schema import Amount, Amounts, Plan, Plans, Rule, Script, Services
from second_opinion.content.sides import page

RULES: Final = "rules"
Page = TypeVar("Page")
__all__ = ["Amount", "Plan", "Rule", "Script", "Services", "amounts", "plans", "rules", "script", "services"]


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Every rule, by name, in a language. Raises ValueError with the file and the place of what does not fit."""
    names = sorted(each.name for each in (files(__name__) / RULES).iterdir() if each.name.endswith(".toml"))
    return tuple(_read(f"{RULES}/{name}", language, Rule) for name in names)


@cache
def plans(language: str) -> tuple[Plan, ...]:
    """The kinds of coverage, in the order they are offered."""
    return _read("plans.toml", language, Plans).plans


@cache
def services(language: str) -> Services:
    """What an opinion may be about."""
    return _read("services.toml", language, Services)


@cache
def amounts(language: str) -> tuple[Amount, ...]:
    """The amounts of money, by year."""
    return _read("amounts.toml", language, Amounts).amounts


@cache
def script(language: str) -> Script:
    """What to say when calling the plan."""
    return _read("script.toml", language, Script)


def _read(name: str, language: str, kind: type[Page]) -> Page:
    try:
        return msgspec.convert(page(__name__, name, language), kind)
    except msgspec.ValidationError as misfit:
        raise ValueError(f"content/coverage/{name}: {misfit}") from misfit
