"""A packet from stored facts: ``pack.py RECORD.json cold|warm``. ``found`` is the number of pages."""

import sys
from pathlib import Path

import msgspec

from benchmarks.saying import say
from second_opinion.content.words import words
from second_opinion.journey.pack import Choices, packet
from second_opinion.paper import Typst
from second_opinion.record import PersonRecord

RECORD = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=PersonRecord)
PAPER = Typst()


def work() -> tuple[float, int]:
    drawn = PAPER.draw(packet(RECORD, None, Choices(made_on="2026-11-23"), words("en")))
    return 1.0, drawn.pages


say(work, rounds=2 if sys.argv[2] == "warm" else 1)
