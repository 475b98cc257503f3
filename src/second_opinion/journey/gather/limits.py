"""How much is taken in at once. Beyond these a file is refused with a reason, before it can do harm.

The figures are those of the threat model for uploads (OWASP ASVS 5.0, 5.1.1 and 5.2): far above what hospitals send,
far below what makes a home computer stop answering. Sizes are bytes.
"""

from __future__ import annotations

from typing import Final

MEBIBYTE: Final = 1 << 20

SINGLE_FILE: Final = 200 * MEBIBYTE
"""The largest file, or member of an archive, that is read."""

ARCHIVE: Final = 2048 * MEBIBYTE
"""The largest archive that is opened."""

UNPACKED: Final = 2048 * MEBIBYTE
"""The largest sum of what an archive says its members unpack to; more than they say is never unpacked."""

ENTRIES: Final = 20_000
"""The most members of an archive."""

DIRECTORY: Final = 16 * MEBIBYTE
"""The largest list of contents of an archive: 20,000 entries with names of usual length."""

RATIO: Final = 200
"""How many times larger than packed a member may be. Health records in XML pack to a twentieth or fiftieth."""

RATIO_FROM: Final = MEBIBYTE
"""Members smaller than this may have any ratio: a page of blanks does no harm."""

METADATA: Final = 8 * MEBIBYTE
"""The largest METADATA.XML of a record package that is looked into."""

TEXT: Final = 8 * MEBIBYTE
"""The longest plain text that is taken as something a person wrote."""

EMBEDDED: Final = 5_000
"""The most documents inside one file."""
