"""What a fact is, whatever its kind: a thing named, a time, how far it stands, and where it comes from."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from second_opinion.record.care import Practitioner
from second_opinion.record.codes import NOTHING, Concept
from second_opinion.record.dates import NO_TIME, PartialDate, Period
from second_opinion.record.person import Identifier
from second_opinion.record.source import Source


class Standing(StrEnum):
    """How far a statement may be taken as true. Only HOLDS and UNCONFIRMED may be shown as the person's own."""

    HOLDS = "holds"
    """The source says so (now or in the past: an ended condition still held)."""
    UNCONFIRMED = "unconfirmed"
    """Suspected, provisional or one of several possibilities; to be shown as such."""
    PLANNED = "planned"
    """Ordered, intended or proposed, not done."""
    NOT_DONE = "not-done"
    """Not performed, not given, refused."""
    REFUTED = "refuted"
    """Ruled out or denied: the source says the person does not have it."""
    ENTERED_IN_ERROR = "entered-in-error"
    """The source took it back."""


class Fact(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="kind"):
    """One statement about one person.

    ``id`` is given by *merge*. ``subject`` is the key of the Person it is about, within its file ("" when
    the file names only one). ``code`` says what it is. ``when`` is the clinical time (FHIR onset–abatement,
    effective, performed, occurrence, period); ``recorded`` the time it was written down (recordedDate,
    authoredOn, issued, date). ``status`` is the source's own status code, verbatim. ``note`` is free text
    said about it. ``identifiers`` are the ids the source gave (C-CDA ``id``, FHIR ``identifier``), which are
    known to be reused for different facts.
    """

    id: str = ""
    subject: str = ""
    code: Concept = NOTHING
    standing: Standing = Standing.HOLDS
    status: str = ""
    when: Period = NO_TIME
    recorded: PartialDate | None = None
    performers: tuple[Practitioner, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    note: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def label(self) -> str:
        """What to call it on a page."""
        return self.code.label

    @property
    def stands(self) -> bool:
        """True when it may be shown as the person's own (certain or, marked so, suspected)."""
        return self.standing is Standing.HOLDS or self.standing is Standing.UNCONFIRMED
