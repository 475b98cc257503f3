"""Our own files for the browser: style, script, fonts. Read once, named by their content: they never go stale.

All sheets are joined into one, ``app.css``: nhsuk-frontend's parts, then ours by purpose, then those of the steps.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_WEB: Final = Path(__file__).resolve().parents[1]
_VENDOR: Final = _WEB.parent / "vendor"
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
}
_USED: Final = re.compile(rb"url\(\"?([\w.-]+)\"?\)")
_COMMENT: Final = re.compile(rb"/\*(?! Made by).*?\*/\n?", re.DOTALL)
STYLE: Final = "app.css"
FIRST: Final = ("nhsuk.css", "palette.css", "page.css", "forms.css", "parts.css")


@dataclass(frozen=True)
class Asset:
    """One file. ``packed`` is its gzip form, or empty where that saves nothing."""

    name: str
    type: str
    data: bytes
    packed: bytes


def address(name: str) -> str:
    """Where the browser gets a file: "app.css" → "/static/app.3f2a….css". Raises KeyError for one that is not ours."""
    return f"/static/{_names()[name]}"


def find(hashed: str) -> Asset | None:
    """The file of a hashed name."""
    return _assets().get(hashed)


@cache
def _assets() -> dict[str, Asset]:
    return _load()[0]


@cache
def _names() -> dict[str, str]:
    return _load()[1]


@cache
def _load() -> tuple[dict[str, Asset], dict[str, str]]:
    """Fonts and scripts, then the style, whose addresses of fonts get their hashed names."""
    assets: dict[str, Asset] = {}
    names: dict[str, str] = {}
    for path in (path for path in _files() if path.suffix != ".css"):
        _keep(path.name, path.read_bytes(), assets, names)
    _keep(STYLE, _USED.sub(lambda used: b'url("' + names[used[1].decode()].encode() + b'")', _style()), assets, names)
    return assets, names


def _keep(name: str, data: bytes, assets: dict[str, Asset], names: dict[str, str]) -> None:
    path = Path(name)
    hashed = f"{path.stem}.{hashlib.sha256(data).hexdigest()[:16]}{path.suffix}"
    packed = gzip.compress(data, 9, mtime=0)
    small = packed if len(packed) < len(data) * 0.9 else b""
    assets[hashed] = Asset(hashed, _TYPES[path.suffix], data, small)
    names[name] = hashed


def _style() -> bytes:
    """Every sheet, one after the other, without what is written for people."""
    sheets = {path.name: path for path in _files() if path.suffix == ".css"}
    in_order = (*FIRST, *sorted(set(sheets) - set(FIRST)))
    return _COMMENT.sub(b"", b"\n".join(sheets[name].read_bytes() for name in in_order))


def _files() -> list[Path]:
    folders = (*sorted(_WEB.glob("*/static")), _VENDOR / "nhsuk", _VENDOR / "woff2")
    return [path for folder in folders for path in folder.glob("*") if path.suffix in _TYPES]
