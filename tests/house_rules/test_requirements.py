"""The two lock files that people install from say exactly what uv.lock says, and uv.lock names public places only."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from typing import Any

from packaging.requirements import Requirement

import second_opinion
from tests.house_rules.repository import ROOT

Pins = dict[str, frozenset[str]]
"""``{"lxml==6.1.3": {"sha256:…", …}}``"""


def pins(requirements: str) -> Pins:
    """What a hashed requirements file pins."""
    found = re.findall(r"^(\S+==[^\s;]+)[^\n]*\\\n((?:    --hash=\S+(?: \\)?\n)+)", requirements, re.MULTILINE)
    return {name: frozenset(re.findall(r"--hash=(\S+)", hashes)) for name, hashes in found}


def locked(lock: dict[str, Any], groups: Iterable[str]) -> Pins:
    """What uv.lock pins for the program, with those groups of its development dependencies."""
    program = next(package for package in lock["package"] if package["name"] == "second-opinion")
    wanted = [*program["dependencies"], *(entry for group in groups for entry in program["dev-dependencies"][group])]
    reached: Pins = {}
    while wanted:
        entry = wanted.pop()
        for package in lock["package"]:
            # An entry names its version only where several are locked, for different computers.
            if package["name"] == entry["name"] and package["version"] == entry.get("version", package["version"]):
                pin = f"{package['name']}=={package['version']}"
                extras = package.get("optional-dependencies", {})
                wanted += [more for extra in entry.get("extra", ()) for more in extras[extra]]
                wanted += [] if pin in reached else package.get("dependencies", [])
                reached[pin] = hashes(package)
    return reached


def hashes(package: dict[str, Any]) -> frozenset[str]:
    return frozenset(file["hash"] for file in [*package.get("wheels", []), *filter(None, [package.get("sdist")])])


LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))


def test_the_programs_lock_says_what_uv_lock_says() -> None:
    assert pins((ROOT / "requirements.lock").read_text(encoding="utf-8")) == locked(LOCK, [])


def test_the_tests_lock_says_what_uv_lock_says() -> None:
    assert pins((ROOT / "requirements-test.lock").read_text(encoding="utf-8")) == locked(LOCK, ["test"])


def test_uv_lock_was_made_from_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    program = next(package for package in LOCK["package"] if package["name"] == "second-opinion")
    assert remembered(program["metadata"]["requires-dist"]) == asked(project["project"]["dependencies"])
    assert remembered(program["metadata"]["requires-dev"]["test"]) == asked(project["dependency-groups"]["test"])
    assert LOCK["requires-python"] == project["project"]["requires-python"]


def remembered(entries: list[dict[str, Any]]) -> set[tuple[str, str, frozenset[str]]]:
    return {(entry["name"], entry["specifier"], frozenset(entry.get("extras", []))) for entry in entries}


def asked(requirements: list[str]) -> set[tuple[str, str, frozenset[str]]]:
    parsed = map(Requirement, requirements)
    return {(each.name, str(each.specifier), frozenset(each.extras)) for each in parsed}


def test_uv_lock_names_only_the_public_index() -> None:
    hosts = set(re.findall(r'"(\w+://[^/"]+)', (ROOT / "uv.lock").read_text(encoding="utf-8")))
    assert {host.replace(".", " ") for host in hosts} == {"https://files pythonhosted org", "https://pypi org"}


def test_every_part_of_the_program_comes_ready_made_for_each_computer_it_is_meant_for() -> None:
    parts = {pin.partition("==")[0] for pin in locked(LOCK, [])}
    ready = [wheel["url"] for package in LOCK["package"] for wheel in package.get("wheels", [])]
    missing = [
        f"{part} {python} {computer}"
        for part in parts
        for python in ("cp311", "cp312", "cp313", "cp314")
        for computer in ("manylinux.*x86_64", "manylinux.*aarch64", "macosx.*arm64", "macosx.*x86_64", "win_amd64")
        if not any(fits(wheel, part, python, computer) for wheel in ready)
    ]
    assert missing == []


def fits(wheel: str, part: str, python: str, computer: str) -> bool:
    """Whether a wheel is that part and runs there (PEP 425 tags; abi3 wheels run on every later Python)."""
    name, _, tags = wheel.rsplit("/", 1)[1].removesuffix(".whl").split("-", 2)
    if name.lower().replace("_", "-") != part:
        return False
    if tags.endswith("-none-any") and "py3" in tags:
        return True
    since = re.match(r"cp3(\d+)-abi3-", tags)
    abi = int(since[1]) <= int(python[3:]) if since else tags.startswith((f"{python}-{python}-", "py3-none-"))
    universal = computer.startswith("macosx") and "universal2" in tags
    return abi and (universal or re.search(computer, tags) is not None)


def test_a_changed_hash_is_noticed() -> None:
    good = "lxml==6.1.3 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
    assert pins(good) == {"lxml==6.1.3": {"sha256:aa", "sha256:bb"}}
    assert pins(good) != pins(good.replace("bb", "cc"))


def test_the_program_and_the_project_agree_on_the_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert second_opinion.__version__ == project["project"]["version"]


def test_the_licence_is_there() -> None:
    assert "Apache License\n                           Version 2.0, January 2004" in (ROOT / "LICENSE").read_text()
