"""A fact on one line: when, what, which value, how far it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from second_opinion.content.words import Words
from second_opinion.journey.pack import day_text, outside, plain, value_text
from second_opinion.record import AnyFact, Medication, Note, Observation, Standing
from second_opinion.store.queries.record import Line
from second_opinion.web.record.kinds import kind_name, standing_name


@dataclass(frozen=True)
class FactLine:
    """``id`` is the fact's, ``address`` its page's; ``struck``: it must not be read as true; ``mark`` is "high", "low",
    "abnormal" or empty; ``told`` its kind and the number of places that say it."""

    id: str
    address: str
    day: str
    kind: str
    label: str
    value: str
    mark: str
    standing: str
    struck: bool
    told: str
    left_out: bool


def line_of(line: Line, words: Words) -> FactLine:
    """One line of a list."""
    fact = line.fact
    moment = fact.when.first or fact.recorded
    kind = kind_name(type(fact).__name__, words)
    return FactLine(
        id=fact.id,
        address=_address() + fact.id,
        day=day_text(moment, words.language) if moment else words.say("no date"),
        kind=kind,
        label=name_of(fact, words),
        value=_value(fact, words),
        mark=_mark(fact, words),
        standing=standing_name(fact.standing, words),
        struck=fact.standing in {Standing.REFUTED, Standing.ENTERED_IN_ERROR},
        told=f"{kind} · " + words.plural("{number} source", "{number} sources", line.sources),
        left_out=line.left_out,
    )


@cache
def _address() -> str:
    """What stands before the id in the address of a fact's page: asked once, not for each line of a list."""
    return reverse("fact", args=["x"]).removesuffix("x")


def name_of(fact: AnyFact, words: Words) -> str:
    """What to call a fact."""
    title = fact.title if isinstance(fact, Note) else ""
    return plain(fact.label) or title or words.say("(no name given)")


def _value(fact: AnyFact, words: Words) -> str:
    match fact:
        case Observation():
            return _first_line(value_text(fact.value, words))
        case Medication():
            return _first_line(fact.dosage)
        case _:
            return ""


def _mark(fact: AnyFact, words: Words) -> str:
    if not isinstance(fact, Observation):
        return ""
    marks = {"high": words.say("high"), "low": words.say("low"), "abnormal": words.say("abnormal"), "": ""}
    return marks[outside(fact)]


def _first_line(text: str) -> str:
    line = text.strip().split("\n")[0]
    return line if len(line) <= 120 else line[:117] + "…"
