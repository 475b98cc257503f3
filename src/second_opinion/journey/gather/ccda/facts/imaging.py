"""Images named in a document: the studies of a DICOM object catalogue (HL7 CDA R2 Diagnostic Imaging Report)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import CODE, ID, OBSERVATION, QUALIFIER, VALUE, attribute, down
from second_opinion.journey.gather.ccda.entries.basis import basis
from second_opinion.journey.gather.ccda.values.concepts import concept, name_of
from second_opinion.record import AnyFact, Concept, ImagingStudy

# DICOM DCM codes: study and series levels.
STUDY: Final = "113014"
_SERIES: Final = "113015"


def study(act: Statement, spot: Spot) -> Iterator[AnyFact]:
    """One study: its number of series and images, and what kind of images they are."""
    series = [one for one in act.related() if one.says(CODE) == _SERIES]
    images = sum(1 for one in series for image in one.related() if image.tag == OBSERVATION)
    modalities = dict.fromkeys(kind for one in series if (kind := _modality(one)))
    shared = basis(act, spot)
    described = next(
        (name.label for one in act.related() if one.tag == OBSERVATION and (name := name_of(one, spot))), ""
    )
    label = concept(act.first(CODE), spot)
    yield ImagingStudy(
        **shared,
        code=Concept(described) if described else label,
        modality=", ".join(modalities),
        description=described,
        series=len(series),
        instances=images,
        study_uid=act.says(ID, "root"),
    )


def _modality(series: Statement) -> str:
    return attribute(down(series.first(CODE), QUALIFIER, VALUE), "code")
