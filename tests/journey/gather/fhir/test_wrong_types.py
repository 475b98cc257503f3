"""Any JSON value in any field of any resource: nothing raises, and the other entries are still read."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.journey.gather.fhir import read
from second_opinion.journey.gather.fhir.facts.dispatch import READERS, SUPPORT
from second_opinion.journey.gather.outcome import Ending
from tests.journey.gather.fhir.elements import SHARED
from tests.journey.gather.fhir.files import ORIGINAL, about_rosa, bundle
from tests.journey.gather.fhir.rich import RICH

OTHER = about_rosa("Condition", code={"text": "Gout"})
WRONG: list[Any] = [
    None, True, 10**30, 1e300, "x", "2014-13-45", [], [[]], [1, None, "x", {}],
    {"x": 1}, {"coding": [7, {"system": [], "code": {}, "display": 3}]}, {"reference": ["Patient/rosa"]},
    {"value": [1], "start": 3, "text": {"div": 5}}, {"identifier": 3, "extension": 3, "attachment": []},
]  # fmt: skip
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "text coding system code display reference value unit low high start end div status id type actor "
                "member detail repeat period data url title name given family concept target item answer".split()
            ),
            inside,
            max_size=4,
        )
    ),
    max_leaves=8,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to every value inside."""
    if path:
        yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inside:
        yield from places(below, (*path, key))


def with_value(resource: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(resource)
    holder: Any = changed
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return changed


def still_read(*resources: Any) -> bool:
    data = json.dumps(bundle(*resources, OTHER)).encode()
    found = read(data, ORIGINAL)
    return found.ending == Ending.READ and "Gout" in [fact.label for fact in found.facts]


def test_every_kind_that_is_read_is_put_to_the_test() -> None:
    assert set(READERS) | SUPPORT == set(RICH) | {"Endpoint", "Group", "HealthcareService", "Substance", "BodySite"} | {
        "BodyStructure"
    }


# One type for each reader; what all types share is put to the test once, in Condition.
READ_APART = sorted({reader: kind for kind, reader in READERS.items()}.values()) + sorted(SUPPORT & set(RICH))


@pytest.mark.parametrize("kind", READ_APART)
def test_a_wrong_type_in_any_field_raises_nothing_and_loses_no_other_entry(kind: str) -> None:
    resource = RICH[kind]
    shared = () if kind == "Condition" else tuple(SHARED)
    paths = [path for path in places(resource) if path[0] not in ("resourceType", *shared)]
    hurt = [with_value(resource, path, value) for path in paths for value in WRONG]
    lost = [one for start in range(0, len(hurt), 200) if not still_read(*(one := hurt[start : start + 200]))]
    assert lost == []


@pytest.mark.parametrize("kind", sorted(RICH))
def test_a_field_gone_missing_raises_nothing(kind: str) -> None:
    resource = RICH[kind]
    tops = [{key: value for key, value in resource.items() if key != gone} for gone in resource]
    assert still_read(*tops)


@given(kind=st.sampled_from(sorted(RICH)), number=st.integers(min_value=0, max_value=500), value=JSON_VALUES)
def test_any_value_in_any_field_raises_nothing(kind: str, number: int, value: Any) -> None:
    paths = list(places(RICH[kind]))
    assert still_read(with_value(RICH[kind], paths[number % len(paths)], value))


@given(value=JSON_VALUES, kind=st.sampled_from(["Patient", "Bundle", "Parameters", "Observation", "Basic"]))
def test_any_json_that_calls_itself_a_resource_ends_somehow(value: Any, kind: str) -> None:
    inside = value if isinstance(value, dict) else {"entry": value, "parameter": value}
    assert read(json.dumps(inside | {"resourceType": kind}).encode(), ORIGINAL).ending in set(Ending)
    assert read(json.dumps([value, {"resourceType": kind}]).encode(), ORIGINAL).ending in set(Ending)


def test_wrong_types_are_counted_and_said() -> None:
    found = read(json.dumps(about_rosa("Condition", code=[7], severity="severe", note=5)).encode(), ORIGINAL)
    assert [one.english for one in found.warnings] == [
        "1 times Condition.code does not have the form it should. It was read as far as possible.",
        "1 times Condition.note does not have the form it should. It was read as far as possible.",
    ]
    assert found.facts[0].stands
