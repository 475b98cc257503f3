"""What Alder Mesa's portal gave in 2018: FHIR DSTU2."""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.story.people import MRN_ALDER_MESA, ROSA, identified_by
from second_opinion.content.family.story.told import OLD_PORTAL
from second_opinion.content.family.story.whole import seen_by
from second_opinion.content.family.writers import dstu2, fhir
from second_opinion.content.family.writers.fhir.life import patient

_BASE: Final = "https://portal.aldermesa.example/dstu2"
_ROSA: Final = "480213"


def record() -> bytes:
    """The bundle, as a page of search results."""
    person = patient(identified_by(ROSA, MRN_ALDER_MESA), _ROSA)
    # In DSTU2 a family name is a list.
    person["name"] = [{**name, "family": [name["family"]]} for name in person["name"]]
    written = [person, *dstu2.resources(seen_by(OLD_PORTAL), _ROSA)]
    entries = [{"fullUrl": f"{_BASE}/{each['resourceType']}/{each['id']}", "resource": each} for each in written]
    return fhir.encoded({"resourceType": "Bundle", "type": "searchset", "total": len(written), "entry": entries})
