"""None of the entries of the real sample files is lost, by a count that does not use the reader."""

from __future__ import annotations

import json
from pathlib import Path

from tests.journey.gather.counting.fhir import REASONS, count

OBSERVATION = {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/rosa"}}


def test_every_entry_of_every_sample_is_accounted_for(samples: Path) -> None:
    table = count([samples / "fhir"])
    assert table.differences == []
    assert table.entries.total() > 9_000


def test_every_difference_in_number_has_a_listed_reason(samples: Path) -> None:
    table = count([samples / "fhir"])
    differing = {kind for kind, entries in table.entries.items() if table.facts[kind].total() != entries}
    assert differing - set(REASONS) == set()


def test_the_count_notices_an_entry_that_the_reader_drops(tmp_path: Path) -> None:
    """The negative control: an entry of a type this table expects a fact from, in a form the reader cannot read."""
    file = tmp_path / "one.json"
    file.write_text(json.dumps({"resourceType": "DeviceUseStatement", "subject": {"reference": "Group/7"}}))
    assert len(count([file]).differences) == 2


def test_the_count_agrees_on_a_small_file(tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    file.write_text(json.dumps(OBSERVATION | {"code": {"text": "Hearing"}, "valueString": "good"}))
    assert count([file]).differences == []
