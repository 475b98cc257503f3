"""A person's record as a JSON file that other programs can read."""

from __future__ import annotations

from typing import Final

import msgspec

from second_opinion.record.merged import PersonRecord

FORMAT: Final = "second-opinion/person-record"
VERSION: Final = 1


class RecordFile(msgspec.Struct, frozen=True, kw_only=True):
    """What ``--json`` writes. ``made_on`` is an ISO date, ``made_by`` the program and its version.

    The published schema is ``docs/schema/person-record-1.json``; ``version`` grows when an older reader would
    misread the file.
    """

    format: str = FORMAT
    version: int = VERSION
    made_on: str
    made_by: str
    record: PersonRecord

    def encode(self) -> bytes:
        """As JSON, indented, in UTF-8."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"

    @classmethod
    def decode(cls, data: bytes) -> RecordFile:
        """Read such a file. Raises msgspec.ValidationError when it is not one, or is of a newer version."""
        found = msgspec.json.decode(data, type=cls)
        if found.format != FORMAT or found.version > VERSION:
            raise msgspec.ValidationError(f"not a {FORMAT} file of version {VERSION} or older")
        return found


def schema() -> bytes:
    """The JSON Schema (2020-12) of a record file."""
    described = msgspec.json.schema(RecordFile)
    described["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    described["title"] = f"{FORMAT} version {VERSION}"
    return msgspec.json.format(msgspec.json.encode(described), indent=1) + b"\n"
