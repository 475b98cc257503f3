"""Files as people really have them: cut off, with junk, half broken. What is whole is read and the rest is said."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.journey.gather.fhir import read
from second_opinion.journey.gather.outcome import Ending, Reading
from tests.journey.gather.fhir.files import ORIGINAL, about_rosa, bundle

GOUT = about_rosa("Condition", code={"text": 'Gout } ] " { ['})
ASTHMA = about_rosa("Condition", code={"text": "Asthma"})
BOTH = json.dumps(bundle(GOUT, ASTHMA)).encode()


def labels(found: Reading) -> list[str]:
    return [fact.label for fact in found.facts]


def said(found: Reading) -> list[str]:
    return [warning.english for warning in found.warnings]


def test_a_bundle_that_is_cut_off_gives_its_whole_entries_and_says_so() -> None:
    found = read(BOTH[:-30], ORIGINAL)
    assert (found.ending, labels(found)) == (Ending.READ, [GOUT["code"]["text"]])
    assert said(found) == ["The file is cut off before its end. What is there was read: 1 entries."]


def test_junk_after_the_record_is_left_out_and_said() -> None:
    found = read(BOTH + b"\n<html>logged out</html>", ORIGINAL)
    assert labels(found) == [GOUT["code"]["text"], "Asthma"]
    assert said(found) == [
        "There is something after the end of the record that does not belong to it. It was left out."
    ]


def test_one_damaged_entry_does_not_cost_the_others() -> None:
    found = read(BOTH.replace(b'"Gout', b'oops"Gout'), ORIGINAL)
    assert labels(found) == ["Asthma"]
    assert said(found) == ["1 entries are damaged and could not be read. The others were read."]
    assert found.facts[0].sources[0].place == "/entry/1/resource"


def test_a_broken_line_is_named_and_the_other_lines_are_read() -> None:
    lines = [json.dumps(GOUT), '{"resourceType": "Condition", ', json.dumps(ASTHMA), "", '{"resourceType": "Con']
    found = read("\n".join(lines).encode(), ORIGINAL)
    assert labels(found) == [GOUT["code"]["text"], "Asthma"]
    assert [fact.sources[0].place for fact in found.facts] == ["line 1", "line 3"]
    assert said(found) == [
        "Line 2 is damaged and could not be read. The other lines were read.",
        "Line 5 is damaged and could not be read. The other lines were read.",
    ]


def test_records_written_one_after_the_other_are_all_read() -> None:
    found = read(BOTH + BOTH, ORIGINAL)
    assert labels(found) == [GOUT["code"]["text"], "Asthma"] * 2


def test_a_file_in_an_old_windows_encoding_is_read_with_a_warning() -> None:
    data = '{"resourceType": "Condition", "code": {"text": "Síndrome de Ménière"}}'.encode("cp1252")
    found = read(data, ORIGINAL)
    assert labels(found) == ["Síndrome de Ménière"]
    assert said(found) == ["The file is not written in UTF-8. Some letters may be wrong."]


def test_a_line_break_or_half_a_character_inside_a_text_does_not_lose_the_file() -> None:
    found = read(b'{"resourceType": "Condition", "code": {"text": "Gout\nleft \\ud83d"}}', ORIGINAL)
    assert labels(found) == ["Gout\nleft \ufffd"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOTH[:20], "The file looks like a health record (FHIR), but it is damaged and nothing in it can be read."),
        (
            b'{"resourceType": "Observation", "valueInteger": NaN}',
            "The file holds a number that is none (NaN or Infinity), so it cannot be read safely.",
        ),
        (
            b'{"resourceType": "Condition", "status": "a", "status": "b"}',
            "The file gives one name two different values in the same place, so it cannot be read safely.",
        ),
        (
            b'{"resourceType": "Condition", "x": ' + b"[" * 100 + b"]" * 100 + b"}",
            "The file is nested more than 100 levels deep, which no health record is.",
        ),
        (
            b'{"resourceType": "Condition", "x": ' + b'{"x":' * 100_000,
            "The file is nested more than 100 levels deep, which no health record is.",
        ),
    ],
    ids=["nothing whole", "NaN", "two values for one name", "101 levels", "no end"],
)
def test_what_cannot_be_read_safely_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    found = read(data, ORIGINAL)
    assert (found.ending, found.facts) == (Ending.REFUSED, ())
    assert found.reason is not None
    assert found.reason.english == reason


def test_a_name_given_twice_with_one_value_and_a_hundred_levels_are_read() -> None:
    inside = b"[" * 99 + b"]" * 99
    data = (
        b'{"resourceType": "Condition", "status": "a", "status": "a", "code": {"text": "Gout"}, "x": ' + inside + b"}"
    )
    assert labels(read(data, ORIGINAL)) == ["Gout"]


@given(st.integers(min_value=0, max_value=len(BOTH)), st.binary(max_size=8))
def test_no_place_to_cut_and_nothing_put_there_stops_the_reader(cut: int, junk: bytes) -> None:
    for data in (BOTH[:cut], BOTH[:cut] + junk, BOTH[:cut] + junk + BOTH[cut:]):
        assert read(data, ORIGINAL).ending in set(Ending)


def test_a_file_cut_off_inside_a_long_narrative_is_read_in_one_go() -> None:
    cut = BOTH[:-2] + b', {"resource": {"text": {"div": "' + rb"<p class=\"x\">" * 200_000
    assert labels(read(cut, ORIGINAL)) == [GOUT["code"]["text"], "Asthma"]
