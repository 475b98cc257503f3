"""For each kind of fact: what tells two statements of it apart.

The table follows the kinds of FHIR R4. A *detail* is a short text, empty when the source does not say; two statements
whose details are both said and differ are never the same, whatever else agrees.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Any, Final

import msgspec

from second_opinion.journey.merge import called
from second_opinion.journey.merge import details as of
from second_opinion.journey.merge.book import Book
from second_opinion.journey.merge.moments import Moment
from second_opinion.journey.merge.names import Name
from second_opinion.record import (
    AdvanceDirective,
    AllergyIntolerance,
    AnyFact,
    CareTeamMember,
    Claim,
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
    PartialDate,
    PlannedCare,
    Procedure,
    Result,
    SocialHistory,
    Standing,
    VitalSign,
)


class Rule(msgspec.Struct, frozen=True, gc=False):
    """How statements of one kind are told apart.

    ``group`` names the kinds that may be one fact. ``details`` gives the details, of which those numbered in
    ``amounts`` are compared as amounts and the one numbered ``course`` (-1: none) as a status that may change with
    time, and the one numbered ``excused`` (-1: none) tells nothing apart when both name the same day. Where it is
    ``ended_by_source``, only the source that said it runs may say later that it is over: what one hospital stops,
    another may still give.
    Those in ``within`` tell apart only what one original says: it knows why it says it twice. ``name`` is what
    the thing is called, its ``code`` if nothing else is given. ``start`` is the date that must agree. ``by_visit`` is
    for encounters, which have no name worth comparing and need evidence instead.
    """

    group: str
    details: Callable[[Any, Name, Book], tuple[str, ...]]
    start: Callable[[Any], PartialDate | None]
    name: Callable[[Any, Book], Name] | None = None
    amounts: tuple[int, ...] = ()
    course: int = -1
    ended_by_source: bool = False
    excused: int = -1
    within: tuple[int, ...] = ()
    by_visit: bool = False


def _begin(fact: AnyFact) -> PartialDate | None:
    return fact.when.first


def _begin_or_recorded(fact: AnyFact) -> PartialDate | None:
    return fact.when.first or fact.recorded


def _start_or_recorded(fact: AnyFact) -> PartialDate | None:
    return fact.when.start or fact.recorded


def _any_time(_fact: AnyFact) -> PartialDate | None:
    return None


def _onset(fact: Condition) -> PartialDate | None:
    return fact.when.start


def _note_time(fact: Note) -> PartialDate | None:
    # A section's narrative is printed anew in each document; a letter or visit note belongs to its day.
    return None if fact.section else fact.when.first or fact.recorded


def _due(fact: PlannedCare) -> PartialDate | None:
    return fact.when.first or fact.due or fact.recorded


_MEASURED: Final = Rule("observation", of.observation, _begin_or_recorded, amounts=(0,))

RULES: Final[dict[type[AnyFact], Rule]] = {
    Condition: Rule("condition", of.condition, _onset, course=0, excused=2),
    Medication: Rule("medication", of.medication, _start_or_recorded, amounts=(1,), course=0, ended_by_source=True),
    AllergyIntolerance: Rule("allergy", of.allergy, _any_time, called.allergy_name, course=0, ended_by_source=True),
    Observation: _MEASURED,
    Result: _MEASURED,
    VitalSign: _MEASURED,
    SocialHistory: _MEASURED,
    Procedure: Rule("procedure", of.procedure, _begin),
    Immunization: Rule("immunization", of.immunization, _begin),
    Encounter: Rule("encounter", of.encounter, _begin, within=(1,), by_visit=True),
    Note: Rule("note", of.note, _note_time, called.note_name),
    DiagnosticReport: Rule("report", of.report, _begin_or_recorded, called.report_name, within=(1,)),
    Document: Rule("document", of.document, _begin_or_recorded, called.document_name),
    ImagingStudy: Rule("imaging", of.imaging, _begin, called.imaging_name),
    Device: Rule("device", of.device, _begin, called.device_name),
    FamilyMemberHistory: Rule("family", of.family, _any_time, called.family_name),
    CareTeamMember: Rule("careteam", of.care_team, _any_time, called.care_team_name),
    Coverage: Rule("coverage", of.coverage, _begin, called.coverage_name),
    PlannedCare: Rule("planned", of.planned, _due),
    AdvanceDirective: Rule("directive", of.directive, _begin_or_recorded, amounts=(0,)),
    Claim: Rule("claim", of.claim, _begin, called.claim_name),
}

_HOLDS: Final = Standing.HOLDS
_SUSPECTED: Final = Standing.UNCONFIRMED

# Where the parts of a statement's key stand.
GROUP, NAME, MOMENT, STANDS, DETAILS = range(5)
# The number of an encounter's detail that speaks for a visit, never against it.
EVIDENCE: Final = 2
Key = tuple[str, ...]


def key_of(fact: AnyFact, book: Book) -> tuple[Key, Name, Moment]:
    """What the fact says, as texts: equal for two facts that certainly say the same. And its name and its moment.

    A fact that names nothing at all is only ever the same as one equal to it in every word.
    """
    rule = RULES[type(fact)]
    name = rule.name(fact, book) if rule.name else book.names.of(fact.code)
    moment = book.moment(rule.start(fact))
    named = name.key if name.tokens or rule.by_visit else wording(fact)
    standing = fact.standing
    # A suspicion and its confirmation are one statement that grew firmer; all else is a statement of its own.
    stands = "holds" if standing is _HOLDS or standing is _SUSPECTED else standing.value
    key = (rule.group, named, moment.own, stands, *rule.details(fact, name, book))
    return key, name, moment


def wording(fact: AnyFact) -> str:
    """A fingerprint of all a fact says, without where it says it."""
    bare = msgspec.structs.replace(fact, id="", subject="", sources=(), identifiers=())
    return "~" + blake2b(msgspec.json.encode(bare), digest_size=16).hexdigest()
