"""A row's number says where a fact stands: a record is one stretch of numbers, in the order of time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from second_opinion.record import AnyFact
from second_opinion.store import places


def test_every_kind_of_fact_has_a_number() -> None:
    assert set(places.KINDS) == {kind.__name__ for kind in AnyFact.__args__}
    assert len(places.KINDS) <= places.KIND_MASK


@given(st.integers(1, 1 << 26), st.integers(0, (1 << 30) - 1), st.sampled_from(places.KINDS))
def test_a_row_knows_its_place_and_its_kind_and_lies_in_its_record(record: int, place: int, kind: str) -> None:
    row = places.row_id(record, place, kind)
    assert (places.position(row), places.kind(row)) == (place, kind)
    assert places.first(record) <= places.first(record, place) <= row <= places.last(record) < places.first(record + 1)
    assert row < 1 << 63
