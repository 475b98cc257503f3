"""pack: something a busy specialist will read. One person's record becomes a document, every line with its source."""

from second_opinion.journey.pack.choices import EVERY_SECTION, Choices, FileEnding, Section
from second_opinion.journey.pack.packet import packet

__all__ = ["EVERY_SECTION", "Choices", "FileEnding", "Section", "packet"]
