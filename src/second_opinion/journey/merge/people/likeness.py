"""Are two descriptions of a person certainly one, certainly two, or a question?

Names are compared without case, accents, order and titles. A second surname, a middle name or an initial may be missing
on one side. People of one household share surnames, addresses and portals, and twins share a birth date: another given
name is another person unless a number says otherwise.
"""

from __future__ import annotations

from enum import IntEnum

from second_opinion.journey.merge.normal import plain
from second_opinion.journey.merge.people.piles import Doubt
from second_opinion.record import HumanName, PartialDate, Person

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "md", "phd", "sr", "sra", "don", "dona"})
_GENERATIONS = frozenset({"jr", "ii", "iii", "iv"})

SHORT_POINTER = "reference in "
"""How the identifier of a person begins whom a file only points at, with the folder the pointer is good for."""


class Likeness(IntEnum):
    """How two names, or two dates, stand to each other."""

    EQUAL = 1
    NEAR = 2
    UNKNOWN = 3
    DIFFERENT = 4


Parts = tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]


class Described:
    """A description as it compares, worked out once for many comparisons."""

    __slots__ = ("birth", "names", "numbers", "sex")

    def __init__(self, people: list[Person]) -> None:
        """``people`` differ in nothing but their numbers."""
        self.names = [part for part in map(_part, people[0].names) if part[0] or part[1]]
        self.birth = people[0].birth_date
        self.sex = people[0].sex
        numbers = (number for person in people for number in person.identifiers)
        self.numbers = frozenset(number for number in numbers if number.system and number.value)


def alike(one: Described, two: Described) -> bool | Doubt:
    """True for certainly one person, False for certainly two, else the doubt."""
    names = min((_name(mine, theirs) for mine in one.names for theirs in two.names), default=Likeness.UNKNOWN)
    births = _births(one.birth, two.birth)
    number = _shared_number(one, two, named=names is not Likeness.UNKNOWN)
    if births is Likeness.DIFFERENT or names is Likeness.DIFFERENT:
        # One of the two must be beyond doubt for a shared number to raise a question: dummy numbers are common.
        return Doubt.SAME_NUMBER if number and Likeness.EQUAL in {births, names} else False
    if names is Likeness.UNKNOWN:
        return number and (births is not Likeness.NEAR or Doubt.NEAR_BIRTH_DATE)
    if names is Likeness.NEAR:
        return _near_names(births, number=number)
    if births is Likeness.NEAR:
        return Doubt.NEAR_BIRTH_DATE
    return _equal_names(one, two, births, number=number)


def _shared_number(one: Described, two: Described, *, named: bool) -> bool:
    """True when both carry the same number of the same issuer. Where both are named, a short pointer ("Patient/1")
    proves nothing: each server counts from one."""
    shared = one.numbers & two.numbers
    return any(not named or not number.system.startswith(SHORT_POINTER) for number in shared)


def _equal_names(one: Described, two: Described, births: Likeness, *, number: bool) -> bool | Doubt:
    if number:
        return True
    if births is Likeness.UNKNOWN:
        return Doubt.NO_BIRTH_DATE
    return Doubt.OTHER_DETAILS if {one.sex, two.sex} == {"female", "male"} else True


def _near_names(births: Likeness, *, number: bool) -> bool | Doubt:
    """A name that may have changed (marriage) or been written otherwise, with the same birth date."""
    if births is Likeness.EQUAL:
        return number or Doubt.OTHER_NAME
    return Doubt.OTHER_NAME if number else False


def _part(name: HumanName) -> Parts:
    """Given names, surnames and generation of a name; a text is cut at its comma, else before its last word."""
    given, family = " ".join(name.given), name.family
    if not given and not family:
        last, comma, rest = name.text.partition(",")
        if comma:
            family, given = last, rest
        else:
            *first, family = name.text.split() or [""]
            given = " ".join(first)
    words = [
        tuple(word for word in plain(part.replace("'", "")).split() if word not in _TITLES) for part in (given, family)
    ]
    generation = {"jr" if word == "jr" else word for part in words for word in part} | set(plain(name.suffix).split())
    bare = [tuple(word for word in part if word not in _GENERATIONS) for part in words]
    return bare[0], bare[1], frozenset(generation & _GENERATIONS)


def _name(one: Parts, two: Parts) -> Likeness:
    if sorted(one[0] + one[1]) == sorted(two[0] + two[1]):
        return Likeness.EQUAL if one[2] == two[2] else Likeness.NEAR
    if not one[0] or not two[0] or not one[1] or not two[1]:
        shared = set(one[0] + one[1]) & set(two[0] + two[1])
        return Likeness.NEAR if shared else Likeness.DIFFERENT
    given, family = _given(one[0], two[0]), _family(one[1], two[1])
    if given is Likeness.DIFFERENT:
        return Likeness.DIFFERENT
    if given is Likeness.EQUAL and family is Likeness.EQUAL:
        return Likeness.EQUAL if one[2] == two[2] else Likeness.NEAR
    # Another surname with the same given name is marriage or a stranger: the birth date has the word.
    return Likeness.NEAR if family is not Likeness.DIFFERENT or given is Likeness.EQUAL else Likeness.DIFFERENT


def _given(one: tuple[str, ...], two: tuple[str, ...]) -> Likeness:
    """First names must be equal or one an initial; of the others one side may leave out some or write initials."""
    if one[0] != two[0]:
        initial = min(len(one[0]), len(two[0])) == 1 and one[0][0] == two[0][0]
        return Likeness.NEAR if initial or _slip(one[0], two[0]) else Likeness.DIFFERENT
    for mine, theirs in zip(one[1:], two[1:], strict=False):
        if mine != theirs and not (min(len(mine), len(theirs)) == 1 and mine[0] == theirs[0]):
            return Likeness.NEAR
    return Likeness.EQUAL


def _family(one: tuple[str, ...], two: tuple[str, ...]) -> Likeness:
    """Surnames are equal in any order and with a second one left out; a slip of one letter is near."""
    mine, theirs = (
        {word for part in one for word in part.split("-")},
        {word for part in two for word in part.split("-")},
    )
    if mine <= theirs or theirs <= mine or "".join(one) == "".join(two):
        return Likeness.EQUAL
    if mine & theirs or _slip("".join(one), "".join(two)):
        return Likeness.NEAR
    return Likeness.DIFFERENT


def _slip(one: str, two: str) -> bool:
    """One letter changed, added, left out or two neighbours swapped, in a word long enough to tell."""
    if min(len(one), len(two)) < 4 or abs(len(one) - len(two)) > 1:
        return False
    if len(one) == len(two):
        wrong = [place for place in range(len(one)) if one[place] != two[place]]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
        return len(wrong) < 2 or (swapped and one[wrong[0]] == two[wrong[1]] and one[wrong[1]] == two[wrong[0]])
    short, long = sorted((one, two), key=len)
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def _births(one: PartialDate | None, two: PartialDate | None) -> Likeness:
    """Equal to the day; near when part is missing, one digit differs, two neighbours or day and month are swapped."""
    if one is None or two is None:
        return Likeness.UNKNOWN
    mine, theirs = one.day, two.day
    if mine == theirs and len(mine) == 10:
        return Likeness.EQUAL
    if len(mine) < 10 or len(theirs) < 10:
        return Likeness.NEAR if one.agrees_with(two) else Likeness.DIFFERENT
    wrong = [place for place in range(10) if mine[place] != theirs[place]]
    swapped = sorted(mine[place] for place in wrong) == sorted(theirs[place] for place in wrong) and len(wrong) == 2
    day_and_month = mine[:4] == theirs[:4] and (mine[5:7], mine[8:]) == (theirs[8:], theirs[5:7])
    return Likeness.NEAR if len(wrong) == 1 or swapped or day_and_month else Likeness.DIFFERENT
