"""What each kind of fact, and how far it stands, is called on a page."""

from __future__ import annotations

from typing import Final

from second_opinion.content.words import Words
from second_opinion.record import N_, Clash, Standing

KINDS: Final[dict[str, str]] = {
    "Condition": N_("Conditions"),
    "Medication": N_("Medicines"),
    "AllergyIntolerance": N_("Allergies"),
    "Result": N_("Lab results"),
    "VitalSign": N_("Vital signs"),
    "Procedure": N_("Procedures"),
    "DiagnosticReport": N_("Reports"),
    "ImagingStudy": N_("Images"),
    "Encounter": N_("Visits"),
    "Note": N_("Notes"),
    "Document": N_("Documents"),
    "Immunization": N_("Vaccines"),
    "Observation": N_("Other measurements"),
    "SocialHistory": N_("Ways of life"),
    "FamilyMemberHistory": N_("Family"),
    "Device": N_("Devices"),
    "PlannedCare": N_("Planned"),
    "CareTeamMember": N_("Care team"),
    "AdvanceDirective": N_("Wishes for care"),
    "Coverage": N_("Insurance"),
    "Claim": N_("Bills"),
}
"""By the name of the class, in the order of the filters."""

STANDINGS: Final[dict[Standing, str]] = {
    Standing.HOLDS: "",
    Standing.UNCONFIRMED: N_("not confirmed"),
    Standing.PLANNED: N_("planned"),
    Standing.NOT_DONE: N_("not done"),
    Standing.REFUTED: N_("ruled out"),
    Standing.ENTERED_IN_ERROR: N_("taken back as a mistake"),
}

STANDING_SENTENCES: Final[dict[Standing, str]] = {
    Standing.HOLDS: N_("The source says this is so, now or in the past."),
    Standing.UNCONFIRMED: N_("The source suspects this. It is not confirmed."),
    Standing.PLANNED: N_("This was ordered or planned. The source does not say that it was done."),
    Standing.NOT_DONE: N_("The source says this was not done or not given."),
    Standing.REFUTED: N_("The source says the person does not have this. It was ruled out."),
    Standing.ENTERED_IN_ERROR: N_("The source took this back: it was entered by mistake."),
}

CLASHES: Final[dict[Clash, str]] = {
    Clash.ALLERGY_AND_NONE_KNOWN: N_("One source names an allergy, another says none is known"),
    Clash.ALLERGY_REFUTED: N_("One source names an allergy, another rules it out"),
    Clash.DIFFERENT_DOSE: N_("Different doses of one medicine"),
    Clash.MEDICATION_STOPPED_AND_ACTIVE: N_("One source stopped a medicine, another still lists it"),
    Clash.DIAGNOSIS_REFUTED: N_("One source names a condition, another rules it out"),
    Clash.DIAGNOSIS_STATUS: N_("One source says a condition is over, another that it goes on"),
    Clash.DIFFERENT_SIDE: N_("Different sides of the body"),
    Clash.DIFFERENT_VALUE: N_("Different values of one test"),
    Clash.DONE_AND_NOT_DONE: N_("One source says it was done, another that it was not"),
    Clash.ENTERED_IN_ERROR_ELSEWHERE: N_("One source took back what another still says"),
    Clash.PERSON_DETAIL: N_("Different details of the person"),
}


def kind_name(kind: str, words: Words) -> str:
    """The kind in the person's words."""
    return words.say(KINDS[kind])


def standing_name(standing: Standing, words: Words) -> str:
    """The mark of a fact that does not simply hold, or empty."""
    return words.say(STANDINGS[standing])
