"""Where the bytes of originals are kept."""

from __future__ import annotations

from typing import Protocol


class Originals(Protocol):
    """Gives an original back, byte for byte."""

    def read(self, original: str) -> bytes:
        """The bytes of the original with that id (SHA-256, hex). Raises KeyError when it is not kept here."""
        ...
