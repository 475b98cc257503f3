"""The question: which plan, what for, where, which opinion. A service is recognised in a person's own words."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import msgspec

from second_opinion.content.coverage import Plan, Services
from second_opinion.content.coverage.schema import Kind, Opinion

STATES: Final = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA PR RI SC SD TN TX UT VT VA VI WA WV WI WY"
).split()
"""Postal codes of the states, the District of Columbia, Puerto Rico and the Virgin Islands."""
_BEFORE: Final = (
    r"(?<!\bnot )(?<!\bnon )(?<!\bno )(?<!\bsin )(?<!\bnot an )(?<!\bno es )(?<!\bno una )(?<!\bno es una )"
)
"""A word right after "not" does not count: "not cosmetic", "no es una emergencia"."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked. ``state`` is a postal code or empty; ``year`` the year of the visit; ``required``: the plan itself
    asks for the opinion."""

    plan: str
    service: str
    kind: Kind
    opinion: Opinion
    year: int
    state: str = ""
    cancer: bool = False
    required: bool = False


def ask(
    plan: str,
    service: str,
    services: Services,
    *,
    year: int,
    state: str = "",
    differ: bool = False,
    required: bool = False,
) -> Asked:
    """The question as a person put it, with what her words mean."""
    return Asked(
        plan=plan,
        service=service.strip(),
        kind=kind_of(service, services),
        opinion=opinion_of(service, services, differ=differ),
        year=year,
        state=state.strip().upper(),
        cancer=is_cancer(service, services),
        required=required,
    )


def plan_named(word: str, plans: tuple[Plan, ...]) -> Plan | None:
    """The plan of that name or other name, in any case, with spaces or dashes."""
    wanted = re.sub(r"[\s_]+", "-", word.strip().lower())
    return next((plan for plan in plans if wanted in (plan.id, *plan.also)), None)


def kind_of(service: str, services: Services) -> Kind:
    """What kind of service a person's words name; "other" when none of the known words is in them."""
    said = _plain(service)
    for kind in services.kinds:
        if _names(said, kind.words):
            return kind.id
    return "other"


def opinion_of(service: str, services: Services, *, differ: bool) -> Opinion:
    """Which opinion is asked about: the third when the two differ, or when the words say so."""
    if differ:
        return "third"
    return "third-agreed" if _names(_plain(service), services.third) else "second"


def is_cancer(service: str, services: Services) -> bool:
    """Whether the words name cancer or its treatment."""
    return _names(_plain(service), services.cancer)


def _names(said: str, words: tuple[str, ...]) -> bool:
    return any(re.search(rf"{_BEFORE}\b{re.escape(word)}\b", said) for word in words)


def _plain(text: str) -> str:
    """Lower case, no accents, one space, a dash as a space except within known words."""
    bare = "".join(each for each in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(each))
    return re.sub(r"\s+", " ", bare.replace("non-", "non "))
