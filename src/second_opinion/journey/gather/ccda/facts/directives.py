"""Advance directives: what the person wants if they cannot say so, and who speaks for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    PARTICIPANT,
    PARTICIPANT_ROLE,
    REFERENCE,
    TEXT,
    V3,
    VALUE,
    attribute,
    down,
    first,
)
from second_opinion.journey.gather.ccda.entries.absence import says_no_data
from second_opinion.journey.gather.ccda.entries.basis import basis
from second_opinion.journey.gather.ccda.entries.statements import absent, nothing_here
from second_opinion.journey.gather.ccda.values.concepts import has_words, is_empty_code, name_of, value_name, words_in
from second_opinion.journey.gather.ccda.values.measured import value_of
from second_opinion.journey.gather.ccda.values.people import human_names, telecoms
from second_opinion.record import AdvanceDirective, AnyFact, Concept, Standing

_DOCUMENT: Final = V3 + "externalDocument"


def directive(observation: Statement, spot: Spot, outer: Statement | None = None) -> Iterator[AnyFact]:
    """One directive; the person who speaks for the patient is said in its note."""
    shared = basis(observation, spot, outer, refuted=Standing.REFUTED)
    name, value = name_of(observation, spot), value_of(observation.first(VALUE), spot)
    if not has_words(name) or is_empty_code(name):
        name, value = value_name(observation, spot) or name, None
    text = words_in(observation.first(TEXT), spot)
    negated = shared["standing"] is Standing.REFUTED
    if says_no_data(name) or (negated and says_no_data(Concept(text or name.text), negated=True)):
        name = name if says_no_data(name, negated=negated) else Concept(text)
        yield from absent(spot, shared, name)
        return
    if not name and nothing_here(spot, shared):
        return
    said = (text if text.casefold() != name.label.casefold() else "", shared["note"], *_agents(observation, spot))
    shared["note"] = "\n".join(dict.fromkeys(line for line in said if line))
    yield AdvanceDirective(**shared, code=name, value=value, document=_document(observation, spot))


def _agents(observation: Statement, spot: Spot) -> Iterator[str]:
    """Who decides for the person (the custodian of the directive), with what relation and telephone."""
    for participant in observation.each(PARTICIPANT):
        if participant.get("typeCode") != "CST":
            continue
        role = first(participant, PARTICIPANT_ROLE)
        names = human_names(first(role, V3 + "playingEntity"))
        relation = Concept() if role is None else name_of(Statement(role), spot)
        reach = next((one.value for one in telecoms(role)), "")
        parts = (names[0].label if names else "", relation.label, reach)
        if parts[0]:
            yield ", ".join(part for part in parts if part)


def _document(observation: Statement, spot: Spot) -> str:
    for reference in observation.each(REFERENCE):
        document = first(reference, _DOCUMENT)
        if document is not None:
            text = first(document, TEXT)
            return (
                words_in(text, spot)
                or attribute(down(text, REFERENCE), "value")
                or name_of(Statement(document), spot).label
            )
    return ""
