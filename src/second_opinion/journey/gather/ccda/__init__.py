"""The reader of C-CDA documents (and CCD, C32): ``detect`` knows the bytes, ``read`` makes people and facts of them."""

from second_opinion.journey.gather.ccda.detect import detect
from second_opinion.journey.gather.ccda.excerpt import excerpt
from second_opinion.journey.gather.ccda.reader import read

__all__ = ["detect", "excerpt", "read"]
