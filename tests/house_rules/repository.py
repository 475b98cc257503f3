"""The repository as the house rules see it: the files that belong to it, and its Python as syntax trees."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "second_opinion"

LEFT_BEHIND = {"build", "node_modules", "__pycache__"}
"""Folders that tools leave behind."""


@cache
def files() -> tuple[Path, ...]:
    """Every file that people write here, relative to the root. Dot folders other than .ci belong to tools, and so does
    the ``.git`` of a second working tree, which is a file."""
    return tuple(sorted(path.relative_to(ROOT) for path in _walk(ROOT)))


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in LEFT_BEHIND and (name[0] != "." or name == ".ci")]
        if Path(place).name == "vendor":
            folders.clear()  # beside its manifest and its script, vendor holds other people's files
        yield from (Path(place, name) for name in names if name != ".git" and not name.startswith(".venv"))


@cache
def python() -> tuple[Path, ...]:
    """Every Python file that people write here."""
    return tuple(path for path in files() if path.suffix == ".py")


@cache
def text(path: Path) -> str:
    """What stands in a file of the repository."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file of the repository."""
    return ast.parse(text(path), filename=str(path))


def module_name(path: Path) -> str:
    """``src/second_opinion/journey/merge/__init__.py`` → ``second_opinion.journey.merge``."""
    parts = path.with_suffix("").parts
    return ".".join(parts[1 if parts[0] == "src" else 0 : -1 if parts[-1] == "__init__" else None])


def imported(source: ast.Module, module: str, is_package: bool = False) -> Iterator[tuple[int, str]]:
    """Each thing a module imports, with its line: ``(3, "second_opinion.journey.merge.plan")``.

    ``from x import y`` counts as ``x.y``, whether y is a module or a name in one.
    """
    for node in ast.walk(source):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = module if is_package else module.rpartition(".")[0]
            up = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*up, *filter(None, [node.module])])
            yield from ((node.lineno, f"{base}.{name.name}") for name in node.names)
