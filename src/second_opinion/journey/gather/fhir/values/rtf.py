"""The words of a Rich Text Format note, which many hospital systems attach: text and line breaks, nothing else.

Source: Rich Text Format Specification 1.9.1 (Microsoft, 2008): groups, control words and characters by number.
"""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}]+)", re.DOTALL)
_SILENT: Final = frozenset(
    """fonttbl colortbl stylesheet info pict header footer headerl headerr footerl footerr listtable listoverridetable
    generator themedata datastore latentstyles xmlnstbl rsidtbl object objdata fldinst""".split()
)
_DRAWN: Final = {
    "par": "\n", "line": "\n", "row": "\n", "sect": "\n", "page": "\n", "tab": "\t", "cell": " | ", "bullet": "•",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip


def rtf_text(data: bytes) -> str:
    """The visible words of an RTF document. Never raises: what is not understood is passed over."""
    parts: list[str] = []
    silent_from: list[bool] = [False]
    skip = 0
    for word, argument, byte, symbol, brace, words in _TOKEN.findall(data.decode("latin-1")):
        if brace:
            _turn(brace, silent_from)
        elif word in _SILENT or symbol == "*":
            silent_from[-1] = True
        elif silent_from[-1]:
            continue
        elif word == "u" and argument:
            parts.append(_character(int(argument)))
            skip = 1
        elif skip and (byte or words):
            parts.append("" if byte else words[1:])
            skip = 0
        else:
            parts.append(_plain(word, byte, symbol, words))
    return "".join(parts)


def _turn(brace: str, silent_from: list[bool]) -> None:
    """A group opens (as silent as the one around it) or closes."""
    if brace == "{":
        silent_from.append(silent_from[-1])
    elif len(silent_from) > 1:
        silent_from.pop()


def _plain(word: str, byte: str, symbol: str, words: str) -> str:
    if byte:
        return bytes([int(byte, 16)]).decode("cp1252", errors="replace")
    if symbol:
        return symbol if symbol in "\\{}" else " " if symbol == "~" else "-" if symbol == "_" else ""
    return _DRAWN.get(word, "") if word else words.replace("\r", "").replace("\n", "")


def _character(code: int) -> str:
    code %= 0x10000
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
