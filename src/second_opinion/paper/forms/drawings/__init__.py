"""Drawings of our own: faces and a body, front and back. As SVG for paper and page alike."""

from second_opinion.paper.forms.drawings.body import body, spots
from second_opinion.paper.forms.drawings.faces import faces

__all__ = ["body", "faces", "spots"]
