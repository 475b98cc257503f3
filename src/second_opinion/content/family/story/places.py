"""The hospitals, practices and clinicians of the story. All invented.

Provider numbers (NPI) have a correct check digit but begin with 2, a leading figure that is in the standard and that
no provider was given when this was written: fictitious on sight, and still good for testing.
"""

from __future__ import annotations

from typing import Final

from second_opinion.record import Address, ContactPoint, Identifier, Organization, Practitioner
from second_opinion.record.codes import NPI


def _place(name: str, npi: str, phone: str, street: str) -> Organization:
    return Organization(
        name=name,
        identifiers=(Identifier(NPI, npi),),
        telecoms=(ContactPoint("phone", phone, "work"),),
        address=Address((street,), "Mesa Clara", "NM", "87999", "US"),
    )


AT_ALDER_MESA: Final = _place(
    "Alder Mesa Regional Medical Center", "2000000002", "(505) 555-0110", "1400 Alder Mesa Boulevard"
)
AT_ST_BRANNOCK: Final = _place("St. Brannock Hospital", "2000000010", "(505) 555-0120", "77 Brannock Way")
AT_COTTONWOOD: Final = _place(
    "Cottonwood Lane Family Practice", "2000000028", "(505) 555-0131", "9 Cottonwood Lane, Suite 2"
)
AT_PIEDRA: Final = _place("Piedra Clinical Laboratory", "2000000036", "(505) 555-0136", "350 Piedra Street")


def _who(name: str, npi: str, specialty: str, at: Organization) -> Practitioner:
    return Practitioner(
        name=name, npi=npi, specialty=specialty, organization=at.name, telecoms=at.telecoms, role="physician"
    )


RAMAN: Final = _who("Priya Raman, MD", "2000000044", "Family medicine", AT_COTTONWOOD)
EKWUEME: Final = _who("Samuel Ekwueme, MD", "2000000051", "Pulmonary medicine", AT_ALDER_MESA)
MARCHETTI: Final = _who("Helen Marchetti, MD", "2000000069", "Thoracic surgery", AT_ALDER_MESA)
LIN: Final = _who("Mei-Hua Lin 林美華, MD", "2000000077", "Diagnostic radiology", AT_ALDER_MESA)
HOLMQVIST: Final = _who("Anders Holmqvist, MD", "2000000085", "Pathology", AT_ALDER_MESA)
PETROVA: Final = _who("Daria Petrova, MD", "2000000093", "Gastroenterology", AT_ALDER_MESA)
AGUINALDO: Final = _who("Teresa Aguinaldo, MD", "2000000101", "Cardiology", AT_ST_BRANNOCK)
WHITFIELD: Final = _who("Jonah Whitfield, MD", "2000000119", "Radiation oncology", AT_ST_BRANNOCK)
BEKELE: Final = _who("Hanna Bekele, MD", "2000000127", "Diagnostic radiology", AT_ST_BRANNOCK)
TORRES: Final = _who("Ines Torres Vidal, MD", "2000000135", "Hospital medicine", AT_ST_BRANNOCK)
LABORATORY: Final = Practitioner(
    name=AT_PIEDRA.name, npi="2000000036", organization=AT_PIEDRA.name, telecoms=AT_PIEDRA.telecoms, role="laboratory"
)
HOSPITAL_LABORATORY: Final = Practitioner(
    name="Alder Mesa Laboratory", organization=AT_ALDER_MESA.name, role="laboratory"
)
