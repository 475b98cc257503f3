"""What becomes of a file that is dropped in: read, kept but not understood, or refused, and why."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from second_opinion.record import AnyFact, Original, Person, Reason


class Ending(StrEnum):
    """How reading one file ended. Nothing ends in silence."""

    READ = "read"
    KEPT = "kept"
    REFUSED = "refused"


class Embedded(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A document found inside another (a PDF in a DocumentReference, an unstructured CDA body).

    ``data`` are its bytes and ``place`` where in the outer file it stood. It is gathered like any other file;
    the fact that mentions it already carries its SHA-256 as ``original``.
    """

    name: str
    media_type: str
    place: str
    data: bytes


class Reading(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What a reader made of one file's bytes.

    ``people`` are the persons it names (each with a ``key`` that its facts carry as ``subject``); ``left`` counts the
    entries kept but not understood by what they call themselves ("Questionnaire": 2); ``warnings`` are things a person
    may want to know (a broken date, an undeclared prefix); ``support`` counts the entries that are no facts but explain
    others ("Practitioner": 3). ``format``, ``title``, ``custodian`` and ``created``
    describe the original.
    """

    ending: Ending
    format: str
    media_type: str
    reason: Reason | None = None
    title: str = ""
    custodian: str = ""
    created: str = ""
    people: tuple[Person, ...] = ()
    facts: tuple[AnyFact, ...] = ()
    embedded: tuple[Embedded, ...] = ()
    left: dict[str, int] = {}
    support: dict[str, int] = {}
    warnings: tuple[Reason, ...] = ()


class FileOutcome(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """How one file ended: the original as kept, and what was read from it.

    ``reason`` is always there unless the ending is READ with nothing left over.
    """

    original: Original
    ending: Ending
    reason: Reason | None = None
    people: tuple[Person, ...] = ()
    facts: tuple[AnyFact, ...] = ()
    left: dict[str, int] = {}
    warnings: tuple[Reason, ...] = ()
