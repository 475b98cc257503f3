"""Whatever the product says in English it says in Spanish: every sentence, with the same blanks to fill."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from translations import SOURCE, WRITTEN, Sentence, marked, said_in

COMPILED = WRITTEN.with_suffix(".mo")

MARKED_ELSEWHERE = {
    "journey/pack/originals/index.py: original.format": "journey/gather/text/reader.py",
    "journey/pack/timeline/years.py: event.kind": "journey/pack/timeline/events.py",
}
"""Where a sentence arrives in a value, and the module that marks it with N_()."""


def translations(catalogue: Catalog) -> dict[Sentence, Sentence]:
    """What a catalogue makes of each sentence."""
    return {whole(message.id): whole(message.string) for message in catalogue if message.id}


def whole(sentence: str | Sequence[str] | None) -> Sentence:
    return sentence if isinstance(sentence, str) else tuple(sentence) if sentence else ()


def blanks(sentence: str) -> set[str]:
    """What is filled in: ``"Hello {name}"`` → ``{"name"}``; in sentences of Python itself also ``%s``, ``%(name)s``."""
    return {*re.findall(r"(?<!\{)\{(\w*)[^{}]*\}", sentence), *re.findall(r"%(?:\(\w+\))?[a-z]", sentence)}


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


def spoken_to_tu(catalogue: Catalog) -> Iterator[str]:
    """Sentences that say "tú" to somebody: the reader is always usted."""
    informal = re.compile(
        r"\b(?:tú|tus?|ti|contigo|puedes|quieres|tienes|debes|vosotros|vuestr[oa]s?)\b", re.IGNORECASE
    )
    for message in catalogue:
        said = whole(message.string)
        if message.id and any(map(informal.search, (said,) if isinstance(said, str) else said)):
            yield str(said)


def unsure(folder: Path) -> Iterator[str]:
    """Calls whose sentence nobody can find: the catalogue would lack it, and English would stand in a Spanish page.

    A counted sentence must be written where it is said. Any other may come out of a table of its own module, or of one
    that is imported, when that module marks its sentences with N_().
    """
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        passing_on = {call for function in ast.walk(tree) if _is_voice(function) for call in ast.walk(function)}
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call not in passing_on:
                place = f"{path.relative_to(folder).as_posix()}: {ast.unparse(call.args[0])}" if call.args else ""
                if None in marked(call) and not (call.func.attr == "say" and _is_known(call, tree, path, place)):
                    yield place


def _is_voice(node: ast.AST) -> bool:
    """True for a say() or plural() that hands its text on."""
    return isinstance(node, ast.FunctionDef) and node.name in {"say", "plural"}


def _is_known(call: ast.Call, tree: ast.Module, path: Path, place: str) -> bool:
    root: ast.expr = call.args[0]
    while isinstance(root, ast.Attribute | ast.Subscript):
        root = root.value
    name = root.id if isinstance(root, ast.Name) else ""
    homes = [path] if name not in _imported(tree) else [_imported(tree)[name]]
    homes += [SOURCE / MARKED_ELSEWHERE[place]] if place in MARKED_ELSEWHERE else []
    return any(home.is_file() and "N_(" in home.read_text(encoding="utf-8") for home in homes)


def _imported(tree: ast.Module) -> dict[str, Path]:
    """The file that each imported name comes from."""
    found: dict[str, Path] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            home = SOURCE.parent / node.module.replace(".", "/")
            for alias in node.names:
                inside = home / f"{alias.name}.py"
                found[alias.asname or alias.name] = inside if inside.is_file() else home.with_suffix(".py")
    return found


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


def test_the_reader_is_always_usted() -> None:
    assert list(spoken_to_tu(written())) == []


def test_every_sentence_can_be_found_where_it_is_said() -> None:
    assert list(unsure(SOURCE)) == []


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

msgid "expected %s"
msgstr "falta"

#~ msgid "Gone"
#~ msgstr "Ido"
"""
    assert list(faults(read_po(BytesIO(page), locale="es"))) == [
        "other blanks: Hello {name}",
        "not translated: Done",
        "not translated: Maybe",
        "not translated: {number} file",
        "other blanks: expected %s",
        "no longer said: Gone",
    ]


def test_a_sentence_to_tu_is_caught() -> None:
    page = 'msgid "Your file"\nmsgstr "Tu archivo"\n\nmsgid "Both"\nmsgstr "Actitud y virtud"\n'
    assert list(spoken_to_tu(read_po(BytesIO(page.encode()), locale="es"))) == ["Tu archivo"]


def test_a_sentence_that_the_catalogue_lacks_is_found_in_the_source(tmp_path: Path) -> None:
    source = (
        'words.say("One {x}", x=1)\nwords.plural("{number} file", "{number} files", 2)\nN_("Three")\n"a".count(b"b")\n'
        "f\"{words.say('Four')}\"\n"
    )
    page = "{% say \"Five\" %}{% plural '{number} page' \"{number} pages\" n %}{% say 'Six {x}' x=1 %}{{ say }}"
    (tmp_path / "m.py").write_text(source)
    (tmp_path / "p.html").write_text(page)
    assert said_in(tmp_path) == {
        "One {x}", "Three", "Four", "Five", "Six {x}", ("{number} file", "{number} files"),
        ("{number} page", "{number} pages"),
    }  # fmt: skip


def test_a_sentence_that_nobody_can_find_is_caught(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("words.plural(one, many, 2)\nwords.say(text)\nwords.say(f'{a} b')\n")
    (tmp_path / "b.py").write_text("T = {1: N_('Three')}\nwords.say(T[1])\nwords.plural(T[1], 'b', 1)\n")
    (tmp_path / "c.py").write_text("def say(text):\n    return words.say(text)\n")
    assert list(unsure(tmp_path)) == ["a.py: one", "a.py: text", "a.py: f'{a} b'", "b.py: T[1]"]
