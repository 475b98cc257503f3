"""Codes: what a thing is called in a terminology, and in the source's own words (FHIR R4 CodeableConcept)."""

from __future__ import annotations

from typing import Final

import msgspec

# Canonical code system addresses of FHIR R4 (hl7.org/fhir/R4/terminologies-systems.html).
LOINC: Final = "http://loinc.org"
SNOMED: Final = "http://snomed.info/sct"
RXNORM: Final = "http://www.nlm.nih.gov/research/umls/rxnorm"
ICD10CM: Final = "http://hl7.org/fhir/sid/icd-10-cm"
ICD10: Final = "http://hl7.org/fhir/sid/icd-10"
ICD9CM: Final = "http://hl7.org/fhir/sid/icd-9-cm"
ICD10PCS: Final = "http://www.cms.gov/Medicare/Coding/ICD10"
CPT: Final = "http://www.ama-assn.org/go/cpt"
HCPCS: Final = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"
CVX: Final = "http://hl7.org/fhir/sid/cvx"
NDC: Final = "http://hl7.org/fhir/sid/ndc"
UNII: Final = "http://fdasis.nlm.nih.gov"
UCUM: Final = "http://unitsofmeasure.org"
NPI: Final = "http://hl7.org/fhir/sid/us-npi"

# HL7 object identifiers of the same systems, as C-CDA and DSTU2 files write them.
OID_TO_URI: Final[dict[str, str]] = {
    "2.16.840.1.113883.6.1": LOINC,
    "2.16.840.1.113883.6.96": SNOMED,
    "2.16.840.1.113883.6.88": RXNORM,
    "2.16.840.1.113883.6.90": ICD10CM,
    "2.16.840.1.113883.6.3": ICD10,
    "2.16.840.1.113883.6.103": ICD9CM,
    "2.16.840.1.113883.6.104": ICD9CM,
    "2.16.840.1.113883.6.4": ICD10PCS,
    "2.16.840.1.113883.6.12": CPT,
    "2.16.840.1.113883.6.14": HCPCS,
    "2.16.840.1.113883.6.285": HCPCS,
    "2.16.840.1.113883.12.292": CVX,
    "2.16.840.1.113883.6.59": CVX,
    "2.16.840.1.113883.6.69": NDC,
    "2.16.840.1.113883.4.9": UNII,
    "2.16.840.1.113883.4.6": NPI,
}


def system_uri(written: str) -> str:
    """The FHIR address of a code system written as an address, a bare OID or ``urn:oid:``; others stay as written."""
    bare = written.removeprefix("urn:oid:")
    return OID_TO_URI.get(bare, f"urn:oid:{bare}" if bare[:2] in {"1.", "2."} else written)


class Coding(msgspec.Struct, frozen=True, omit_defaults=True, order=True, gc=False):
    """One code in one system. ``system`` is a FHIR address, or ``urn:oid:`` for one FHIR has no address for."""

    system: str
    code: str
    display: str = ""


class Concept(msgspec.Struct, frozen=True, omit_defaults=True, gc=False, tag_field="type", tag="concept"):
    """A thing named by words, codes or both. ``text`` is the source's own wording, verbatim, or empty."""

    text: str = ""
    codings: tuple[Coding, ...] = ()

    @property
    def label(self) -> str:
        """What to show: the source's words, else the first display name, else the first code."""
        if self.text:
            return self.text
        for coding in self.codings:
            if coding.display:
                return coding.display
        return self.codings[0].code if self.codings else ""

    def code_in(self, system: str) -> str:
        """The first code in that system, or empty."""
        for coding in self.codings:
            if coding.system == system:
                return coding.code
        return ""

    def __bool__(self) -> bool:
        """False when nothing at all is said."""
        return bool(self.text or self.codings)


NOTHING = Concept()
