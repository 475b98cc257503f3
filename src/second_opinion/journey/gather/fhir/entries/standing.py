"""How far a statement stands, from the status words of every FHIR version.

Sources: the status value sets of FHIR R4, STU3 and DSTU2 (hl7.org/fhir/R4, /STU3, /DSTU2); SNOMED CT for
verification written as a finding context. A word that is not here leaves the statement standing as it is written.
"""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.values.datatypes import code_of, concepts
from second_opinion.record import Standing

_WORDS: Final[dict[str, Standing]] = {
    "entered-in-error": Standing.ENTERED_IN_ERROR,
    "nullified": Standing.ENTERED_IN_ERROR,
    "not-done": Standing.NOT_DONE,
    "not-taken": Standing.NOT_DONE,
    "cancelled": Standing.NOT_DONE,
    "canceled": Standing.NOT_DONE,
    "revoked": Standing.NOT_DONE,
    "rejected": Standing.NOT_DONE,
    "declined": Standing.NOT_DONE,
    "noshow": Standing.NOT_DONE,
    "no-show": Standing.NOT_DONE,
    "draft": Standing.PLANNED,
    "planned": Standing.PLANNED,
    "proposed": Standing.PLANNED,
    "intended": Standing.PLANNED,
    "preparation": Standing.PLANNED,
    "registered": Standing.PLANNED,
    "requested": Standing.PLANNED,
    "pending": Standing.PLANNED,
    "waitlist": Standing.PLANNED,
    "preliminary": Standing.UNCONFIRMED,
    "partial": Standing.UNCONFIRMED,
    "unconfirmed": Standing.UNCONFIRMED,
    "provisional": Standing.UNCONFIRMED,
    "differential": Standing.UNCONFIRMED,
    "suspected": Standing.UNCONFIRMED,
    "probable": Standing.UNCONFIRMED,
    "possible": Standing.UNCONFIRMED,
    "presumed": Standing.UNCONFIRMED,
    "415684004": Standing.UNCONFIRMED,
    "refuted": Standing.REFUTED,
    "ruled-out": Standing.REFUTED,
    "410516002": Standing.REFUTED,
    "723511001": Standing.REFUTED,
}
# Known not to be so, of the worst kind first: what holds for a status made of several words.
_GRAVEST: Final = (
    Standing.ENTERED_IN_ERROR,
    Standing.REFUTED,
    Standing.NOT_DONE,
    Standing.PLANNED,
    Standing.UNCONFIRMED,
    Standing.HOLDS,
)
_INTENTS_PLANNED: Final = frozenset({"proposal", "plan", "option", "proposed"})
# Said of an act that did not happen: DSTU2 (wasNotGiven, wasNotTaken, notPerformed), STU3 (notDone, notGiven), R4, R5.
_NEGATIONS: Final = ("wasNotGiven", "wasNotTaken", "notPerformed", "notDone", "notGiven", "doNotPerform")


def of_status(status: str, otherwise: Standing = Standing.HOLDS) -> Standing:
    """The standing a status word gives; case, spaces and underscores do not matter."""
    known = _WORDS.get(status)
    if known is not None or not status:
        return known or otherwise
    return _WORDS.get(status.strip().lower().replace(" ", "-").replace("_", "-"), otherwise)


def gravest(*standings: Standing) -> Standing:
    """The least favourable of several: one word that takes a statement back outweighs all others."""
    return min(standings, key=_GRAVEST.index)


def of_verification(ctx: Context, node: Json) -> tuple[Standing, str]:
    """The standing and the word of ``verificationStatus`` (a CodeableConcept in R4, a code before).

    The word "unknown" (DSTU2, STU3) is shown as unconfirmed: the source itself does not vouch for it.
    """
    if "verificationStatus" not in node:
        return Standing.HOLDS, ""
    words = [
        word
        for found in concepts(ctx, node, "verificationStatus")
        for word in (*(coding.code for coding in found.codings), found.text)
        if word
    ]
    if not words:
        return Standing.HOLDS, ""
    standings = [Standing.UNCONFIRMED if word == "unknown" else of_status(word) for word in words]
    return gravest(*standings), words[0]


def of_act(ctx: Context, node: Json) -> tuple[Standing, str]:
    """The standing and the status word of something done, given or ordered: status, intent and every negation."""
    status = code_of(ctx, node, "status")
    standing = of_status(status)
    if node.get("intent") is not None and ctx.text(node, "intent") in _INTENTS_PLANNED:
        standing = gravest(standing, Standing.PLANNED)
    for negation in _NEGATIONS:
        if negation in node and ctx.flag(node, negation):
            standing = gravest(standing, Standing.NOT_DONE)
    if node.get("taken") == "n":
        standing = gravest(standing, Standing.NOT_DONE)
    return standing, status
