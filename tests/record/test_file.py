"""The JSON file of a record, which other programs read."""

from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.record import AnyFact, Concept, Condition, PartialDate, Period, Person, PersonRecord, Source
from second_opinion.record.file import RecordFile, schema
from tests import strategies

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / "person-record-1.json"

ROSA = PersonRecord(
    person=Person(key="rosa"),
    facts=(
        Condition(
            id="c1", code=Concept("Asthma"), when=Period(PartialDate("1961")), sources=(Source("ab" * 32, "/entry/3"),)
        ),
    ),
)


def test_the_published_schema_is_the_one_the_program_writes_by() -> None:
    assert PUBLISHED.read_bytes() == schema()


def test_a_written_record_is_valid_under_its_schema_and_comes_back_the_same() -> None:
    written = RecordFile(made_on="2026-11-23", made_by="Second Opinion 0.1.0", record=ROSA)
    jsonschema.validate(msgspec.json.decode(written.encode()), msgspec.json.decode(schema()))
    assert RecordFile.decode(written.encode()) == written


def test_a_file_of_a_newer_version_is_not_misread() -> None:
    newer = msgspec.structs.replace(RecordFile(made_on="2030-01-01", made_by="x", record=ROSA), version=2)
    with pytest.raises(msgspec.ValidationError):
        RecordFile.decode(newer.encode())


@given(strategies.piles, st.text(max_size=40))
def test_whatever_leaves_in_a_file_comes_back_the_same(pile: list[AnyFact], told: str) -> None:
    facts = tuple(msgspec.structs.replace(fact, note=told) for fact in pile)
    written = RecordFile(made_on="2026-11-26", made_by="x", record=PersonRecord(person=Person(key=told), facts=facts))
    assert RecordFile.decode(written.encode()) == written
