"""Luis's downloads: every file of the example by the name it has in his folder."""

from __future__ import annotations

from second_opinion.content.family.portals import (
    alder_mesa,
    cottonwood,
    loose,
    medicare,
    old_portal,
    piedra,
    st_brannock,
)


def files() -> dict[str, bytes]:
    """Name (with ``/`` between folders) to bytes, in order of name. The same bytes every time."""
    first, second = alder_mesa.results()
    record = alder_mesa.health_record()
    written = {
        "Alder Mesa/health-record.json": record,
        "Alder Mesa/health-record (1).json": record,
        "Alder Mesa/health-record (2).json": alder_mesa.cut_off(),
        "Alder Mesa/lab-results-page-1.json": first,
        "Alder Mesa/lab-results-page-2.json": second,
        "Alder Mesa/old-portal-2018.json": old_portal.record(),
        "CCD (1).xml": st_brannock.stranger(),
        "Cottonwood CCD Delgado.xml": cottonwood.summary(),
        "Going home after your biopsy.txt": loose.letter(),
        "HealthSummary_Nov_12_2026.zip": st_brannock.health_summary(),
        "download.xml": loose.empty(),
        "luis-health-record.json": alder_mesa.luis(),
        "medicare-claims-2026.json": medicare.claims(),
        "notes luis.txt": loose.notes(),
        "piedra-results.ndjson": piedra.results(),
        "scan0001.pdf": loose.scanned_page(),
    }
    return dict(sorted(written.items()))
