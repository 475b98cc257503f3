"""Elements of a C-CDA document as text. Text and attribute values are escaped; nothing here parses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from second_opinion.record import Coding, Concept, PartialDate, Period, Practitioner, Quantity
from second_opinion.record.codes import OID_TO_URI

_OIDS: Final[dict[str, str]] = {uri: oid for oid, uri in reversed(OID_TO_URI.items())}
_NAMES: Final = {
    "2.16.840.1.113883.6.1": "LOINC",
    "2.16.840.1.113883.6.96": "SNOMED CT",
    "2.16.840.1.113883.6.88": "RxNorm",
    "2.16.840.1.113883.6.90": "ICD-10-CM",
    "2.16.840.1.113883.6.12": "CPT-4",
    "2.16.840.1.113883.12.292": "CVX",
}


def el(tag: str, attributes: dict[str, str] | None = None, *children: str) -> str:
    """An element; attributes without a value are left out, children are elements already written."""
    written = "".join(f" {name}={quoteattr(value)}" for name, value in (attributes or {}).items() if value)
    inside = "\n".join(child for child in children if child)
    return f"<{tag}{written}>{inside}</{tag}>" if inside else f"<{tag}{written}/>"


def words(tag: str, text: str, attributes: dict[str, str] | None = None) -> str:
    """An element with text; line breaks become ``br``."""
    return el(tag, attributes, escape(text).replace("\n", "<br/>")) if text else ""


def plain(tag: str, text: str) -> str:
    """An element with text whose line breaks stay."""
    return el(tag, None, escape(text)) if text else ""


def template(root: str, extension: str = "") -> str:
    """A templateId."""
    return el("templateId", {"root": f"2.16.840.1.113883.10.20.22.{root}", "extension": extension})


def oid(system: str) -> str:
    """The OID of a code system given by its FHIR address or as ``urn:oid:``."""
    return _OIDS.get(system, system.removeprefix("urn:oid:"))


def coded(tag: str, value: Concept, reference: str, kind: str = "") -> str:
    """A coded element: the first code, the others as translations, the words by reference to the narrative.

    Without any code it says so (nullFlavor) and leaves the words in the narrative, as a quarter of real entries do.
    """
    original = el("originalText", None, el("reference", {"value": f"#{reference}"})) if reference else ""
    first, *others = value.codings or (Coding("", ""),)
    shown = {"xsi:type": kind} if kind else {}
    if not first.code:
        return el(tag, {**shown, "nullFlavor": "UNK"}, original)
    translations = [el("translation", _attributes(each)) for each in others]
    return el(tag, {**shown, **_attributes(first)}, original, *translations)


def _attributes(value: Coding) -> dict[str, str]:
    number = oid(value.system)
    return {
        "code": value.code,
        "codeSystem": number,
        "codeSystemName": _NAMES.get(number, ""),
        "displayName": value.display,
    }


def fixed(tag: str, code: str, system: str, display: str, kind: str = "") -> str:
    """A code from one of HL7's own systems."""
    return el(tag, {"xsi:type": kind, "code": code, "codeSystem": system, "displayName": display})


def stamp(value: PartialDate | None) -> str:
    """A date as HL7 writes it: "2026-09-14T08:12:00-06:00" is "20260914081200-0600"."""
    if value is None:
        return ""
    day, _, clock = value.value.partition("T")
    zone = clock[-6:].replace(":", "") if clock[-6:-5] in {"+", "-"} else ""
    return day.replace("-", "") + (clock[:-6] if zone else clock.removesuffix("Z")).replace(":", "") + zone


def time(value: Period, tag: str = "effectiveTime", kind: str = "") -> str:
    """A moment as a value, an interval as low and high; unknown ends say so."""
    shown = {"xsi:type": kind} if kind else {}
    if value.start and value.start == value.end:
        return el(tag, {**shown, "value": stamp(value.start)})
    low = el("low", {"value": stamp(value.start)} if value.start else {"nullFlavor": "UNK"})
    return el(tag, shown, low, el("high", {"value": stamp(value.end)}) if value.end else "")


def quantity(tag: str, value: Quantity | None, kind: str = "") -> str:
    """A physical quantity, its unit in UCUM when known."""
    if value is None:
        return ""
    return el(tag, {"xsi:type": kind, "value": value.value, "unit": value.ucum or value.unit})


def author(who: Iterable[Practitioner], when: PartialDate | None) -> str:
    """Who wrote an entry, when that is known."""
    return "".join(
        el(
            "author",
            None,
            el("time", {"value": stamp(when)} if when else {"nullFlavor": "UNK"}),
            assigned("assignedAuthor", each, "assignedPerson"),
        )
        for each in who
    )


def performer(who: Iterable[Practitioner]) -> str:
    """Who did it."""
    return "".join(el("performer", None, assigned("assignedEntity", each, "assignedPerson")) for each in who)


def assigned(tag: str, who: Practitioner, person: str) -> str:
    """Somebody with number, telephone, name and place."""
    number = {"root": "2.16.840.1.113883.4.6", "extension": who.npi} if who.npi else {"nullFlavor": "NI"}
    phones = [el("telecom", {"value": f"tel:{each.value}", "use": "WP"}) for each in who.telecoms]
    place = el("representedOrganization", None, plain("name", who.organization)) if who.organization else ""
    return el(tag, None, el("id", number), *phones, el(person, None, el("name", None, escape(who.name))), place)
