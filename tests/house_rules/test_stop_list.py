"""What has no source yet stands nowhere in the words people read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house_rules.repository import ROOT, files

READ_BY_PEOPLE = [
    path
    for path in files()
    if path.suffix in {".toml", ".po"} and path.is_relative_to("src/second_opinion") and "family" not in path.parts
]
STOP_LIST = {
    "days to send a mammogram": r"\b15 (?:calendar )?days\b|\b15 días\b",
    "New York's sections on a second opinion for cancer": r"\b4303\b|\b3216\b",
    "Florida's share and yearly limit": r"\b40 ?%|\b(?:three|tres) (?:referrals|opinions|referidos) (?:a year|al año)",
    "California's days for an ordinary request": r"\b5 business days|\bfive business days|\b5 días hábiles",
    "Medicare's figures for 2027": r'"?2027"? ?= ?"\$|\$[\d.,]+ (?:in|en) 2027',
    "a call point for oxygen": r"\b(?:92|88) ?%",
    "a key of the 988 line that its own page does not name": r"\b(?:press|oprima|marque) (?:el )?3\b",
}


def found(text: str) -> list[str]:
    """Which entries of the list stand in a text."""
    return [what for what, pattern in STOP_LIST.items() if re.search(pattern, text, re.IGNORECASE)]


@pytest.mark.parametrize("path", READ_BY_PEOPLE, ids=str)
def test_nothing_from_the_stop_list_is_printed(path: Path) -> None:
    assert found((ROOT / path).read_text(encoding="utf-8")) == []


def test_each_entry_of_the_list_would_be_found() -> None:
    said = (
        "within 15 calendar days; section 4303(w); you pay 40% outside; within 5 business days; $290 in 2027; "
        "call below 92 %; Press 3"
    )
    assert found(said) == list(STOP_LIST)
