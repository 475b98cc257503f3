"""Whatever the product says in English it says in Spanish: every sentence, with the same blanks to fill."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.house_rules.repository import SOURCE

WRITTEN = SOURCE / "locale" / "es" / "LC_MESSAGES" / "django.po"
COMPILED = WRITTEN.with_suffix(".mo")
KEYWORDS: dict[str, tuple[int, ...] | None] = {"say": None, "plural": (1, 2), "N_": None}
"""How ``second_opinion.content.words`` marks a sentence."""

Sentence = str | tuple[str, ...]
"""A sentence, or its singular and plural."""


def said_in(folder: Path) -> set[Sentence]:
    """Every sentence marked in the source of a folder."""
    return {found[2] for found in extract_from_dir(str(folder), method_map=[("**.py", "python")], keywords=KEYWORDS)}


def translations(catalogue: Catalog) -> dict[Sentence, Sentence]:
    """What a catalogue makes of each sentence."""
    return {whole(message.id): whole(message.string) for message in catalogue if message.id}


def whole(sentence: str | Sequence[str] | None) -> Sentence:
    return sentence if isinstance(sentence, str) else tuple(sentence) if sentence else ()


def blanks(sentence: str) -> set[str]:
    """The names to fill in: ``"Hello {name}"`` → ``{"name"}``."""
    return set(re.findall(r"(?<!\{)\{(\w*)[^{}]*\}", sentence))


def faults(catalogue: Catalog) -> Iterator[str]:
    """Sentences without a sure translation, or whose translation fills other blanks."""
    for message in catalogue:
        asked, said = ((each,) if isinstance(each, str) else each for each in map(whole, (message.id, message.string)))
        if not asked[-1]:
            continue
        if message.fuzzy or len(said) != len(asked) or not all(said):
            yield f"not translated: {asked[0]}"
        elif any(blanks(each) != blanks(asked[-1]) for each in said):
            yield f"other blanks: {asked[0]}"
    yield from (f"no longer said: {message.id}" for message in catalogue.obsolete.values())


def written() -> Catalog:
    with WRITTEN.open("rb") as opened:
        return read_po(opened, locale="es", abort_invalid=True)


def test_the_catalogue_knows_every_sentence_in_the_source_and_no_other() -> None:
    known, said = set(translations(written())), said_in(SOURCE) - {""}
    assert (sorted(map(str, said - known)), sorted(map(str, known - said))) == ([], [])


def test_every_sentence_is_translated_with_the_same_blanks() -> None:
    assert list(faults(written())) == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    with COMPILED.open("rb") as opened:
        assert translations(read_mo(opened)) == translations(written())


def test_a_missing_a_doubtful_a_changed_and_a_dropped_translation_are_caught() -> None:
    page = b"""
msgid "Hello {name}"
msgstr "Hola {nombre}"

msgid "Done"
msgstr ""

#, fuzzy
msgid "Maybe"
msgstr "Quiz"

msgid "{number} file"
msgid_plural "{number} files"
msgstr[0] "{number} archivo"
msgstr[1] ""

msgid "Good {name}"
msgstr "Bien {name}"

#~ msgid "Gone"
#~ msgstr "Ido"
"""
    assert list(faults(read_po(BytesIO(page), locale="es"))) == [
        "other blanks: Hello {name}",
        "not translated: Done",
        "not translated: Maybe",
        "not translated: {number} file",
        "no longer said: Gone",
    ]


def test_a_sentence_that_the_catalogue_lacks_is_found_in_the_source(tmp_path: Path) -> None:
    source = (
        'words.say("One {x}", x=1)\nwords.plural("{number} file", "{number} files", 2)\nN_("Three")\n"a".count(b"b")\n'
    )
    (tmp_path / "m.py").write_text(source)
    assert said_in(tmp_path) == {"One {x}", ("{number} file", "{number} files"), "Three"}
