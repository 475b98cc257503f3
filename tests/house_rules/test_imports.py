"""What import contracts cannot say: front doors, one place per format library, no clock, dice or files inside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house_rules.repository import imported, module_name, python, tree

SOURCE = tuple(path for path in python() if path.parts[0] == "src")
JOURNEY = "second_opinion.journey."

ONLY_IN = {
    "lxml": ("second_opinion.journey.gather.ccda",),
    "pikepdf": ("second_opinion.paper",),
    "segno": ("second_opinion.paper",),
    "typst": ("second_opinion.paper",),
}
"""Each format library has one home, so that another can take its place in one room."""

INSIDE = ("second_opinion.record", "second_opinion.ports", "second_opinion.journey", "second_opinion.content")
"""Here the clock, dice and files come in as arguments."""

REACHES_OUT = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "input",
    "io.open",
    "open",
    "pathlib.Path",
    "urllib.request",
    "uuid.uuid1",
    "uuid.uuid4",
}


def back_doors(module: str, source: ast.Module, is_package: bool = False) -> Iterator[str]:
    """Imports of another step's insides; its front door is the package itself."""
    own = step_of(module)
    for line, name in imported(source, module, is_package):
        step = step_of(name)
        if step and step != own and name.count(".") > JOURNEY.count(".") + 1:
            yield f"{module}:{line} {name}"


def step_of(name: str) -> str:
    """``second_opinion.journey.merge.plan`` → ``merge``; "" for what lies in no step."""
    return name.removeprefix(JOURNEY).split(".")[0] if name.startswith(JOURNEY) else ""


def strays(module: str, source: ast.Module, is_package: bool = False) -> Iterator[str]:
    """Imports of a format library outside its home."""
    for line, name in imported(source, module, is_package):
        homes = ONLY_IN.get(name.split(".")[0])
        if homes and not within(module, homes):
            yield f"{module}:{line} {name}"


def within(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)


def reaching_out(module: str, source: ast.Module, is_package: bool = False) -> Iterator[str]:
    """Uses of the clock, of chance, of files or of the network in the pure layers.

    ``content`` may say where the files lie that are packed with it.
    """
    if not within(module, INSIDE):
        return
    forbidden = REACHES_OUT - ({"pathlib.Path"} if within(module, ("second_opinion.content",)) else set())
    names = {name.rpartition(".")[2]: name for _, name in imported(source, module, is_package)}
    for line, name in imported(source, module, is_package):
        if name in forbidden:
            yield f"{module}:{line} {name}"
    for node in ast.walk(source):
        if isinstance(node, ast.Call):
            first, _, rest = ast.unparse(node.func).partition(".")
            called = ".".join(filter(None, [names.get(first, first), rest]))
            if called in forbidden:
                yield f"{module}:{node.lineno} {called}"


def findings(rule: object) -> list[str]:
    assert callable(rule)
    return [found for path in SOURCE for found in rule(module_name(path), tree(path), path.name == "__init__.py")]


def test_a_step_is_entered_by_its_front_door() -> None:
    assert findings(back_doors) == []


def test_each_format_library_has_one_home() -> None:
    assert findings(strays) == []


def test_the_inner_layers_take_clock_chance_and_files_as_arguments() -> None:
    assert findings(reaching_out) == []


def test_a_way_into_another_steps_insides_is_caught_and_its_front_door_is_not() -> None:
    module = "second_opinion.journey.pack.timeline"
    for bad in ("from second_opinion.journey.merge.plan import same", "from ..merge.plan import same"):
        assert list(back_doors(module, ast.parse(bad))) == [f"{module}:1 second_opinion.journey.merge.plan.same"]
    assert list(back_doors(module, ast.parse("from second_opinion.journey.merge import plan"))) == []
    assert list(back_doors(module, ast.parse("from .chapters import labs"))) == []


def test_a_format_library_away_from_home_is_caught() -> None:
    source = ast.parse("def f():\n    from lxml import etree")
    assert list(strays("second_opinion.journey.merge.plan", source)) == [
        "second_opinion.journey.merge.plan:2 lxml.etree"
    ]
    assert list(strays("second_opinion.journey.gather.ccda.read", source)) == []


def test_a_clock_a_die_and_a_file_inside_are_caught_and_outside_they_are_not() -> None:
    source = ast.parse(
        "import datetime as d\nfrom datetime import date\nimport uuid\ndate.today()\nuuid.uuid4()\nopen('x')"
    )
    module = "second_opinion.journey.merge.plan"
    assert list(reaching_out(module, source)) == [
        f"{module}:4 datetime.date.today",
        f"{module}:5 uuid.uuid4",
        f"{module}:6 open",
    ]
    assert list(reaching_out("second_opinion.outside.files", source)) == []


def test_every_home_of_a_library_exists_so_that_a_moved_room_is_noticed() -> None:
    modules = {module_name(path) for path in SOURCE}
    assert {home for homes in ONLY_IN.values() for home in homes} <= modules


def test_relative_imports_are_read_as_what_they_mean() -> None:
    source = ast.parse("from . import plan\nfrom .. import gather")
    assert list(imported(source, "second_opinion.journey.merge", is_package=True)) == [
        (1, "second_opinion.journey.merge.plan"),
        (2, "second_opinion.journey.gather"),
    ]
    assert module_name(Path("src/second_opinion/journey/merge/__init__.py")) == "second_opinion.journey.merge"
