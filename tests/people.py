"""The people the tests speak of: Rosa, whose record it is, Luis, her son, and Ana, who has no business with it."""

from __future__ import annotations

from second_opinion.record import HumanName, Identifier, PartialDate, Person


def person(given: str, family: str, born: str = "", sex: str = "", *numbers: Identifier, key: str = "") -> Person:
    """A person as a file describes them; ``born`` may be partial or empty."""
    return Person(
        key=key,
        names=(HumanName(family=family, given=tuple(given.split())),),
        birth_date=PartialDate(born) if born else None,
        sex=sex,
        identifiers=numbers,
    )


ROSA = person("Rosa María", "Delgado Ruiz", "1954-03-09", "female", key="Patient/rosa")
LUIS = person("Luis", "Delgado", "1981-11-02", "male", key="Patient/luis")
ANA = person("Ana", "Whitfield", "1960-07-21", "female", key="Patient/ana")
