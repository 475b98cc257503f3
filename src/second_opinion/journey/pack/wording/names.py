"""What a thing is called on a page: a terminology's name without what that terminology adds for its own order."""

from __future__ import annotations

import re
from typing import Final

from second_opinion.record import Condition, Device, ImagingStudy, Procedure

# The semantic tag of a fully specified name (SNOMED CT Editorial Guide, "Fully specified name").
_SEMANTIC_TAG: Final = re.compile(
    r" \((?P<tag>disorder|finding|procedure|situation|regime/therapy|observable entity|event|person|occupation"
    r"|physical object|substance|product|medicinal product|morphologic abnormality|body structure|qualifier value"
    r"|record artifact|environment|social concept)\)\Z"
)
# The property in a long common name (LOINC Users' Guide, "Property"): its unit says the same beside the value. Some
# sources keep the zero width space that LOINC's own pages have in it.
_PROPERTY: Final = re.compile(
    r" \[(?:(?:Pure |Log )?(?:Mass|Moles|Units|#|Arbitrary|Substance|Enzymatic activity|Catalytic activity)"
    r"(?:[ /]\u200b?(?:volume|vol|mass|time|area|fraction|concentration))?"
    r"|Entitic (?:volume|vol|mass|mean volume)|(?:Volume|Mass|Number|Molar|Mole) (?:Fraction|ratio)|Ratio|Presence"
    r"|Finding|Volume Rate/Area|Volume Rate|Score|Titer|Length|Time)\](?=\s|,|\Z)",
    re.IGNORECASE,
)
_FOUND_OR_SITUATION: Final = frozenset({"finding", "situation"})


def plain(label: str) -> str:
    """The name without what SNOMED CT or LOINC put in brackets for themselves: "Acute bronchitis (disorder)", "Glucose
    [Mass/volume] in Blood". Brackets that say anything else stay."""
    if label.endswith(")"):
        label = _SEMANTIC_TAG.sub("", label)
    return _PROPERTY.sub("", label) if "[" in label else label


def is_no_disorder(label: str) -> bool:
    """True when the name's own tag says finding or situation: what was seen or where a person stands, no illness."""
    found = _SEMANTIC_TAG.search(label) if label.endswith(")") else None
    return found is not None and found["tag"] in _FOUND_OR_SITUATION


def site(fact: Condition | Device | ImagingStudy | Procedure) -> str:
    """The part of the body in words; empty where a source gives only a code for it."""
    label = plain(fact.body_site.label)
    return label if any(letter.isalpha() for letter in label) else ""
