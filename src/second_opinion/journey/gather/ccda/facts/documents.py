"""Documents an entry points to: they are named and never fetched."""

from __future__ import annotations

from collections.abc import Iterator

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import REFERENCE, TEXT, V3, attribute, first
from second_opinion.journey.gather.ccda.entries.basis import basis
from second_opinion.journey.gather.ccda.values.concepts import name_of, words_in
from second_opinion.record import AnyFact, Concept, Document


def external_document(act: Statement, spot: Spot) -> Iterator[AnyFact]:
    """The document an act refers to, with where it is said to be."""
    pointed = first(act.first(REFERENCE), V3 + "externalDocument")
    if pointed is None:
        return
    document = Statement(pointed)
    text = document.first(TEXT)
    location = attribute(first(text, REFERENCE), "value")
    name = name_of(document, spot) or Concept(words_in(text, spot) or location) or name_of(act, spot)
    yield Document(
        **basis(act, spot),
        code=name,
        title=name.label,
        media_type=attribute(text, "mediaType"),
        location=location,
    )
