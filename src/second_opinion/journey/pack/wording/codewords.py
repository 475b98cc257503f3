"""Words for the codes that sources write: FHIR R4 value sets and HL7 v3 ActCode (hl7.org/fhir/R4, terminology.hl7.org).

A code that is not here is shown as the source wrote it.
"""

from __future__ import annotations

from typing import Final

from second_opinion.content.words import N_, Words
from second_opinion.record import Standing

_STATUS: Final = {
    "active": N_("active"),
    "recurrence": N_("came back"),
    "relapse": N_("relapse"),
    "inactive": N_("not active"),
    "remission": N_("in remission"),
    "resolved": N_("resolved"),
    "completed": N_("completed"),
    "stopped": N_("stopped"),
    "on-hold": N_("on hold"),
    "cancelled": N_("canceled"),
    "draft": N_("draft"),
    "intended": N_("intended"),
    "not-taken": N_("not taken"),
    "ended": N_("ended"),
    "unknown": N_("status not known"),
    "suspended": N_("on hold"),
    "aborted": N_("stopped"),
    "in-progress": N_("in progress"),
    "ordered": N_("ordered"),
    "preliminary": N_("preliminary"),
    "amended": N_("amended"),
    "corrected": N_("corrected"),
    "accepted": N_("agreed on"),
    "proposed": N_("proposed"),
    "planned": N_("planned"),
    "not-started": N_("not started"),
    "scheduled": N_("scheduled"),
    "booked": N_("booked"),
    "pending": N_("not confirmed yet"),
}

_STANDING: Final = {
    Standing.REFUTED: N_("ruled out"),
    Standing.ENTERED_IN_ERROR: N_("taken back by its source as an error"),
    Standing.NOT_DONE: N_("not done"),
    Standing.PLANNED: N_("planned"),
}

_SEVERITY: Final = {
    "mild": N_("mild"),
    "mild to moderate": N_("mild to moderate"),
    "moderate": N_("moderate"),
    "moderate to severe": N_("moderate to severe"),
    "severe": N_("severe"),
    "fatal": N_("fatal"),
    "high": N_("high risk"),
    "low": N_("low risk"),
    "unable-to-assess": N_("risk not known"),
}

_SEX: Final = {
    "female": N_("female"),
    "male": N_("male"),
    "other": N_("other"),
    "unknown": N_("not known"),
}

_ENCOUNTER: Final = {
    "AMB": N_("Visit"),
    "EMER": N_("Emergency room"),
    "IMP": N_("Hospital stay"),
    "ACUTE": N_("Hospital stay"),
    "NONAC": N_("Hospital stay"),
    "OBSENC": N_("Hospital observation"),
    "SS": N_("Short hospital stay"),
    "HH": N_("Home visit"),
    "VR": N_("Phone or video visit"),
    "FLD": N_("Care outside a clinic"),
    "PRENC": N_("Before admission"),
}

# Modality codes (DICOM PS3.3 C.7.3.1.1.1) as they are spoken.
_MODALITY: Final = {
    "CR": N_("X-ray"),
    "DX": N_("X-ray"),
    "RG": N_("X-ray"),
    "MG": N_("mammogram"),
    "CT": N_("CT"),
    "MR": N_("MRI"),
    "PT": N_("PET"),
    "NM": N_("nuclear medicine"),
    "US": N_("ultrasound"),
    "XA": N_("angiogram"),
    "RF": N_("fluoroscopy"),
    "ECG": N_("ECG"),
    "SM": N_("slide under the microscope"),
}

# Media types (IANA) of documents that are not text.
_MEDIA: Final = {
    "application/pdf": N_("PDF"),
    "image": N_("picture"),
    "video": N_("video"),
    "audio": N_("sound"),
    "text": N_("text"),
}

_CATEGORY: Final = {
    "appointment": N_("Appointment"),
    "medication": N_("Medicine"),
    "supply": N_("Supply"),
    "procedure": N_("Procedure"),
    "test": N_("Test"),
    "service": N_("Service"),
    "goal": N_("Goal"),
    "instruction": N_("Instruction"),
    "nutrition": N_("Nutrition"),
    "referral": N_("Referral"),
    "handoff": N_("Handing over to another team"),
}

_ENDING: Final = {
    "read": N_("read"),
    "kept": N_("kept, not understood"),
    "refused": N_("refused"),
}

HOSPITAL: Final = frozenset({"IMP", "ACUTE", "NONAC", "OBSENC", "SS", "EMER"})
"""Classes of encounter that a timeline tells one by one (HL7 v3 ActEncounterCode)."""


def status_word(code: str, words: Words) -> str:
    """A clinical or order status."""
    return _word(_STATUS, code, words)


def standing_word(standing: Standing, words: Words) -> str:
    """How far a statement stands, where it does not simply hold."""
    return words.say(_STANDING[standing]) if standing in _STANDING else ""


def severity_word(code: str, words: Words) -> str:
    """How bad, or how risky."""
    return _word(_SEVERITY, code, words)


def sex_word(code: str, words: Words) -> str:
    """Administrative gender."""
    return _word(_SEX, code, words)


def encounter_word(code: str, words: Words) -> str:
    """The class of a visit or stay."""
    known = _ENCOUNTER.get(code.upper())
    return words.say(known) if known else words.say("Visit")


def modality_word(code: str, words: Words) -> str:
    """How images were taken."""
    known = _MODALITY.get(code.upper())
    return words.say(known) if known else code


def media_word(media_type: str, words: Words) -> str:
    """What sort of file a document is."""
    known = _MEDIA.get(media_type.lower()) or _MEDIA.get(media_type.lower().partition("/")[0])
    return words.say(known) if known else media_type


def category_word(code: str, words: Words) -> str:
    """What sort of plan it is."""
    return _word(_CATEGORY, code, words)


def ending_word(code: str, words: Words) -> str:
    """How a file ended."""
    return _word(_ENDING, code, words)


def _word(known: dict[str, str], code: str, words: Words) -> str:
    return words.say(known[code.lower()]) if code.lower() in known else code
