"""What becomes of entries that hold no thing: a statement that there is none, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.entries.absence import says_no_data, says_none_known
from second_opinion.journey.gather.ccda.entries.basis import Basis
from second_opinion.record import N_, AnyFact, Concept, Observation, Standing

NONE_KNOWN: Final = N_("None known")


def absent(spot: Spot, shared: Basis, said: Concept) -> Iterator[AnyFact]:
    """The section's name as question, the source's words as answer: "Medications: no data" is no medicine."""
    negated = shared["standing"] in {Standing.REFUTED, Standing.NOT_DONE}
    told = says_no_data(said, negated=True) or says_none_known(said)
    shared["standing"] = Standing.HOLDS
    label = said.label if told or not negated else NONE_KNOWN
    yield Observation(**shared, code=Concept(spot.title), category="survey", value=Concept(label, said.codings))


def nothing_here(spot: Spot, shared: Basis) -> bool:
    """True when an entry without a name has no words either. A placeholder (``nullFlavor="NI"``) ends here in silence;
    one that has a time or names somebody is counted as left, under the name of its section."""
    if shared["note"]:
        return False
    if not is_empty(shared):
        spot.desk.left[spot.title] += 1
    return True


def is_empty(shared: Basis) -> bool:
    """True when neither a time nor a person nor a word is given."""
    return not (shared["note"] or shared["when"].known or shared["performers"])
