"""A small clinical document (C-CDA R2.1), well-formed and harmless, for others to break."""

from __future__ import annotations

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
ROOT = '<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
PERSON = (
    '<recordTarget><patientRole><id root="2.16.840.1.113883.19" extension="1"/><patient><name><given>Rosa</given>'
    '<family>Delgado</family></name><birthTime value="19520304"/></patient></patientRole></recordTarget>'
)
PROBLEM = (
    '<entry><act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.3"/><id root="a"/>'
    '<statusCode code="active"/><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">'
    '<templateId root="2.16.840.1.113883.10.20.22.4.4"/><id root="b"/><statusCode code="completed"/>'
    '<effectiveTime><low value="2014"/></effectiveTime><value xsi:type="CD" code="195967001" '
    'codeSystem="2.16.840.1.113883.6.96" displayName="Asthma"/></observation></entryRelationship></act></entry>'
)


def section(text: str = "<paragraph>Asthma</paragraph>", entries: str = PROBLEM) -> str:
    """The problem list, with that narrative and those entries."""
    return (
        '<component><section><templateId root="2.16.840.1.113883.10.20.22.2.5.1"/>'
        '<code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/><title>Problems</title>'
        f"<text>{text}</text>{entries}</section></component>"
    )


def document(sections: str = "", *, head: str = HEAD, root: str = ROOT, person: str = PERSON) -> str:
    """A whole document; without sections it has the plain problem list."""
    body = sections or section()
    return f"{head}{root}{person}<component><structuredBody>{body}</structuredBody></component></ClinicalDocument>"
