"""A module is read in one sitting (250 lines), a function on one screen (40). Nothing is excepted but migrations."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house_rules.repository import python, text, tree

MODULE_LINES = 250
FUNCTION_LINES = 40


def long_modules(path: Path, source: str) -> Iterator[str]:
    lines = len(source.splitlines())
    if lines > MODULE_LINES and "migrations" not in path.parts:
        yield f"{path}: {lines} lines"


def long_functions(path: Path, source: ast.Module) -> Iterator[str]:
    for node in ast.walk(source):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{path}:{node.lineno} {node.name}: {lines} lines"


def test_no_module_is_longer_than_one_sitting() -> None:
    assert [finding for path in python() for finding in long_modules(path, text(path))] == []


def test_no_function_is_longer_than_one_screen() -> None:
    assert [finding for path in python() for finding in long_functions(path, tree(path))] == []


def test_a_module_of_251_lines_is_caught_and_one_of_250_is_not() -> None:
    assert list(long_modules(Path("long.py"), "x = 1\n" * 251)) == ["long.py: 251 lines"]
    assert list(long_modules(Path("fits.py"), "x = 1\n" * 250)) == []


def test_a_function_of_41_lines_is_caught_and_one_of_40_is_not() -> None:
    long = ast.parse("def long():\n" + "    x = 1\n" * 40)
    assert list(long_functions(Path("m.py"), long)) == ["m.py:1 long: 41 lines"]
    assert list(long_functions(Path("m.py"), ast.parse("def fits():\n" + "    x = 1\n" * 39))) == []
