"""Names of files are labels for people. They are shown, never opened: a name in an archive is no path."""

from __future__ import annotations

import unicodedata
from typing import Final

LONGEST: Final = 200
_INSIDE: Final = " › "
# Format characters can turn a name around on the screen ("txt.exe" for "exe.txt"); the others are no characters.
_NOT_SHOWN: Final = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}

_MADE_BY_THE_COMPUTER: Final = {".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".localized", ".directory"}


def shown(name: str) -> str:
    """A name as it may stand on a page: what cannot be seen is shown as �, the middle of a very long name is cut."""
    clean = "".join("�" if unicodedata.category(char) in _NOT_SHOWN else char for char in name[: LONGEST * 20])
    if len(clean) > LONGEST:
        half = LONGEST // 2
        clean = f"{clean[:half]}…{clean[-half:]}"
    return clean or "�"


def inside(outer: str, inner: str) -> str:
    """The label of something found inside something else: "records.zip › DOC0001.XML"."""
    return f"{outer}{_INSIDE}{shown(inner)}"


def made_by_the_computer(name: str) -> bool:
    """True for the small files that systems leave in folders (Finder, Explorer) and in zips made on a Mac."""
    parts = name.replace("\\", "/").split("/")
    last = parts[-1].rpartition(_INSIDE)[2].lower()
    return last in _MADE_BY_THE_COMPUTER or last.startswith("._") or "__MACOSX" in name
