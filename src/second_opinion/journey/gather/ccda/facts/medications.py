"""Medicines: stated, prescribed, given or handed over (substanceAdministration and supply)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.kinds import Kind
from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    CODE,
    NAME,
    ORIGINAL_TEXT,
    STATUS_CODE,
    SUBSTANCE,
    SUPPLY,
    TEXT,
    V3,
    VALUE,
    all_text,
    down,
    first,
    parts,
)
from second_opinion.journey.gather.ccda.entries.absence import is_bare_class, says_no_data, says_none_known
from second_opinion.journey.gather.ccda.entries.basis import Basis, basis
from second_opinion.journey.gather.ccda.entries.statements import absent, nothing_here
from second_opinion.journey.gather.ccda.facts.conditions import STATUS, is_status
from second_opinion.journey.gather.ccda.facts.dosing import dose, frequency, limits, time_taken
from second_opinion.journey.gather.ccda.values.concepts import LONG, concept, is_at_odds, name_of, value_name, words_in
from second_opinion.journey.gather.ccda.values.measured import quantity
from second_opinion.record import NOTHING, AnyFact, Concept, Medication, Quantity, Standing

_FREE_TEXT_SIG: Final = "2.16.840.1.113883.10.20.22.4.147"
_DISPENSE: Final = "2.16.840.1.113883.10.20.22.4.18"
_INDICATION: Final = {"2.16.840.1.113883.10.20.22.4.19", "2.16.840.1.113883.10.20.1.28"}
# What an order's mood means here: a medicine somebody is meant to take is one the person has, unless it only may be.
_ORDERED: Final = frozenset({"INT", "RQO"})
_STATUS: Final = {"completed": "completed", "aborted": "stopped", "suspended": "on-hold", "active": "active"}
_HOLDERS: Final = (V3 + "consumable", V3 + "product")
_MATERIALS: Final = (V3 + "manufacturedMaterial", V3 + "manufacturedLabeledDrug")
_OTHER_STATUS: Final = {"on hold": "on-hold", "no longer active": "completed", "prior history": "completed"}


def medication(entry: Statement, spot: Spot, outer: Statement | None = None) -> Iterator[AnyFact]:
    """One medicine activity, with what stands inside it: instructions, indication, supply, status."""
    name = product(entry, spot)
    shared = basis(entry, spot, outer)
    shared["when"] = time_taken(entry) if entry.tag == SUBSTANCE else shared["when"]
    shared["standing"] = _standing(entry, shared["standing"])
    if says_no_data(name) or says_none_known(name) or (_negated(shared) and is_bare_class(name)):
        yield from absent(spot, shared, name)
        return
    amount, amount_words = dose(entry, spot)
    form = concept(entry.first(V3 + "administrationUnitCode"), spot).label
    text = _instruction(entry, spot, name)
    if not name:
        # A product nobody named is called what the entry says of it.
        name, text = (Concept(text), "") if text else (name_of(entry, spot), "")
        if not name and nothing_here(spot, shared):
            return
    own = own_words(entry, spot)
    if own.casefold() == name.label.casefold() or len(own) > LONG:
        own = ""
    shared["note"] = "\n".join(line for line in (own, shared["note"], *limits(entry, spot)) if line)
    shared["status"] = _status(entry, ended=shared["when"].end is not None)
    yield Medication(
        **shared,
        code=name,
        origin=_origin(entry, spot),
        dosage=text or amount_words,
        dose=_in_units(amount, form),
        route=concept(entry.first(V3 + "routeCode"), spot),
        frequency=frequency(entry),
        form=form,
        reason=reason(entry, spot),
        as_needed=_as_needed(entry),
        supply=_supply(entry, spot),
    )


def product(entry: Statement, spot: Spot) -> Concept:
    """What is in the package: code with all translations, else its name, else the words that stand for it."""
    for holder in _HOLDERS:
        made = parts(first(entry.first(holder), V3 + "manufacturedProduct"))
        for kind in _MATERIALS:
            material = parts(made.get(kind))
            code, name = concept(material.get(CODE), spot), all_text(material.get(NAME))
            if code:
                return Concept(name, code.codings) if name and not code.label else code
            if name:
                return Concept(name)
    return NOTHING


def own_words(entry: Statement, spot: Spot) -> str:
    """What the source itself calls the product, where its code goes by another name: "Catapres 0.1 mg oral tablet" at
    the code for clonidine. A brand shares no word with what is in it, and its strength must not be lost."""
    code = down(entry.first(_HOLDERS[0]), V3 + "manufacturedProduct", _MATERIALS[0], CODE)
    words = words_in(first(code, ORIGINAL_TEXT), spot)
    if not words or concept(code, spot).text or is_at_odds(entry.first(TEXT), spot):
        return ""
    return words


def reason(entry: Statement, spot: Spot) -> str:
    """What it is for: the indications given."""
    found: dict[str, None] = {}
    for inside in entry.related():
        if inside.relation == "RSON" or inside.claims(_INDICATION):
            name = value_name(inside, spot) or name_of(inside, spot)
            if name:
                found[name.label] = None
    return "; ".join(found)


def _instruction(entry: Statement, spot: Spot, name: Concept) -> str:
    """The instruction as written; not the medicine's own name once more."""
    for inside in entry.related():
        if _FREE_TEXT_SIG in inside.templates:
            sig = words_in(inside.first(TEXT), spot)
            if sig:
                return sig
    written = entry.first(TEXT)
    text = all_text(written) if is_at_odds(written, spot) else words_in(written, spot)
    known = {name.text.casefold(), *(coding.display.casefold() for coding in name.codings)}
    if text.casefold() in known:
        return ""
    # Where the text is a whole row, the name comes first.
    return text[len(name.label) :].strip(" ;,-") if name and text.startswith(name.label) else text


def _in_units(amount: Quantity | None, form: str) -> Quantity | None:
    """A bare number counts what is administered: 2 puffs, 1 tablet."""
    if amount is None or amount.unit or amount.ucum or not form:
        return amount
    return Quantity(amount.value, form, comparator=amount.comparator)


def _as_needed(entry: Statement) -> bool:
    """Only under a condition, which is how the format says "as needed"."""
    return entry.first(V3 + "precondition") is not None


def _negated(shared: Basis) -> bool:
    return shared["standing"] is Standing.NOT_DONE


def _standing(entry: Statement, said: Standing) -> Standing:
    return Standing.HOLDS if said is Standing.PLANNED and entry.mood in _ORDERED else said


def _origin(entry: Statement, spot: Spot) -> str:
    if entry.tag == SUPPLY:
        return "MedicationDispense" if _is_handed_over(entry) else "MedicationRequest"
    if spot.kind is Kind.MEDICATION_GIVEN:
        return "MedicationAdministration"  # also where a system writes what was given with the mood of an order
    return "MedicationRequest" if entry.mood in _ORDERED else "MedicationStatement"


def _is_handed_over(supply: Statement) -> bool:
    return supply.mood == "EVN" or _DISPENSE in supply.templates


def _status(entry: Statement, *, ended: bool) -> str:
    """How it stands by the status observation inside (which speaks of the medicine), else by the act itself.

    Systems write "completed" at acts that record a medicine still taken; without an end it says nothing of it.
    """
    for inside in entry.related():
        if is_status(inside):
            display = inside.says(VALUE, "displayName").lower()
            said = STATUS.get(inside.says(VALUE), _OTHER_STATUS.get(display, display))
            if said:
                return "stopped" if said == "inactive" else "completed" if said == "resolved" else said
    said = _STATUS.get(entry.says(STATUS_CODE), "")
    return "" if said == "completed" and not ended else said


def _supply(entry: Statement, spot: Spot) -> Quantity | None:
    """How much was ordered or handed over each time."""
    if entry.tag == SUPPLY:
        return quantity(entry.first(V3 + "quantity"), spot)
    found = (quantity(one.first(V3 + "quantity"), spot) for one in entry.related() if one.tag == SUPPLY)
    return next((amount for amount in found if amount is not None), None)
