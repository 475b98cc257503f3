"""The person, family, device, coverage, wishes and care team as FHIR R4 resources."""

from __future__ import annotations

from second_opinion.content.family.writers.fhir.parts import (
    Json,
    address,
    clinicians,
    concept,
    date,
    first_clinician,
    fixed,
    full,
    identifier,
    moment,
    period,
    person_name,
    practitioner_id,
    telecom,
)
from second_opinion.record import (
    AdvanceDirective,
    CareTeamMember,
    Coverage,
    Device,
    FamilyMemberHistory,
    Identifier,
    Organization,
    Person,
    Practitioner,
)
from second_opinion.record.codes import NPI


def patient(person: Person, identity: str, contact: Person | None = None, keeper: str = "") -> Json:
    """A Patient, with the person to call; ``keeper`` is the id of the Organization that keeps the record."""
    called = (
        full(
            relationship=[{"text": "Son"}],
            name=person_name(contact.names[0]),
            telecom=[telecom(each) for each in contact.telecoms],
        )
        if contact
        else {}
    )
    return full(
        resourceType="Patient",
        id=identity,
        identifier=[identifier(each) for each in person.identifiers],
        name=[person_name(each) for each in person.names],
        telecom=[telecom(each) for each in person.telecoms],
        gender=person.sex,
        birthDate=date(person.birth_date),
        address=[address(each) for each in person.addresses],
        contact=[called] if called else [],
        managingOrganization={"reference": f"Organization/{keeper}"} if keeper else {},
        communication=[
            {"language": {"coding": [{"system": "urn:ietf:bcp:47", "code": each}]}} for each in person.languages
        ],
    )


def practitioner(who: Practitioner) -> Json:
    """A Practitioner."""
    return full(
        resourceType="Practitioner",
        id=practitioner_id(who),
        identifier=[identifier(Identifier(NPI, who.npi))],
        name=[{"text": who.name}],
        telecom=[telecom(each) for each in who.telecoms],
        qualification=[{"code": {"text": who.specialty}}] if who.specialty else [],
    )


def organization(place: Organization, identity: str) -> Json:
    """An Organization."""
    return full(
        resourceType="Organization",
        id=identity,
        identifier=[identifier(each) for each in place.identifiers],
        name=place.name,
        telecom=[telecom(each) for each in place.telecoms],
        address=[address(place.address)],
    )


def relative(fact: FamilyMemberHistory, who: Json) -> Json:
    """A FamilyMemberHistory of one condition."""
    found = full(
        code=concept(fact.code),
        onsetString=fact.age_at_onset,
        contributedToDeath=True if fact.cause_of_death else None,
    )
    died = {"deceasedString": fact.age_at_death} if fact.age_at_death else {}
    return full(
        resourceType="FamilyMemberHistory",
        status=fact.status,
        patient=who,
        relationship=concept(fact.relationship),
        **died,
        condition=[found],
    )


def device(fact: Device, who: Json) -> Json:
    """A Device in the body."""
    return full(
        resourceType="Device",
        udiCarrier=[{"carrierHRF": fact.udi}] if fact.udi else [],
        status=fact.status,
        manufacturer=fact.manufacturer,
        serialNumber=fact.serial,
        modelNumber=fact.model,
        type=concept(fact.code),
        patient=who,
        note=[{"text": f"Implanted {moment(fact.when)}, {fact.body_site.label}"}],
    )


def coverage(fact: Coverage, who: Json) -> Json:
    """A Coverage."""
    return full(
        resourceType="Coverage",
        status=fact.status,
        type=concept(fact.code),
        subscriberId=fact.member_id,
        beneficiary=who,
        relationship=fixed("subscriber-relationship", fact.relationship),
        period=period(fact.when),
        payor=[{"display": fact.payer}],
        class_=[full(type=fixed("coverage-class", "plan"), value=fact.plan, name=fact.plan)],
        order=int(fact.order),
    )


def directive(fact: AdvanceDirective, who: Json) -> Json:
    """A Consent of the advance directive scope."""
    return full(
        resourceType="Consent",
        status=fact.status,
        scope=fixed("consentscope", "adr"),
        category=[concept(fact.code)],
        patient=who,
        dateTime=moment(fact.when),
        policyRule={"text": str(fact.value)},
    )


def care_team(fact: CareTeamMember, who: Json) -> Json:
    """A CareTeam of one."""
    member = full(role=[concept(fact.code)], member=first_clinician(fact))
    return full(
        resourceType="CareTeam", status=fact.status, subject=who, participant=[member] if clinicians(fact) else []
    )
