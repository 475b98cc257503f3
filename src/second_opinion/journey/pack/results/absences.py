"""Where a source says that there is nothing: "no data" under a heading is an answer, and no test."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from second_opinion.journey.pack.view import View
from second_opinion.ports.paper import Block, Bullets, Heading, Span
from second_opinion.record import Concept, Observation
from second_opinion.record.codes import LOINC

_NOTHING: Final = re.compile(
    r"\s*(?:has )?(?:no|none|not|nothing|denies|unknown|sin|ningun[ao]?|niega)\b"
    r"|.*\b(?:not (?:available|documented|recorded|applicable)|excluded/not available)\s*\.?\s*\Z",
    re.IGNORECASE,
)
# Words that never are an answer, whatever was asked: "No cognitive assessment data is applicable".
_NO_DATA: Final = re.compile(
    r"\s*no\b[^.]{0,60}\b(?:data|information)\b[^.]{0,30}\b(?:applicable|available|recorded|entered|on file)\.?\s*\Z",
    re.IGNORECASE,
)


def says_nothing_is_there(fact: Observation) -> bool:
    """True for a heading without a code whose answer begins with "no": an empty part of a document, not a test. And for
    an answer that is its own heading: "No known impairments"."""
    if fact.value is None and not fact.code.code_in(LOINC):
        return _NOTHING.match(fact.label) is not None
    if _NO_DATA.match(_answer(fact)):
        return True
    if fact.category != "survey" or fact.code.codings or not isinstance(fact.value, Concept):
        return False
    return _NOTHING.match(fact.value.label) is not None


def absences(view: View, facts: Iterable[Observation]) -> tuple[Block, ...]:
    """Each heading with what its sources say, quietly, once."""
    said: dict[tuple[str, str], list[Observation]] = {}
    for fact in facts:
        answer = _answer(fact)
        heading = fact.label if answer else ""
        said.setdefault((heading, answer or fact.label), []).append(fact)
    if not said:
        return ()
    items = tuple(
        (Span(f"{heading}: " if heading else "", quiet=True), view.cited(answer, *found, quiet=True))
        for (heading, answer), found in sorted(said.items(), key=lambda one: one[0])
    )
    return Heading(view.say("Where a source says that there is nothing"), 2), Bullets(items)


def _answer(fact: Observation) -> str:
    if isinstance(fact.value, Concept):
        return fact.value.label
    return fact.value if isinstance(fact.value, str) else ""
