"""From bytes to the tree of a clinical document, within bounds: no DOCTYPE, no entities, no network, no stylesheet."""

from __future__ import annotations

import re
from typing import Final, cast

from lxml import etree

from second_opinion.journey.gather.ccda.detect import as_utf8, has_doctype
from second_opinion.journey.gather.ccda.document.tree import V3, Element
from second_opinion.record import N_, Reason

LARGEST: Final = 64 << 20
DEEPEST: Final = 256

TOO_LARGE: Final = N_("The file is larger than {limit} MB, which no clinical document is. It is kept as it came.")
DOCTYPE: Final = N_("The file holds a document type declaration (DOCTYPE), which a clinical document never needs.")
NESTED: Final = N_("The file is nested more than {limit} levels deep, which no health record is.")
NOT_READABLE: Final = N_("The file looks like a clinical document (C-CDA), but it is damaged and cannot be read.")
CUT_OFF: Final = N_("The file is cut off before its end. What is there was read.")
MENDED: Final = N_("The file breaks the rules of its format in places. What could be read was read.")
UNDECLARED: Final = N_("The file has a small mistake in how it was written. It was read all the same.")
OTHER_LETTERS: Final = N_("The file is not written in UTF-8. Some letters may be wrong.")
OTHER_ENCODING: Final = N_("The file names an encoding that it is not written in. It was read as UTF-8.")

# libxml2 refuses text of ten million characters (a PDF in base64) unless told that large is meant.
_LARGE_TEXT: Final = 9_000_000
_ROOT: Final = V3 + "ClinicalDocument"
# Half of a UTF-16 pair, written as a number: no character, and the parser lets it through when it mends.
_NO_CHARACTER: Final = "\ufffd".encode()
_HALF_A_PAIR: Final = re.compile(
    rb"&#(?:x0*[dD][89a-fA-F][0-9a-fA-F]{2}"
    rb"|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));?"
)


class Refused(Exception):
    """The bytes are not to be read; ``reason`` says why to a person."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.text)
        self.reason = reason


def parse(data: bytes) -> tuple[Element, list[Reason]]:
    """The root of the document, and warnings where the bytes had to be mended. Raises :class:`Refused`."""
    if len(data) > LARGEST:
        raise Refused(Reason(TOO_LARGE, {"limit": str(LARGEST >> 20)}))
    utf8, mislabelled = as_utf8(data)
    if has_doctype(utf8):
        raise Refused(Reason(DOCTYPE))
    huge = len(utf8) > _LARGE_TEXT
    parser = _parser(huge)
    try:
        root = etree.fromstring(_HALF_A_PAIR.sub(_NO_CHARACTER, utf8), parser)
    except etree.XMLSyntaxError as broken:
        raise Refused(Reason(NOT_READABLE)) from broken
    found = cast("Element | None", root)
    if found is None or found.tag != _ROOT:
        raise Refused(Reason(NOT_READABLE))
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(Reason(DOCTYPE))
    errors = {str(error.type_name) for error in parser.error_log}
    if "ERR_RESOURCE_LIMIT" in errors or (huge and _too_deep(found)):
        raise Refused(Reason(NESTED, {"limit": str(DEEPEST)}))
    return found, [*_about_letters(utf8 is not data, mislabelled, data), *_about_errors(errors, utf8)]


def _parser(huge: bool) -> etree.XMLParser:
    # The encoding is settled before: the parser sees exactly the bytes that were looked at for a DOCTYPE.
    return etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=huge,
    )


def _too_deep(root: Element) -> bool:
    level = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def _about_letters(changed: bool, mislabelled: bool, data: bytes) -> list[Reason]:
    if not mislabelled:
        return []
    wrong_letters = changed and not data.startswith(b"\xef\xbb\xbf")
    return [Reason(OTHER_LETTERS if wrong_letters else OTHER_ENCODING)]


def _about_errors(errors: set[str], data: bytes) -> list[Reason]:
    """At most one warning of each sort, however often the parser had to mend."""
    undeclared = {error for error in errors if error.startswith("NS_ERR")}
    warnings = [Reason(UNDECLARED)] if undeclared else []
    if errors - undeclared - {"WAR_NS_URI_RELATIVE", "WAR_NS_URI"}:
        whole = data.rstrip(b"\x00 \t\r\n").endswith(b"ClinicalDocument>")
        warnings.append(Reason(MENDED if whole else CUT_OFF))
    return warnings
