"""What was done to Rosa, what was called off, and what is planned but not done. Long reports are in ``reports``."""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.story.places import AGUINALDO, EKWUEME, LIN, MARCHETTI, PETROVA
from second_opinion.content.family.story.told import Told, at, by, cpt, day, named, snomed
from second_opinion.record import Concept, Period, PlannedCare, Practitioner, Procedure, Standing

COLONOSCOPY: Final = named("Colonoscopy with removal of polyp", snomed("73761001", "Colonoscopy"), cpt("45385"))
PACEMAKER: Final = named(
    "Implantation of dual-chamber pacemaker", snomed("307280005", "Implantation of cardiac pacemaker"), cpt("33208")
)
BIOPSY: Final = named("CT-guided core needle biopsy of nodule in right upper lobe of lung", cpt("32408"))
SPIROMETRY: Final = named("Spirometry before and after bronchodilator", cpt("94060"))
LOBECTOMY: Final = named("Right upper lobectomy, robot-assisted thoracoscopic, with lymph node dissection")
BRONCHOSCOPY: Final = named("Bronchoscopy with bronchoalveolar lavage")


def _done(code: Concept, when: str, *who: Practitioner, outcome: str = "", reason: str = "") -> Procedure:
    return Procedure(code=code, status="completed", when=at(when), performers=who, outcome=outcome, reason=reason)


PROCEDURES: Final = (
    Told("PB", _done(named("Cesarean section", snomed("11466000", "Cesarean section")), "1981")),
    Told("PB", _done(named("Removal of gallbladder"), "1988")),
    Told("PO", _done(named("Cataract surgery, right eye"), "2017-02-20")),
    Told("B", _done(PACEMAKER, "2022-07-12", AGUINALDO, reason="Syncope; pauses up to 4.8 seconds")),
    # The cardiologist's place is the other hospital; Alder Mesa only knows the month.
    Told("A", _done(PACEMAKER, "2022-07", AGUINALDO)),
    Told("A", _done(COLONOSCOPY, "2023-05-09", PETROVA, outcome="One 8 mm polyp removed from the ascending colon")),
    Told("P", _done(COLONOSCOPY, "2023-05", PETROVA)),
    Told("A", _done(SPIROMETRY, "2024-10-22", EKWUEME)),
    Told(
        "A",
        _done(
            BIOPSY,
            "2026-10-19",
            LIN,
            outcome="Small pneumothorax, stable at 4 hours, no chest tube",
            reason="18 mm nodule, right upper lobe",
        ),
    ),
    Told("A", _done(SPIROMETRY, "2026-10-27", EKWUEME)),
    Told(
        "A",
        Procedure(
            code=BRONCHOSCOPY,
            status="not-done",
            standing=Standing.NOT_DONE,
            when=at("2026-09-22"),
            performers=by(EKWUEME),
            reason="Cancelled: needle biopsy chosen instead",
        ),
    ),
    Told(
        "A",
        PlannedCare(
            code=LOBECTOMY,
            standing=Standing.PLANNED,
            status="active",
            when=Period(day("2026-12-15"), None),
            recorded=day("2026-11-05"),
            performers=by(MARCHETTI),
            note="Date held; patient is asking for a second opinion first.",
        ),
    ),
)
