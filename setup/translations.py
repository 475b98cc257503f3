"""Bring the Spanish catalogue up to date with the source: new sentences in, dropped ones out, compiled.

Run with the Python of the tests after changing a sentence; put Spanish for what it names into the .po file; run again::

    .venv-test/bin/python setup/translations.py
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

Sentence = str | tuple[str, ...]
"""A sentence, or its singular and plural."""

SOURCE: Final = Path(__file__).resolve().parents[1] / "src" / "second_opinion"
WRITTEN: Final = SOURCE / "locale" / "es" / "LC_MESSAGES" / "django.po"
HEAD: Final = """\
# Second Opinion in Spanish. The rules stand in docs/writing-for-patients.md, the words we chose in ../../README.md.
# setup/translations.py sorts this file and compiles it; only the msgstr lines are written by hand."""
# A catalogue is dated by the history of the repository: the same sentences make the same bytes.
UNDATED: Final = datetime(2026, 1, 1, tzinfo=UTC)

# How ``second_opinion.content.words`` marks a sentence: the calls, and how many texts each of them begins with.
CALLS: Final = {"say": 1, "plural": 2, "N_": 1}
# The same in a template: {% say "…" %}, {% plural "…" "…" n %}.
_TAG: Final = re.compile(
    r"""\{%\s*(?:say\s+(?P<one>"[^"]*"|'[^']*')|plural\s+(?P<single>"[^"]*"|'[^']*')\s+(?P<many>"[^"]*"|'[^']*'))"""
)


def main() -> int:
    """Write both files; ends 1 while a sentence is without a translation."""
    catalogue = known()
    catalogue.update(as_catalogue(said_in(SOURCE)), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    with WRITTEN.open("wb") as opened:
        write_po(opened, catalogue, width=110, sort_output=True, no_location=True)
    with WRITTEN.with_suffix(".mo").open("wb") as opened:
        write_mo(opened, catalogue)
    missing = [message.id for message in catalogue if message.id and not all(_texts(message.string))]
    for sentence in missing:
        print(f"not translated: {' / '.join(_texts(sentence))}")
    return 1 if missing else 0


def known() -> Catalog:
    """The catalogue as it is, or an empty one."""
    if not WRITTEN.exists():
        WRITTEN.parent.mkdir(parents=True, exist_ok=True)
        return as_catalogue(set())
    with WRITTEN.open("rb") as opened:
        found = read_po(opened, locale="es")
    found.header_comment, found.revision_date = HEAD, UNDATED
    return found


def said_in(folder: Path) -> set[Sentence]:
    """Every sentence marked in the Python files and templates of a folder."""
    python = (_in_python(path.read_text(encoding="utf-8")) for path in folder.rglob("*.py"))
    templates = (_in_template(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html"))
    return set[Sentence]().union(*python, *templates)


def as_catalogue(sentences: set[Sentence]) -> Catalog:
    """A catalogue of these sentences without their translations."""
    found = Catalog(
        locale="es",
        header_comment=HEAD,
        project="Second Opinion",
        version="1",
        msgid_bugs_address="see CONTRIBUTING.md",
        last_translator="see CONTRIBUTING.md",
        language_team="see CONTRIBUTING.md",
        creation_date=UNDATED,
        revision_date=UNDATED,
        fuzzy=False,
    )
    for sentence in sentences - {""}:
        found.add(sentence)
    return found


def _in_python(text: str) -> Iterator[Sentence]:
    """Read as a syntax tree: Babel's own reader does not see what is said inside an f-string."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and (texts := marked(node)) and None not in texts:
            said = tuple(text for text in texts if text is not None)
            yield said[0] if len(said) == 1 else said


def marked(call: ast.Call) -> list[str | None]:
    """The texts that a call of say(), plural() or N_() begins with, None for one that is no literal."""
    name = str(getattr(call.func, "attr", "") or getattr(call.func, "id", ""))
    values = [getattr(argument, "value", None) for argument in call.args[: CALLS.get(name, 0)]]
    return [value if isinstance(value, str) else None for value in values]


def _in_template(text: str) -> Iterator[Sentence]:
    for found in _TAG.finditer(text):
        one, single, many = (quoted[1:-1] if quoted else "" for quoted in found.group("one", "single", "many"))
        yield one or (single, many)


def _texts(text: object) -> list[str]:
    return [text] if isinstance(text, str) else list(text) if isinstance(text, (list, tuple)) else [""]


if __name__ == "__main__":
    sys.exit(main())
