"""Medicines: what, how much, how often, for what; and what is not one."""

from __future__ import annotations

import pytest

from second_opinion.record import Concept, Medication, Observation, PartialDate, Period, PlannedCare, Quantity, Standing
from second_opinion.record.codes import NDC
from second_opinion.record.codes import RXNORM as RXNORM_URI
from tests.journey.gather.ccda.documents import RXNORM, SNOMED, coded, document, every, section, template, the

LISINOPRIL = coded("Lisinopril 10 MG Oral Tablet", "314076", element="code", system=RXNORM)


def product(code: str = LISINOPRIL, holder: str = "consumable", name: str = "") -> str:
    return f"""<{holder}><manufacturedProduct classCode="MANU"><manufacturedMaterial>{code}{name}</manufacturedMaterial>
      </manufacturedProduct></{holder}>"""


def entry(inside: str = "", *, mood: str = "EVN", attributes: str = "", made: str = "", status: str = "active") -> str:
    return f"""<substanceAdministration classCode="SBADM" moodCode="{mood}" {attributes}>{template("16")}
      <statusCode code="{status}"/>{inside}{made or product()}</substanceAdministration>"""


def medicines(*entries: str, text: str = "") -> bytes:
    return document(section("10160-0", "Medications", *entries, text=text))


def medicine(inside: str = "", text: str = "") -> Medication:
    return the(Medication, medicines(entry(inside), text=text))


TWELVE_HOURS = '<effectiveTime xsi:type="PIVL_TS"><period value="12" unit="h"/></effectiveTime>'
DAY = '<effectiveTime xsi:type="PIVL_TS"><period value="1" unit="d"/></effectiveTime>'
FOUR_TO_SIX = """<effectiveTime xsi:type="PIVL_TS"><period><low value="4" unit="h"/><high value="6" unit="h"/></period>
  </effectiveTime>"""
FOUR_TIMES = """<effectiveTime xsi:type="PIVL_TS" institutionSpecified="true"><period value="6" unit="h"/>
  </effectiveTime>"""
BEDTIME = '<effectiveTime xsi:type="EIVL_TS"><event code="HS"/></effectiveTime>'
BOTH = """<effectiveTime xsi:type="SXPR_TS"><comp xsi:type="PIVL_TS"><period value="1" unit="wk"/></comp>
  <comp xsi:type="EIVL_TS"><event code="ACM"/></comp></effectiveTime>"""


@pytest.mark.parametrize(
    ("time", "meant"),
    [
        (TWELVE_HOURS, "every 12 hours"),
        (DAY, "every day"),
        (FOUR_TO_SIX, "every 4 to 6 hours"),
        (FOUR_TIMES, "4 times a day"),
        (BEDTIME, "at bedtime"),
        (BOTH, "every week, before breakfast"),
    ],
)
def test_how_often_is_said_in_words(time: str, meant: str) -> None:
    assert medicine(time).frequency == meant


def test_the_time_taken_and_the_rhythm_are_kept_apart() -> None:
    times = (
        '<effectiveTime xsi:type="IVL_TS"><low value="20120318"/><high nullFlavor="UNK"/></effectiveTime>'
        '<effectiveTime xsi:type="PIVL_TS" operator="A"><period value="8" unit="h"/></effectiveTime>'
    )
    found = medicine(times)
    assert (found.when, found.frequency) == (Period(PartialDate("2012-03-18"), None), "every 8 hours")


def test_dose_route_form_and_need_are_kept() -> None:
    found = medicine(
        '<routeCode code="C38288" codeSystem="2.16.840.1.113883.3.26.1.1" displayName="Oral"/>'
        '<doseQuantity value="2"/><administrationUnitCode code="C42944" displayName="Puff"/>'
        '<precondition><criterion><value code="56018004" displayName="Wheezing"/></criterion></precondition>'
    )
    assert (found.dose, found.route.label, found.form, found.as_needed) == (Quantity("2", "Puff"), "Oral", "Puff", True)


def test_a_range_of_doses_is_said_in_words_and_never_as_one_number() -> None:
    found = medicine('<doseQuantity><low value="1" unit="mg"/><high value="2" unit="mg"/></doseQuantity>')
    assert (found.dose, found.dosage) == (None, "1 mg – 2 mg")


def test_limits_are_in_the_note() -> None:
    most = """<maxDoseQuantity><numerator value="4" unit="g"/><denominator value="1" unit="d"/></maxDoseQuantity>"""
    assert medicine(f'<rateQuantity value="90" unit="mL/min"/>{most}').note == "rate 90 mL/min\nat most 4 g per 1 d"


def test_the_instruction_is_kept_without_the_name_in_front() -> None:
    text = '<content ID="m1">Lisinopril 10 MG Oral Tablet - take 1 daily</content>'
    pointed = "<originalText>Lisinopril 10 MG Oral Tablet</originalText>"
    made = product(coded("Lisinopril 10 MG Oral Tablet", "314076", element="code", system=RXNORM, inside=pointed))
    data = medicines(entry('<text><reference value="#m1"/></text>', made=made), text=text)
    assert the(Medication, data).dosage == "take 1 daily"


def test_a_free_text_instruction_wins() -> None:
    sig = f"""<entryRelationship typeCode="COMP"><substanceAdministration>{template("147")}<text>one at night</text>
      </substanceAdministration></entryRelationship>"""
    assert medicine(f"<text>Lisinopril</text>{sig}").dosage == "one at night"


def test_reason_comment_and_supply_inside_are_used() -> None:
    inside = f"""<entryRelationship typeCode="RSON"><observation>{template("19")}{coded("Hypertension")}</observation>
      </entryRelationship><entryRelationship typeCode="REFR"><supply moodCode="INT">{template("17")}
      <quantity value="30" unit="{{tablet}}"/></supply></entryRelationship><entryRelationship typeCode="SUBJ">
      <act>{template("64")}<code code="48767-8"/><text>with food</text></act></entryRelationship>"""
    found = medicine(inside)
    assert (found.reason, found.supply, found.note) == (
        "Hypertension",
        Quantity("30", "tablet", "{tablet}"),
        "with food",
    )


def test_all_codings_of_the_medicine_are_kept() -> None:
    ndc = '<translation code="00169330312" codeSystem="2.16.840.1.113883.6.69" displayName="Lisinopril"/>'
    code = coded("Lisinopril", "314076", element="code", system=RXNORM, inside=ndc)
    codings = the(Medication, medicines(entry(made=product(code)))).code.codings
    assert [(one.system, one.code) for one in codings] == [(RXNORM_URI, "314076"), (NDC, "00169330312")]


def test_a_medicine_with_only_a_name_is_kept() -> None:
    made = product('<code nullFlavor="UNK"/>', name="<name>Grandmother's drops</name>")
    assert the(Medication, medicines(entry(made=made))).label == "Grandmother's drops"


def test_a_medicine_with_only_an_instruction_is_called_that() -> None:
    made = product('<code nullFlavor="UNK"/>')
    assert (
        the(Medication, medicines(entry("<text>white pill at night</text>", made=made))).label == "white pill at night"
    )


@pytest.mark.parametrize("mood", ["INT", "RQO"])
def test_a_prescription_is_a_medicine_the_person_has(mood: str) -> None:
    found = the(Medication, medicines(entry(mood=mood)))
    assert (found.origin, found.standing) == ("MedicationRequest", Standing.HOLDS)


def test_a_promised_medicine_is_planned() -> None:
    assert the(Medication, medicines(entry(mood="PRMS"))).standing is Standing.PLANNED


def test_a_medicine_in_the_plan_is_planned_care() -> None:
    data = document(section("18776-5", "Plan", entry(mood="INT")))
    assert (every(Medication, data), the(PlannedCare, data).label) == ([], "Lisinopril 10 MG Oral Tablet")


def test_completed_without_an_end_does_not_say_the_medicine_is_over() -> None:
    open_ended = '<effectiveTime xsi:type="IVL_TS"><low value="2012"/></effectiveTime>'
    ended = '<effectiveTime xsi:type="IVL_TS"><low value="2012"/><high value="2013"/></effectiveTime>'
    found = every(Medication, medicines(entry(open_ended, status="completed"), entry(ended, status="completed")))
    assert [fact.status for fact in found] == ["", "completed"]


def test_a_status_observation_says_whether_it_is_taken() -> None:
    status = """<entryRelationship typeCode="REFR"><observation><code code="33999-4"/>
      <value xsi:type="CD" code="73425007"/></observation></entryRelationship>"""
    assert medicine(status).status == "stopped"


def test_a_negated_medicine_is_not_done() -> None:
    found = the(Medication, medicines(entry(attributes='negationInd="true"')))
    assert (found.label, found.standing) == ("Lisinopril 10 MG Oral Tablet", Standing.NOT_DONE)


def test_no_medicines_is_a_statement_and_no_medicine() -> None:
    drug = product(f'<code nullFlavor="OTH"><translation code="410942007" codeSystem="{SNOMED}"/></code>')
    data = medicines(entry(attributes='negationInd="true"', made=drug))
    assert (every(Medication, data), the(Observation, data).label) == ([], "Medications")


def test_no_medication_data_is_no_medicine() -> None:
    words = product('<code nullFlavor="UNK"><originalText>No medication data is applicable</originalText></code>')
    data = medicines(entry(made=words))
    assert every(Medication, data) == []
    assert the(Observation, data).value == Concept("No medication data is applicable")


def test_a_discharge_medication_inside_its_act_is_read() -> None:
    act = f'<act>{template("35")}<code code="10183-2"/><entryRelationship>{entry()}</entryRelationship></act>'
    found = the(Medication, document(section("10183-2", "Discharge medications", act)))
    assert found.sources[0].place == "Discharge medications/entry 1/act/entryRelationship 1"


def test_a_supply_on_its_own_is_a_medicine_handed_over() -> None:
    supply = f'<supply moodCode="EVN">{template("18")}<quantity value="60"/>{product(holder="product")}</supply>'
    found = the(Medication, medicines(supply))
    assert (found.origin, found.supply) == ("MedicationDispense", Quantity("60"))


@pytest.mark.parametrize(
    ("code", "mood", "origin"),
    [
        ("29549-3", "EVN", "MedicationAdministration"),
        ("29549-3", "INT", "MedicationAdministration"),
        ("10160-0", "INT", "MedicationRequest"),
        ("10160-0", "EVN", "MedicationStatement"),
    ],
)
def test_two_puffs_given_once_at_the_visit_are_not_how_it_is_taken_at_home(code: str, mood: str, origin: str) -> None:
    puffs = document(section(code, "Medications", entry(mood=mood)))
    assert the(Medication, puffs).origin == origin


def test_a_box_handed_over_among_the_medicines_given_is_a_medicine() -> None:
    box = f"""<supply classCode="SPLY" moodCode="EVN">{product(holder="product")}</supply>"""
    found = the(Medication, document(section("29549-3", "Medications Administered", box)))
    assert (found.label, found.origin) == ("Lisinopril 10 MG Oral Tablet", "MedicationDispense")


@pytest.mark.parametrize(
    ("lines", "dosage"),
    [
        ("Take 2 puffs once<br/>2 puffs once", "Take 2 puffs once; 2 puffs once"),
        ("Twice daily.<br/>For 7 days", "Twice daily. For 7 days"),
    ],
)
def test_two_lines_of_one_instruction_are_not_read_as_one(lines: str, dosage: str) -> None:
    name = "Lisinopril 10 MG Oral Tablet"
    row = f'<table><tr ID="r1"><td>{name}<br/>{lines}</td><td>Active</td></tr></table>'
    assert medicine('<text><reference value="#r1"/></text>', text=row).dosage == dosage
