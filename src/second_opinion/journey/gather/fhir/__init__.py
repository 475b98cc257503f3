"""The reader of FHIR JSON: ``detect`` says whether bytes are FHIR, ``read`` turns them into people and facts."""

from second_opinion.journey.gather.fhir.detect import detect
from second_opinion.journey.gather.fhir.excerpt import excerpt
from second_opinion.journey.gather.fhir.reader import read

__all__ = ["detect", "excerpt", "read"]
