"""The reader of plain text: ``detect`` says whether bytes are words, ``read`` keeps them as a note."""

from second_opinion.journey.gather.text.reader import detect, read

__all__ = ["detect", "read"]
