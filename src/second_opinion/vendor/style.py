"""Builds nhsuk/nhsuk.css: the parts of nhsuk-frontend our pages use, with each colour one of our own properties.

``python -m second_opinion.vendor.style`` fetches nhsuk-frontend, in the version MANIFEST.toml names, and Dart Sass,
with the ordinary npm client and without running anything of theirs on the way in; compiles ``style/subset.scss``; puts
``var(--name)`` in the place of each mark of ``style/_palette.scss``; and leaves out what no page of ours can use. The
SHA-256 of what it wrote is printed, to be set in MANIFEST.toml. The result holds no address, no font and no logo.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from second_opinion.vendor.bring import HERE, manifest

SASS: Final = "sass@1.108.2"
NAME: Final = "nhsuk-frontend"
WRITTEN: Final = HERE / "nhsuk" / "nhsuk.css"

UNUSED: Final = re.compile(
    r"--(reverse|striped|compact|login|brand|small|icon|search|large|code|inline|xl\b|numbered|white|aqua-green|purple|pink|orange)"
    r"|nhsuk-(card|icon|expander|panel|caption|lede|link-image|body-|tabs|scroll|button-group--)"
    r"|nhsuk-(input-wrapper|input__|radios__conditional|checkboxes__conditional|task-list__status--|fieldset__heading)"
    r"|file-upload|nhsuk-table[\w-]*(sort|scroll|wide|panel)|aria-sort|nhsuk-heading-x|type=.?search"
    r"|\b(kbd|samp|var|code)\b|::-ms-|a::after|pagination__title::after|frontend-supported|data-sort|x:-moz"
)
"""Selectors of looks we do not have. ``a::after`` prints the address of each link, which is of no use on paper."""
OLD: Final = re.compile(r"screen\\0|-ms-high-contrast: none|-ms-ime-align: auto\)\)? \{|max-width: 0")
PREFIX: Final = re.compile(r",? *\(-ms-high-contrast: active\)")
COLOUR: Final = re.compile(r"#[0-9a-fA-F]{3,8}\b|rgba?\([^)]*\)|hsla?\([^)]*\)")


class StyleError(Exception):
    """The sheet has a colour or an address that nobody gave a place: the message names it."""


def main() -> int:
    """Fetch, compile, replace, write."""
    version = next(each["version"] for each in manifest() if each["name"] == NAME and "built" in each)
    WRITTEN.parent.mkdir(exist_ok=True)
    WRITTEN.write_text(ours(compiled(version), version), "utf-8")
    print(f"{WRITTEN.name}: {hashlib.sha256(WRITTEN.read_bytes()).hexdigest()}")
    return 0


def compiled(version: str) -> str:
    """What Sass makes of ``subset.scss``."""
    with tempfile.TemporaryDirectory() as scratch:
        quiet = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--no-save"]
        subprocess.run(["npm", "install", *quiet, "--prefix", scratch, SASS, f"{NAME}@{version}"], check=True)
        modules = Path(scratch, "node_modules")
        words = ["--style=expanded", "--no-source-map", "--quiet-deps", "-I", str(modules / NAME / "dist" / "nhsuk")]
        sass = ["node", str(modules / "sass" / "sass.js"), *words, str(HERE / "style" / "subset.scss")]
        return subprocess.run(sass, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def ours(sheet: str, version: str) -> str:
    """The compiled sheet with our properties in it and without what we do not use. Raises StyleError."""
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    marked = re.search(r"^\.marks \{(.*?)\n\}", plain, re.DOTALL | re.MULTILINE)
    if marked is None:
        raise StyleError("no .marks in the sheet")
    named = named_colours(marked[1])
    kept = "\n".join(blocks(plain.replace(marked[0], ""), named))
    return f"/* Made by style.py from {NAME} {version} (MIT, see LICENSE.txt). Not edited. */\n{kept}\n"


def named_colours(marks: str) -> dict[str, str]:
    """Which property stands for which colour. Raises StyleError when one colour stands for two."""
    named: dict[str, str] = {}
    for name, colour in re.findall(r"--([\w-]+): (#[0-9a-f]{6});", marks):
        if named.setdefault(colour, name) != name:
            raise StyleError(f"{colour} is both {named[colour]} and {name}")
    return named


def blocks(sheet: str, named: dict[str, str]) -> Iterator[str]:
    """Each rule on one line; rules and at-rules that hold nothing any more are gone."""
    place = 0
    while (opening := sheet.find("{", place)) >= 0:
        head = " ".join(sheet[place:opening].split())
        closing = closing_of(sheet, opening)
        body, place = sheet[opening + 1 : closing], closing + 1
        if head.startswith("@"):
            inside = [] if OLD.search(head) else list(blocks(body, named))
            if inside:
                yield PREFIX.sub("", head) + " {\n" + "\n".join(inside) + "\n}"
        else:
            yield from rule(head, body, named)


def rule(head: str, body: str, named: dict[str, str]) -> Iterator[str]:
    """One rule, with the selectors and declarations that we use."""
    selectors = [each.strip() for each in split(head) if not UNUSED.search(each)]
    if not selectors:
        return
    declared = [" ".join(each.split()) for each in split(body, ";") if each.strip()]
    said = [coloured(each, named) for each in declared if "url(" not in each and "-ms-" not in each]
    said = [each for each in said if each]
    if said:
        yield f"{', '.join(selectors)} {{ {'; '.join(said)}; }}"


def coloured(declaration: str, named: dict[str, str]) -> str:
    """A declaration with our properties for its colours; empty when one of them is never to be seen."""
    for found in COLOUR.findall(declaration):
        colour = solid(found)
        if colour not in named:
            return "" if colour in NEVER else missing(declaration)
        declaration = declaration.replace(found, f"var(--{named[colour]})")
    return declaration


def solid(colour: str) -> str:
    """A colour as six digits; what is nearly opaque counts as opaque."""
    parts = re.match(r"rgba\((\d+), (\d+), (\d+), 0?\.99\)", colour)
    return "#" + "".join(f"{int(part):02x}" for part in parts.groups()) if parts else colour.lower()


def missing(declaration: str) -> str:
    """Stop: a colour has no place."""
    raise StyleError(f"no property of ours for: {declaration}")


NEVER: Final = {"#ff00ff", "#ffccff", "#ff80ff", "#b300b3", "#4d004d", "#800080", "rgba(255, 0, 255, 0.5)"}
"""``$never`` of the palette, mixed with black or white: looks that our pages do not have."""


def split(text: str, at: str = ",") -> Iterator[str]:
    """Cut at a character, but not inside brackets or quotes."""
    depth, begun, quoted = 0, 0, False
    for place, each in enumerate(text):
        quoted ^= each == '"'
        depth += (each in "([") - (each in ")]")
        if each == at and depth == 0 and not quoted:
            yield text[begun:place]
            begun = place + 1
    yield text[begun:]


def closing_of(sheet: str, opening: int) -> int:
    """Where the bracket that opens here is closed."""
    depth = 0
    for found in re.finditer(r"[{}]", sheet[opening:]):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return opening + found.start()
    raise StyleError("a bracket is never closed")


if __name__ == "__main__":
    sys.exit(main())
