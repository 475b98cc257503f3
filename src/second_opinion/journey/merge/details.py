"""The details of each kind that tell two statements apart.

Each function gives plain texts, empty where the source does not say. Their order is the order in which the table of
:mod:`~second_opinion.journey.merge.identity` speaks of them.
"""

from __future__ import annotations

import re
from typing import Final

from second_opinion.journey.merge.book import Book
from second_opinion.journey.merge.names import Name
from second_opinion.journey.merge.normal import digest
from second_opinion.record import (
    AdvanceDirective,
    AllergyIntolerance,
    CareTeamMember,
    Claim,
    Concept,
    Condition,
    Coverage,
    Device,
    DiagnosticReport,
    Document,
    Encounter,
    FamilyMemberHistory,
    ImagingStudy,
    Immunization,
    Medication,
    Note,
    Observation,
    PlannedCare,
    Procedure,
    Quantity,
)

ON: Final = "on"
OVER: Final = "over"
_COURSE: Final = {
    "active": ON, "recurrence": ON, "relapse": ON, "on-hold": ON, "suspended": ON, "in-progress": ON, "intended": ON,
    "completed": OVER, "stopped": OVER, "cancelled": OVER, "aborted": OVER, "ended": OVER, "discontinued": OVER,
    "inactive": OVER, "resolved": OVER, "remission": OVER,
}  # fmt: skip
# Ways of saying the common routes (FHIR R4 route-codes and NCI Thesaurus displays, and what prescriptions abbreviate).
_ROUTES: Final = {
    "oral": "oral", "by mouth": "oral", "po": "oral", "oral route": "oral", "oral use": "oral",
    "intravenous": "iv", "iv": "iv", "intravenous route": "iv", "intravenous use": "iv",
    "intramuscular": "im", "im": "im", "intramuscular route": "im", "intramuscular use": "im",
    "subcutaneous": "sc", "sc": "sc", "subq": "sc", "sq": "sc", "subcutaneous route": "sc", "subcutaneous use": "sc",
    "topical": "topical", "topical route": "topical", "cutaneous": "topical", "transdermal": "transdermal",
    "inhalation": "inhaled", "respiratory inhalation": "inhaled", "respiratory tract": "inhaled", "inhaled": "inhaled",
    "nasal": "nasal", "ophthalmic": "eye", "otic": "ear", "rectal": "rectal", "vaginal": "vaginal",
    "sublingual": "sublingual",
}  # fmt: skip
_ORDERS: Final = {"": "order", "MedicationRequest": "order", "MedicationStatement": "order", "MedicationOrder": "order"}
# HL7 v3 RoleCode, PersonalRelationshipRoleType.
_RELATIVES: Final = {
    "MTH": "mother", "NMTH": "mother", "FTH": "father", "NFTH": "father", "BRO": "brother", "NBRO": "brother",
    "SIS": "sister", "NSIS": "sister", "SON": "son", "NSON": "son", "DAU": "daughter", "DAUC": "daughter",
    "GRMTH": "grandmother", "GRFTH": "grandfather", "MGRMTH": "maternal grandmother",
    "MGRFTH": "maternal grandfather", "PGRMTH": "paternal grandmother", "PGRFTH": "paternal grandfather",
}  # fmt: skip
_YEARS: Final = re.compile(r"(\d{1,3})(?: ?(?:y|a|yr|yrs|year|years|yo|year old|years old|years of age|anos))?\Z")
_STRENGTH: Final = re.compile(r"(\d+(?:[.,]\d+)*)\s*(mg|mcg|µg|ug|g|units?|iu|ml|meq)\b", re.IGNORECASE)


def condition(fact: Condition, name: Name, book: Book) -> tuple[str, ...]:
    """Course, side, list."""
    return _COURSE.get(fact.clinical_status, ""), side(name, fact.body_site, book), fact.category


def medication(fact: Medication, _name: Name, book: Book) -> tuple[str, ...]:
    """Course, dose, route, and whether it is an order, a hand-over or a gift."""
    dose = fact.dose if fact.dose is not None else strength_in(fact.dosage)
    route = _ROUTES.get(book.label(fact.route), "") if fact.route else ""
    return _COURSE.get(fact.status, ""), book.amount(dose).key, route, _ORDERS.get(fact.origin, fact.origin)


def allergy(fact: AllergyIntolerance, _name: Name, _book: Book) -> tuple[str, ...]:
    """Course, and whether it says that none is known (of which category)."""
    return _COURSE.get(fact.clinical_status, ""), f"none {fact.category}" if fact.none_known else "some"


def observation(fact: Observation, name: Name, book: Book) -> tuple[str, ...]:
    """Value (or why there is none), and side."""
    value = fact.value if fact.value is not None or not fact.absent_reason else f"absent: {fact.absent_reason}"
    return book.amount(value).key, side(name, fact.body_site, book)


def procedure(fact: Procedure, name: Name, book: Book) -> tuple[str, ...]:
    """Side."""
    return (side(name, fact.body_site, book),)


def immunization(fact: Immunization, _name: Name, book: Book) -> tuple[str, ...]:
    """Lot."""
    return (book.words(fact.lot_number),)


def encounter(fact: Encounter, _name: Name, book: Book) -> tuple[str, ...]:
    """Class, end, and then everything that is evidence of one visit rather than another."""
    return fact.encounter_class, book.moment(fact.when.end).own, "\x1e".join(sorted(evidence(fact, book)))


def evidence(fact: Encounter, book: Book) -> frozenset[str]:
    """Numbers, people and places of a visit."""
    marks = {f"id {found.system}#{found.value}" for found in fact.identifiers}
    marks.update(f"place {book.words(place)}" for place in (fact.organization, fact.location) if book.words(place))
    for performer in fact.performers:
        marks.update(f"who {mark}" for mark in (performer.npi, book.words(performer.name)) if mark)
    return frozenset(marks)


def note(_fact: Note, _name: Name, _book: Book) -> tuple[str, ...]:
    """Nothing beyond its name."""
    return ()


def report(fact: DiagnosticReport, _name: Name, _book: Book) -> tuple[str, ...]:
    """Text (an amended report is another report), and what it groups."""
    return digest(fact.text or fact.conclusion), digest("\x1f".join(sorted(fact.results)))


def document(fact: Document, _name: Name, book: Book) -> tuple[str, ...]:
    """Original, or the address where it is said to be, or else the title."""
    return fact.original, fact.location, "" if fact.original or fact.location else book.words(fact.title)


def imaging(fact: ImagingStudy, name: Name, book: Book) -> tuple[str, ...]:
    """Study UID, accession number, modality, side."""
    return fact.study_uid, fact.accession, fact.modality, side(name, fact.body_site, book)


def device(fact: Device, name: Name, book: Book) -> tuple[str, ...]:
    """Unique device identifier, serial number, side."""
    return fact.udi, fact.serial, side(name, fact.body_site, book)


def family(fact: FamilyMemberHistory, _name: Name, book: Book) -> tuple[str, ...]:
    """Relative, their name, ages, whether they live, and whether that was why they died where it is said."""
    alive = "" if fact.deceased is None else str(fact.deceased)
    ages = (_years(book.words(fact.age_at_onset)), _years(book.words(fact.age_at_death)))
    cause = "cause" if fact.cause_of_death else ""
    return relative(fact.relationship, book), book.words(fact.relative_name), *ages, alive, cause


def relative(relationship: Concept, book: Book) -> str:
    """Which relative: a code without words by what HL7 v3 RoleCode calls it."""
    words = book.label(relationship)
    return next((_RELATIVES[one.code] for one in relationship.codings if one.code in _RELATIVES), words)


def _years(words: str) -> str:
    """ "65", "65 years" and "65 y" are one age; months are another."""
    found = _YEARS.match(words)
    return found[1] if found else words


def care_team(fact: CareTeamMember, _name: Name, book: Book) -> tuple[str, ...]:
    """Role, and who."""
    who = fact.performers[0] if fact.performers else None
    return book.label(fact.code), (book.words(who.name) if who else "")


def coverage(fact: Coverage, _name: Name, book: Book) -> tuple[str, ...]:
    """Member number, payer, plan, group."""
    return fact.member_id, book.words(fact.payer), book.words(fact.plan), fact.group


def planned(fact: PlannedCare, name: Name, book: Book) -> tuple[str, ...]:
    """Kind of plan, target, reason, side."""
    return fact.origin, book.words(fact.target), book.words(fact.reason), name.side


def directive(fact: AdvanceDirective, _name: Name, book: Book) -> tuple[str, ...]:
    """What is wished, and the document that says so."""
    return book.amount(fact.value).key, fact.document


def claim(fact: Claim, _name: Name, book: Book) -> tuple[str, ...]:
    """Everything a bill says: two bills are one only when they agree in all of it."""
    return (billed(fact, book),)


def billed(fact: Claim, book: Book) -> str:
    """A fingerprint of who bills whom for what."""
    said = (fact.origin, fact.claim_type, fact.status, fact.provider, fact.insurer, *fact.items, fact.total)
    diagnoses = sorted(book.names.of(diagnosis).key for diagnosis in fact.diagnoses)
    return digest("\x1f".join((*said, fact.patient_paid, *diagnoses)))


def side(name: Name, site: Concept, book: Book) -> str:
    """The side of the body that the site or the name speaks of, or empty."""
    found = book.names.of(site).side if site else ""
    return found or name.side


def strength_in(dosage: str) -> Quantity | None:
    """The one amount a dosage text speaks of ("500 mg twice daily"), or None when there is none or more than one."""
    if not dosage:
        return None
    found = {Quantity(each[1].replace(",", ""), each[2].lower()) for each in _STRENGTH.finditer(dosage)}
    return found.pop() if len(found) == 1 else None
