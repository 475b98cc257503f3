"""The people of the story. All invented: no person, address, telephone or number is a real one.

Telephone numbers are of the range 555-01xx, kept free for stories. Identifier systems stand under 2.999, the arc
kept for examples.
"""

from __future__ import annotations

from typing import Final

import msgspec

from second_opinion.content.family.story.told import day
from second_opinion.record import Address, ContactPoint, HumanName, Identifier, Person

MRN_ALDER_MESA: Final = "urn:oid:2.999.48.1"
MRN_ST_BRANNOCK: Final = "urn:oid:2.999.48.2"
MRN_COTTONWOOD: Final = "urn:oid:2.999.48.3"
MRN_PIEDRA: Final = "urn:oid:2.999.48.4"
MEDICARE_NUMBER: Final = "http://hl7.org/fhir/sid/us-mbi"

HOME: Final = Address(("118 Calle del Sauce",), "Mesa Clara", "NM", "87999", "US")

ROSA: Final = Person(
    key="rosa-delgado",
    names=(HumanName("Delgado", ("Rosa", "Elena"), use="official"),),
    birth_date=day("1954-03-09"),
    sex="female",
    identifiers=(
        Identifier(MRN_ALDER_MESA, "AM-480213"),
        Identifier(MRN_ST_BRANNOCK, "77120456"),
        Identifier(MRN_COTTONWOOD, "DELRO-54"),
        Identifier(MRN_PIEDRA, "P0093317"),
        # Medicare never uses the letters S, L, O, I, B and Z: this number cannot be anyone's.
        Identifier(MEDICARE_NUMBER, "1SO0LB0ZI00"),
    ),
    addresses=(HOME,),
    telecoms=(ContactPoint("phone", "(505) 555-0142", "home"),),
    languages=("es", "en"),
)

LUIS: Final = Person(
    key="luis-delgado",
    names=(HumanName("Delgado", ("Luis", "Ángel"), use="official"),),
    birth_date=day("1981-07-22"),
    sex="male",
    identifiers=(Identifier(MRN_ALDER_MESA, "AM-615590"),),
    addresses=(Address(("2204 Ocotillo Court", "Apt 6"), "Mesa Clara", "NM", "87999", "US"),),
    telecoms=(ContactPoint("phone", "(505) 555-0178", "mobile"), ContactPoint("email", "luis.delgado@example.org")),
    languages=("en", "es"),
)

# A stranger with almost the same name, from the same town, born on the same figures in another order.
STRANGER: Final = Person(
    key="rosa-delgadillo",
    names=(HumanName("Delgadillo", ("Rosa", "M."), use="official"),),
    birth_date=day("1954-09-03"),
    sex="female",
    identifiers=(Identifier(MRN_ST_BRANNOCK, "77120465"),),
    addresses=(Address(("41 Plaza Vieja",), "Mesa Clara", "NM", "87999", "US"),),
    telecoms=(ContactPoint("phone", "(505) 555-0193", "home"),),
    languages=("es",),
)


def identified_by(person: Person, *systems: str) -> Person:
    """The person as one portal knows them: with that portal's own numbers only."""
    kept = tuple(identifier for identifier in person.identifiers if identifier.system in systems)
    return msgspec.structs.replace(person, identifiers=kept)
