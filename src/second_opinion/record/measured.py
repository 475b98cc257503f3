"""What was measured or asked (FHIR R4 Observation), one fact for each value."""

from __future__ import annotations

from second_opinion.record.codes import NOTHING, Concept
from second_opinion.record.facts import Fact
from second_opinion.record.quantity import Quantity, Range, ReferenceRange

Value = Quantity | Concept | Range | str | bool | None


class Observation(Fact, frozen=True, kw_only=True, tag="Observation"):
    """Something measured or asked. ``category`` is the FHIR code (survey, exam, therapy, imaging, activity,
    functional-status …); laboratory results, vital signs and social history are kinds of their own.

    A FHIR Observation with components and a C-CDA organizer become one fact for each part; ``panel`` names
    what they were parts of. ``when`` is the time of the specimen or measurement.
    """

    category: str = ""
    value: Value = None
    interpretation: str = ""
    ranges: tuple[ReferenceRange, ...] = ()
    panel: str = ""
    method: str = ""
    body_site: Concept = NOTHING
    absent_reason: str = ""


class Result(Observation, frozen=True, kw_only=True, tag="Result"):
    """A laboratory result, as the laboratory wrote it. ``interpretation`` is the HL7 v3 code (N, H, L, HH, A …)."""

    specimen: str = ""


class VitalSign(Observation, frozen=True, kw_only=True, tag="VitalSign"):
    """A vital sign. Blood pressure is two facts, systolic and diastolic, with the same time and panel."""


class SocialHistory(Observation, frozen=True, kw_only=True, tag="SocialHistory"):
    """Smoking, drinking, work, living: how a person lives."""
