"""Where a fact comes from can be seen: the very entry, as it was written."""

from __future__ import annotations

import json
from pathlib import Path

from second_opinion.content import family
from second_opinion.journey.gather import reading
from second_opinion.journey.gather.excerpt import MOST_LINES


def test_a_number_is_shown_as_the_laboratory_wrote_it() -> None:
    data = b'{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Observation","id":"k","v":7.10}}]}'
    shown = reading.excerpt(data, "/entry/0/resource", "Observation/k")
    assert shown is not None
    assert shown.lines == ("{", '  "resourceType": "Observation",', '  "id": "k",', '  "v": 7.10', "}")
    assert (shown.form, shown.found, shown.cut) == ("json", True, False)


def test_a_line_of_a_file_of_lines_is_found() -> None:
    lines = [json.dumps({"resourceType": "Patient", "id": str(number)}) for number in range(3)]
    shown = reading.excerpt("\n".join(lines).encode(), "line 2", "")
    assert shown is not None
    assert '  "id": "1"' in shown.lines


def test_a_place_that_is_not_there_is_said() -> None:
    shown = reading.excerpt(b'{"resourceType":"Patient","id":"1"}', "/entry/7", "")
    assert shown is not None
    assert not shown.found


def test_a_scan_is_not_shown_as_text() -> None:
    assert reading.excerpt(b"\x00\x01\x02" * 100, "", "") is None


def test_a_long_letter_says_that_more_follows() -> None:
    shown = reading.excerpt(b"word\n" * (MOST_LINES + 1), "", "")
    assert shown is not None
    assert (len(shown.lines), shown.cut) == (MOST_LINES, True)


def test_every_fact_of_the_made_up_family_leads_to_an_entry() -> None:
    looked, lost = 0, []
    with family.example_folder() as folder:
        for path in sorted(
            each for each in Path(folder).rglob("*") if each.suffix in {".json", ".xml", ".ndjson", ".txt"}
        ):
            data = path.read_bytes()
            for outcome in reading.read_bytes(path.name, data)[:1]:
                for fact in outcome.facts:
                    for source in fact.sources:
                        shown = reading.excerpt(data, source.place, source.reference)
                        looked += 1
                        if shown is None or not shown.found:
                            lost.append((path.name, source.place))
    assert lost == []
    assert looked > 500


def test_the_statement_of_a_clinical_document_is_marked_in_its_entry() -> None:
    with family.example_folder() as folder:
        data = next(Path(folder).rglob("CCD (1).xml")).read_bytes()
    fact = next(
        fact
        for fact in reading.read_bytes("a.xml", data)[0].facts
        if "/entry" in fact.sources[0].place and fact.sources[0].reference
    )
    shown = reading.excerpt(data, fact.sources[0].place, fact.sources[0].reference)
    assert shown is not None
    first, after = shown.marked
    assert first < after
    assert fact.sources[0].reference.split("^")[0] in "\n".join(shown.lines[first:after])
