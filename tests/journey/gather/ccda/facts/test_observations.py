"""What was measured or asked: the value as written, with what the laboratory calls usual."""

from __future__ import annotations

import pytest

from second_opinion.record import (
    Coding,
    Concept,
    DiagnosticReport,
    Observation,
    PartialDate,
    Period,
    PlannedCare,
    Quantity,
    Range,
    ReferenceRange,
    Result,
    SocialHistory,
    Standing,
    Value,
    VitalSign,
)
from second_opinion.record.codes import LOINC as LOINC_URI
from tests.journey.gather.ccda.documents import LOINC, coded, document, every, reading, section, template, the

CODE = coded("Hemoglobin", "718-7", element="code", system=LOINC)


def result(value: str, *, inside: str = "", code: str = CODE, attributes: str = "", mood: str = "EVN") -> str:
    return f"""<observation classCode="OBS" moodCode="{mood}" {attributes}>{template("2")}{code}
      <statusCode code="completed"/>{value}{inside}</observation>"""


def panel(*observations: str, number: str = "1", head: str = "") -> str:
    parts = "".join(f"<component>{one}</component>" for one in observations)
    return f"""<organizer classCode="BATTERY" moodCode="EVN">{template(number)}
      {coded("Blood count", "58410-2", element="code", system=LOINC)}<statusCode code="completed"/>
      <effectiveTime value="20130311"/>{head}{parts}</organizer>"""


def results(*entries: str, text: str = "") -> bytes:
    return document(section("30954-2", "Results", *entries, text=text))


def value(written: str, text: str = "") -> Value:
    return the(Result, results(panel(result(written)), text=text)).value


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('<value xsi:type="PQ" value="7.0" unit="g/dL"/>', Quantity("7.0", "g/dL", "g/dL")),
        ('<value xsi:type="hl7:PQ" value="7.0" unit="x10E3/uL"/>', Quantity("7.0", "x10E3/uL")),
        ('<value xsi:type="PQ" value="&lt;0.01" unit="ng/mL"/>', Quantity("0.01", "ng/mL", "ng/mL", "<")),
        ('<value xsi:type="PQ" value="1.5" unit="1"/>', Quantity("1.5")),
        ('<value xsi:type="PQ" value="trace" unit="mg/dL"/>', "trace mg/dL"),
        ('<value xsi:type="INT" value="3"/>', Quantity("3")),
        ('<value xsi:type="REAL" value="1.10"/>', Quantity("1.10")),
        ('<value xsi:type="ST">Negative</value>', "Negative"),
        ('<value xsi:type="ED">Negative</value>', "Negative"),
        ('<value xsi:type="ED"><reference value="#v"/></value>', "Pointed to"),
        ('<value xsi:type="BL" value="false"/>', False),
        ('<value xsi:type="TS" value="201303"/>', "2013-03"),
        (
            '<value xsi:type="SC" code="260385009" displayName="Negative"/>',
            Concept("", (Coding("", "260385009", "Negative"),)),
        ),
        (
            '<value xsi:type="IVL_PQ"><low value="4" unit="mg"/></value>',
            Range(Quantity("4", "mg", "mg"), None),
        ),
        (
            '<value xsi:type="RTO"><numerator xsi:type="INT" value="1"/><denominator value="128"/></value>',
            "1 / 128",
        ),
        ('<value value="5" unit="mg/dL"/>', Quantity("5", "mg/dL", "mg/dL")),
    ],
)
def test_a_value_is_kept_as_written(written: str, meant: Value) -> None:
    assert value(written, text='<content ID="v">Pointed to</content>') == meant


def test_a_value_that_is_not_said_has_its_reason() -> None:
    found = the(Result, results(panel(result('<value xsi:type="PQ" nullFlavor="NASK"/>'))))
    assert (found.value, found.absent_reason) == (None, "NASK")


def test_a_panel_becomes_a_fact_for_each_part_with_its_name_and_time() -> None:
    low = '<value xsi:type="PQ" value="1" unit="g/dL"/>'
    own = f'<effectiveTime value="20130312"/>{low}'
    found = every(Result, results(panel(result(low), result(own))))
    days = [Period.at(PartialDate("2013-03-11")), Period.at(PartialDate("2013-03-12"))]
    assert [(fact.panel, fact.when) for fact in found] == [("Blood count", days[0]), ("Blood count", days[1])]
    assert found[1].sources[0].place == "Results/entry 1/organizer/component 2"


def test_reference_range_interpretation_and_specimen_are_kept() -> None:
    inside = """<interpretationCode code="L"/><interpretationCode code="A"/><referenceRange><observationRange>
      <text>12 to 15</text><value xsi:type="IVL_PQ"><low value="12.0" unit="g/dL"/><high value="15.5" unit="g/dL"/>
      </value></observationRange></referenceRange>"""
    blood = f"""<specimen><specimenRole><specimenPlayingEntity>{coded("Blood", "119297000", element="code")}
      </specimenPlayingEntity></specimenRole></specimen>"""
    found = the(
        Result, results(panel(result('<value xsi:type="PQ" value="7" unit="g/dL"/>', inside=inside), head=blood))
    )
    usual = ReferenceRange(Quantity("12.0", "g/dL", "g/dL"), Quantity("15.5", "g/dL", "g/dL"), "12 to 15")
    assert (found.interpretation, found.ranges, found.specimen) == ("L A", (usual,), "Blood")


def test_a_range_in_words_is_kept_and_one_that_only_repeats_the_unit_is_not() -> None:
    said = "<referenceRange><observationRange><text>{}</text></observationRange></referenceRange>"
    made = [
        result('<value xsi:type="PQ" value="7" unit="g/dL"/>', inside=said.format(one)) for one in ("M 13-18", "g/dL")
    ]
    found = every(Result, results(panel(*made)))
    assert [fact.ranges for fact in found] == [(ReferenceRange(text="M 13-18"),), ()]


def test_a_long_text_is_a_report() -> None:
    words = "No acute disease. " * 20
    code = coded("Chest X-ray", "36643-5", element="code", system=LOINC)
    found = the(DiagnosticReport, results(panel(result(f'<value xsi:type="ST">{words}</value>', code=code))))
    assert (found.label, found.category, found.text) == ("Chest X-ray", "RAD", words.strip())


def test_an_ordered_test_is_no_result() -> None:
    data = results(panel(result("", mood="RQO")))
    assert (every(Result, data), the(PlannedCare, data).standing) == ([], Standing.PLANNED)


def test_a_result_without_a_code_is_called_what_it_points_to() -> None:
    code = '<code nullFlavor="UNK"><originalText><reference value="#r"/></originalText></code>'
    made = panel(result('<value xsi:type="PQ" value="7" unit="g/dL"/>', code=code))
    assert the(Result, results(made, text='<content ID="r">Home test</content>')).label == "Home test"


def test_no_data_in_an_empty_panel_is_no_result() -> None:
    empty = result('<value xsi:type="CD" nullFlavor="NI"/>', code='<code nullFlavor="NI"/>')
    assert reading(results(panel(empty))).facts == ()


def test_blood_pressure_is_two_facts_of_one_panel() -> None:
    parts = [
        f"""<observation>{template("27")}{coded(name, code, element="code", system=LOINC)}
        <value xsi:type="PQ" value="{number}" unit="mm[Hg]"/></observation>"""
        for name, code, number in (("Systolic", "8480-6", "132"), ("Diastolic", "8462-4", "86"))
    ]
    found = every(VitalSign, document(section("8716-3", "Vital signs", panel(*parts, number="26"))))
    assert [(fact.label, fact.value, fact.panel) for fact in found] == [
        ("Systolic", Quantity("132", "mm[Hg]", "mm[Hg]"), "Blood count"),
        ("Diastolic", Quantity("86", "mm[Hg]", "mm[Hg]"), "Blood count"),
    ]


def test_smoking_status_is_asked_and_answered() -> None:
    entry = f"""<observation>{template("78")}<code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>
      {coded("Former smoker", "8517006")}</observation>"""
    found = the(SocialHistory, document(section("29762-2", "Social history", entry)))
    assert found.code == Concept(codings=(Coding(LOINC_URI, "72166-2", "Tobacco smoking status"),))
    assert isinstance(found.value, Concept)
    assert found.value.label == "Former smoker"


def test_a_finding_of_function_is_called_what_was_found() -> None:
    entry = f"""<observation>{template("68")}{coded("Finding", "404684003", element="code")}
      {coded("Uses a cane", "105504002")}</observation>"""
    found = the(Observation, document(section("47420-5", "Functional status", entry)))
    assert (found.label, found.value, found.category) == ("Uses a cane", None, "functional-status")


def test_a_denied_observation_is_refuted() -> None:
    made = panel(result('<value xsi:type="ST">Growth</value>', attributes='negationInd="true"'))
    assert the(Result, results(made)).standing is Standing.REFUTED
