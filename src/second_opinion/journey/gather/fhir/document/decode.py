"""From bytes to JSON trees: quickly when the file is sound, patiently when it is not.

A sound file is decoded at once. One that is cut off, has something after its end or an entry that is no JSON is read
entry by entry, and what could not be read is said. What could be read two ways (a name given twice with different
values, NaN) is refused.
"""

from __future__ import annotations

from typing import Final

import msgspec

from second_opinion.journey.gather.fhir.document.letters import plain, text_of
from second_opinion.journey.gather.fhir.document.repair import lenient, values_in
from second_opinion.journey.gather.fhir.document.shape import DEEPEST, NESTED, NotSafe, check, too_deep
from second_opinion.journey.gather.fhir.document.tree import is_list, is_object
from second_opinion.record import N_, Reason

_DECODER: Final = msgspec.json.Decoder(float_hook=str)
_BROKEN_LINES_NAMED: Final = 10

NOT_READABLE: Final = N_("The file looks like a health record (FHIR), but it is damaged and nothing in it can be read.")
CUT_OFF: Final = N_("The file is cut off before its end. What is there was read: {number} entries.")
TRAILING: Final = N_("There is something after the end of the record that does not belong to it. It was left out.")
BROKEN_ENTRIES: Final = N_("{number} entries are damaged and could not be read. The others were read.")
BROKEN_LINE: Final = N_("Line {line} is damaged and could not be read. The other lines were read.")
BROKEN_LINES: Final = N_("{number} more lines are damaged and could not be read.")
OTHER_LETTERS: Final = N_("The file is not written in UTF-8. Some letters may be wrong.")


class Decoded(msgspec.Struct, kw_only=True):
    """The JSON values of a file with their places ("" for the whole file, "line 3"), and what was odd about it."""

    values: list[tuple[str, object]]
    lines: bool = False
    warnings: list[Reason] = []


def decode(data: bytes) -> Decoded:
    """The JSON values in the bytes. Raises :class:`NotSafe` with a reason for a person when they cannot be read."""
    data = plain(data).strip(b" \t\r\n\x00")
    try:
        return _lines(data) if _is_lines(data) else _whole(data)
    except RecursionError:
        raise NotSafe(Reason(NESTED, {"limit": str(DEEPEST)})) from None


def _is_lines(data: bytes) -> bool:
    """True when the first line is a whole resource and another follows (NDJSON)."""
    end = data.find(b"\n")
    if end < 0 or not data[:end].rstrip().endswith(b"}") or not data[end : end + 200].lstrip().startswith(b"{"):
        return False
    first = _line(data[:end])
    return is_object(first) and "resourceType" in first


def _whole(data: bytes) -> Decoded:
    try:
        value: object = _DECODER.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return _mended(data)
    check(data, value)
    return Decoded(values=[("", value)])


def _lines(data: bytes) -> Decoded:
    decoded = Decoded(values=[], lines=True)
    broken: list[int] = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            value = _line(line)
            if is_object(value):
                decoded.values.append((f"line {number}", value))
            else:
                broken.append(number)
    named = [Reason(BROKEN_LINE, {"line": str(number)}) for number in broken[:_BROKEN_LINES_NAMED]]
    unnamed = len(broken) - len(named)
    decoded.warnings = named + ([Reason(BROKEN_LINES, {"number": str(unnamed)})] if unnamed else [])
    return decoded


def _line(line: bytes) -> object:
    """The JSON value of one line, or None when it is no JSON or not safe to read."""
    try:
        try:
            value: object = _DECODER.decode(line)
            check(line, value)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            value = lenient(text_of(line)[0])
    except (NotSafe, RecursionError, ValueError):
        return None
    return value


def _mended(data: bytes) -> Decoded:
    """Reads a damaged file value by value. Raises NotSafe when nothing at all can be read."""
    text, is_utf8 = text_of(data)
    found = values_in(text)
    if not found.values:
        raise NotSafe(Reason(NOT_READABLE))
    if any(too_deep(value) for _, value in found.values):
        raise NotSafe(Reason(NESTED, {"limit": str(DEEPEST)}))
    warnings = [] if is_utf8 else [Reason(OTHER_LETTERS)]
    if found.cut_off:
        warnings.append(Reason(CUT_OFF, {"number": str(sum(_length(value) for _, value in found.values))}))
    if found.trailing:
        warnings.append(Reason(TRAILING))
    if found.broken:
        warnings.append(Reason(BROKEN_ENTRIES, {"number": str(found.broken)}))
    return Decoded(values=found.values, warnings=warnings)


def _length(value: object) -> int:
    """How many resources a value holds, for the sentence about a file that is cut off."""
    if is_object(value) and value.get("resourceType") == "Bundle":
        value = value.get("entry")
    return sum(1 for item in value if item is not None) if is_list(value) else 1
