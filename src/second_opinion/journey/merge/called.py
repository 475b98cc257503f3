"""What a fact of each kind is called, where its code alone does not say it: tokens that name the thing for certain."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.merge.book import Book
from second_opinion.journey.merge.details import billed, relative
from second_opinion.journey.merge.names import Name
from second_opinion.journey.merge.normal import digest, plain
from second_opinion.record import (
    NOTHING,
    AllergyIntolerance,
    CareTeamMember,
    Claim,
    Coding,
    Concept,
    Coverage,
    Device,
    DiagnosticReport,
    Document,
    FamilyMemberHistory,
    ImagingStudy,
    Note,
)
from second_opinion.record.codes import SNOMED

# SNOMED CT: no known allergy (716186003), no known allergies (160244002).
_NO_ALLERGY: Final = frozenset({"716186003", "160244002"})
_NO_ALLERGY_WORDS: Final = frozenset({"no known allergies", "no known allergy", "nka", "sin alergias conocidas"})


def allergy_name(fact: AllergyIntolerance, book: Book) -> Name:
    """The substance. That no allergy at all is known is the same thing however it is said."""
    return book.names.of(NOTHING, ("none known",)) if none_at_all(fact) else book.names.of(fact.code)


def none_at_all(fact: AllergyIntolerance) -> bool:
    """True for "no known allergies" of any kind, false for those of a class ("no known drug allergies")."""
    said = fact.code.code_in(SNOMED) in _NO_ALLERGY or plain(fact.code.text) in _NO_ALLERGY_WORDS
    return fact.none_known and (said or not fact.code)


def note_name(fact: Note, book: Book) -> Name:
    """The text itself, within its section or title: "None" means something else under each."""
    under = fact.section or book.words(fact.title) or book.label(fact.code)
    return book.names.of(NOTHING, (f"text {under} {digest(fact.text)}",))


def report_name(fact: DiagnosticReport, book: Book) -> Name:
    """What it reports on, or its text when that is long enough to be nobody else's."""
    text = fact.text or fact.conclusion
    return book.names.of(fact.code, (f"text {digest(text)}",) if len(text) > 80 else ())


def document_name(fact: Document, book: Book) -> Name:
    """The hash of its bytes, or its address, or else what it is called."""
    if fact.original or fact.location:
        return book.names.of(NOTHING, (f"document {fact.original or fact.location}",))
    return book.names.of(fact.code, (f"title {book.words(fact.title)}",) if fact.title else ())


def imaging_name(fact: ImagingStudy, book: Book) -> Name:
    """UID, accession number, description."""
    marks = [f"study {fact.study_uid}"] if fact.study_uid else []
    marks += [f"accession {fact.accession}"] if fact.accession else []
    marks += [words] if (words := book.words(fact.description)) else []
    return book.names.of(fact.code, tuple(marks))


def device_name(fact: Device, book: Book) -> Name:
    """What it is, and its unique device identifier."""
    return book.names.of(fact.code, (f"udi {fact.udi}",) if fact.udi else ())


def family_name(fact: FamilyMemberHistory, book: Book) -> Name:
    """The condition; a relative without one is named by the relationship."""
    return book.names.of(fact.code, () if fact.code else (f"relative {relative(fact.relationship, book)}",))


def care_team_name(fact: CareTeamMember, book: Book) -> Name:
    """National number and name of the person; a team without a person is named by the role."""
    marks = [mark for who in fact.performers[:1] for mark in (who.npi, book.words(who.name)) if mark]
    return book.names.of(NOTHING if marks else fact.code, tuple(f"who {mark}" for mark in marks))


def coverage_name(fact: Coverage, book: Book) -> Name:
    """Type of plan, member number and payer."""
    marks = (("member", fact.member_id), ("payer", book.words(fact.payer)))
    return book.names.of(fact.code, tuple(f"{kind} {mark}" for kind, mark in marks if mark))


def claim_name(fact: Claim, book: Book) -> Name:
    """Its numbers, which count as codes of who gave them, and all that it bills. The number of a claim group says
    nothing: one group holds several claims."""
    numbers = [number for number in fact.identifiers if number.value and not number.system.endswith("claim-group")]
    codings = tuple(sorted(Coding(number.system, number.value) for number in numbers))
    return book.names.of(Concept("", codings), (f"bill {billed(fact, book)}",))
