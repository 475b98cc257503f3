"""Writes a packet's document as JSON, for the peer to draw: ``document.py RECORD.json DOCUMENT.json``."""

import sys
from pathlib import Path

import msgspec

from second_opinion.content.words import words
from second_opinion.journey.pack import Choices, packet
from second_opinion.record import PersonRecord

record = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=PersonRecord)
document = packet(record, None, Choices(made_on="2026-11-23"), words("en"))
Path(sys.argv[2]).write_bytes(msgspec.json.encode(document))
