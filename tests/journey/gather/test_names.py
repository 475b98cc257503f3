"""A name is a label: it may be shown to anybody, and never leads anywhere."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.journey.gather.names import LONGEST, inside, shown


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Informe médico – Rosa.pdf", "Informe médico – Rosa.pdf"),
        ("a\nb\x1b[31m", "a�b�[31m"),
        ("gpj.\u202etxt", "gpj.�txt"),
        ("nul\0.xml", "nul�.xml"),
        ("", "�"),
        ("../../etc/passwd", "../../etc/passwd"),
    ],
)
def test_what_cannot_be_seen_is_marked(name: str, label: str) -> None:
    assert shown(name) == label


def test_a_very_long_name_keeps_both_ends() -> None:
    assert shown("a" * 300 + ".xml") == "a" * 100 + "…" + "a" * 96 + ".xml"


def test_something_inside_names_what_it_is_in() -> None:
    assert inside("records.zip", "DOC0001.XML") == "records.zip › DOC0001.XML"


@given(st.text())
def test_any_name_can_be_printed_on_one_line(name: str) -> None:
    label = shown(name)
    assert 1 <= len(label) <= LONGEST + 1
    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in label)
