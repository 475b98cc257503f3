"""What the gate hands on: a pile for each person, and what a person has to answer."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from second_opinion.record import AnyFact, Original, Person, Reason


class Doubt(StrEnum):
    """Why nobody but a person can say whether two piles are of one person."""

    NO_BIRTH_DATE = "no-birth-date"
    NEAR_BIRTH_DATE = "near-birth-date"
    OTHER_NAME = "other-name"
    OTHER_DETAILS = "other-details"
    SAME_NUMBER = "same-number"
    NOBODY_NAMED = "nobody-named"


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Are these one person? ``piles`` are the keys of both, in the order of the piles; ``text`` is what to ask."""

    doubt: Doubt
    piles: tuple[str, str]
    text: Reason


class Pile(msgspec.Struct, frozen=True, kw_only=True):
    """The files and facts of one person.

    ``key`` names the pile and its ``person`` and depends only on who the person is; it is "unnamed" for files that
    name nobody (``named`` is False then). ``versions`` are the person as each file describes them. ``why`` says what
    held the files together.
    """

    key: str
    person: Person
    named: bool = True
    versions: tuple[Person, ...] = ()
    originals: tuple[Original, ...] = ()
    facts: tuple[AnyFact, ...] = ()
    why: tuple[Reason, ...] = ()
    questions: tuple[Question, ...] = ()
