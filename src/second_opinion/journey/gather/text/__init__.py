"""The reader of plain text: ``detect`` says whether bytes are words, ``read`` keeps them as a note."""

from second_opinion.journey.gather.text.reader import detect, excerpt, read

__all__ = ["detect", "excerpt", "read"]
