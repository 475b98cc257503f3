"""Who the record is about, and how people are named and reached."""

from __future__ import annotations

import msgspec

from second_opinion.record.dates import PartialDate


class Identifier(msgspec.Struct, frozen=True, omit_defaults=True, order=True, gc=False):
    """A number somebody gave (FHIR R4 Identifier): ``system`` says who, ``value`` is the number."""

    system: str
    value: str


class HumanName(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A name as written (FHIR R4 HumanName). ``text`` is used when the parts are not known."""

    family: str = ""
    given: tuple[str, ...] = ()
    prefix: str = ""
    suffix: str = ""
    text: str = ""
    use: str = ""

    @property
    def label(self) -> str:
        """The name as people say it: prefix, given names, family name, suffix."""
        parts = (self.prefix, *self.given, self.family, self.suffix)
        return " ".join(part for part in parts if part) or self.text


class Address(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A postal address."""

    lines: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""

    @property
    def label(self) -> str:
        """On one line, as on an envelope."""
        town = " ".join(part for part in (self.state, self.postal_code) if part)
        return ", ".join(part for part in (*self.lines, self.city, town, self.country) if part)


class ContactPoint(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A telephone number, e-mail or other way to reach someone (FHIR R4 ContactPoint)."""

    system: str
    value: str
    use: str = ""


class Person(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A person a record is about (FHIR R4 Patient).

    ``key`` names the person within one file or one binder. ``sex`` is the administrative gender code of
    FHIR ("female", "male", "other", "unknown") or empty.
    """

    key: str = ""
    names: tuple[HumanName, ...] = ()
    birth_date: PartialDate | None = None
    sex: str = ""
    deceased: bool = False
    identifiers: tuple[Identifier, ...] = ()
    addresses: tuple[Address, ...] = ()
    telecoms: tuple[ContactPoint, ...] = ()
    languages: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name to show: the official or first one."""
        for name in self.names:
            if name.use in {"official", "usual"} and name.label:
                return name.label
        return self.names[0].label if self.names else ""
