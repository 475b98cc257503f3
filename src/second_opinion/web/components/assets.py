"""Our own files for the browser: style, script, fonts. Read once, named by their content: they never go stale."""

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
    """Fonts first, scripts, then styles, whose addresses of fonts get their hashed names."""
    assets: dict[str, Asset] = {}
    names: dict[str, str] = {}
    for path in sorted(_files(), key=lambda path: (path.suffix == ".css", path.name)):
        data = path.read_bytes()
        if path.suffix == ".css":
            data = _USED.sub(lambda used: b'url("' + names[used[1].decode()].encode() + b'")', data)
        hashed = f"{path.stem}.{hashlib.sha256(data).hexdigest()[:16]}{path.suffix}"
        packed = gzip.compress(data, 9, mtime=0)
        small = packed if len(packed) < len(data) * 0.9 else b""
        assets[hashed] = Asset(hashed, _TYPES[path.suffix], data, small)
        names[path.name] = hashed
    return assets, names


def _files() -> list[Path]:
    folders = (*sorted(_WEB.glob("*/static")), _VENDOR / "nhsuk", _VENDOR / "woff2")
    return [path for folder in folders for path in folder.glob("*") if path.suffix in _TYPES]
