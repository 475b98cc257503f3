"""Zip files that come out the same every time."""

from __future__ import annotations

import io
import zipfile
from typing import Final

_MOMENT: Final = (2026, 11, 12, 21, 4, 10)
"""The date in every entry: when Luis downloaded them."""


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip with these members, in the order given. Stored, not squeezed: squeezing differs between zlib versions."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            # As a hospital's Windows server writes it, wherever this runs.
            entry.create_system = 0
            opened.writestr(entry, data)
    return buffer.getvalue()
