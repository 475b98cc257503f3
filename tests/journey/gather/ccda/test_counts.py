"""None of the statements of the real sample documents is lost, by a count that does not use the reader."""

from __future__ import annotations

from pathlib import Path

from second_opinion.journey.gather.ccda import read
from second_opinion.journey.gather.outcome import Ending
from tests.journey.gather.ccda.documents import coded, document, problem, problems, section
from tests.journey.gather.counting.ccda import REASONS, count


def test_every_statement_of_every_sample_is_accounted_for(samples: Path) -> None:
    table = count([samples / "ccda"])
    assert table.differences == []
    assert table.documents == 124
    assert table.statements.total() > 5_000


def test_every_difference_has_a_listed_reason(samples: Path) -> None:
    table = count([samples / "ccda"])
    assert {reason for _, reason in table.reasons} == set(REASONS)


def test_every_sample_reads_and_every_fact_has_a_name(samples: Path) -> None:
    for path in sorted((samples / "ccda").rglob("*.xml")):
        end = read(path.read_bytes(), "original")
        assert end.ending is Ending.READ
        assert [fact.sources[0].place for fact in end.facts if not fact.label] == []


def test_the_count_agrees_on_a_small_file(tmp_path: Path) -> None:
    (tmp_path / "one.xml").write_bytes(problems(problem(coded("Asthma")), text="Asthma"))
    assert count([tmp_path]).differences == []


def test_the_count_notices_a_statement_that_the_reader_drops(tmp_path: Path) -> None:
    """The negative control: a problem hidden where the format allows none, which the count finds and the reader not."""
    hidden = f'<act><code code="x"/><reference>{problem(coded("Asthma"))}</reference></act>'
    (tmp_path / "one.xml").write_bytes(document(section("11450-4", "Problems", hidden)))
    assert count([tmp_path]).differences == ["one.xml: Condition 1 counted, 0 read"]
