"""Amounts, names and codes are kept as the source wrote them."""

from decimal import Decimal

import msgspec
import pytest

from second_opinion.record import AnyFact, Coding, Concept, HumanName, Person, Quantity, Result, Standing
from second_opinion.record.codes import LOINC, system_uri


def test_a_result_of_seven_point_zero_is_not_rewritten_as_seven() -> None:
    assert Quantity("7.0", "g/dL").label == "7.0 g/dL"
    assert Quantity("7.0", "g/dL").number == Decimal(7)


def test_less_than_is_part_of_the_amount() -> None:
    assert Quantity("0.01", "ng/mL", comparator="<").label == "< 0.01 ng/mL"


@pytest.mark.parametrize("written", ["", "trace", "NaN", "Infinity", "-inf"])
def test_what_is_not_a_finite_number_has_no_number(written: str) -> None:
    assert Quantity(written).number is None


@pytest.mark.parametrize(
    ("concept", "label"),
    [
        (Concept("Hgb", (Coding(LOINC, "718-7", "Hemoglobin"),)), "Hgb"),
        (Concept("", (Coding(LOINC, "718-7"), Coding("urn:local", "HGB", "Hemoglobin"))), "Hemoglobin"),
        (Concept("", (Coding(LOINC, "718-7"),)), "718-7"),
        (Concept(), ""),
    ],
)
def test_the_sources_own_words_come_first(concept: Concept, label: str) -> None:
    assert concept.label == label


@pytest.mark.parametrize(
    ("written", "system"),
    [
        ("2.16.840.1.113883.6.1", LOINC),
        ("urn:oid:2.16.840.1.113883.6.1", LOINC),
        (LOINC, LOINC),
        ("2.16.840.1.999999.1", "urn:oid:2.16.840.1.999999.1"),
        ("http://hospital.example/codes", "http://hospital.example/codes"),
    ],
)
def test_a_code_system_has_one_address_however_it_is_written(written: str, system: str) -> None:
    assert system_uri(written) == system


def test_a_person_goes_by_the_official_name() -> None:
    nickname = HumanName(given=("Rosita",), use="nickname")
    official = HumanName(family="Delgado", given=("Rosa", "M."), use="official")
    assert Person(names=(nickname, official)).label == "Rosa M. Delgado"


def test_a_fact_comes_back_from_json_as_it_went() -> None:
    fact = Result(code=Concept("Hgb"), value=Quantity("7.10", "g/dL"), standing=Standing.UNCONFIRMED)
    assert msgspec.json.decode(msgspec.json.encode(fact), type=AnyFact) == fact


@pytest.mark.parametrize("standing", [Standing.REFUTED, Standing.ENTERED_IN_ERROR, Standing.NOT_DONE, Standing.PLANNED])
def test_only_what_holds_or_is_suspected_stands(standing: Standing) -> None:
    assert not Result(standing=standing).stands
    assert Result(standing=Standing.UNCONFIRMED).stands
