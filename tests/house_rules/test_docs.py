"""A command that a page shows is a command that works: it is run here, in a copy of the repository.

A block of commands in any page is marked ``sh run``, or ``sh not-run=REASON`` with one of the reasons below.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.house_rules.repository import ROOT, files, text

REASONS = {
    "your-own-files": "names files that only the reader has",
    "needs-the-network": "fetches something",
    "tests-within-tests": "runs what is running now",
    "takes-minutes": "measures; its own page says how long",
}

FENCE = re.compile(r"^(?P<indent> *)```(?P<tag>[^\n]*)\n(?P<body>.*?)^(?P=indent)```", re.MULTILINE | re.DOTALL)
SHELLS = {"", "bash", "console", "sh", "shell", "text", "zsh"}


class Block(NamedTuple):
    """Commands shown on a page."""

    page: Path
    line: int
    tag: str
    body: str


def blocks(page: Path, source: str) -> list[Block]:
    """The fenced blocks of a page that show commands to type."""
    found = [
        Block(page, source[: fence.start()].count("\n") + 1, fence["tag"].strip(), fence["body"])
        for fence in FENCE.finditer(source)
    ]
    return [block for block in found if block.tag.split(" ")[0] in SHELLS and is_command(block)]


def is_command(block: Block) -> bool:
    return block.tag.startswith("sh") or re.search(r"^ *(\$ |\./|\.ci/)", block.body, re.MULTILINE) is not None


def badly_marked(block: Block) -> bool:
    reason = block.tag.removeprefix("sh not-run=")
    return block.tag != "sh run" and (reason == block.tag or reason not in REASONS)


PAGES = [path for path in files() if path.suffix == ".md"]
BLOCKS = [block for page in PAGES for block in blocks(page, text(page))]
RUN = [block for block in BLOCKS if block.tag == "sh run"]


def test_every_block_of_commands_is_run_or_says_why_not() -> None:
    assert [f"{block.page}:{block.line} {block.tag}" for block in BLOCKS if badly_marked(block)] == []


def test_every_reason_is_one_that_some_page_gives() -> None:
    given = {block.tag.removeprefix("sh not-run=") for block in BLOCKS if block.tag != "sh run"}
    assert set(REASONS) - given == set()


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository, with a space in its path as people have."""
    copy = tmp_path_factory.mktemp("a stranger") / "second-opinion"
    for path in files():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, copy / path)
    shutil.copytree(ROOT / "src/second_opinion/vendor", copy / "src/second_opinion/vendor", dirs_exist_ok=True)
    return copy


def type_in(block: Block, checkout: Path) -> subprocess.CompletedProcess[str]:
    """Type the commands as a person would, in a home of their own and with the environment of these tests."""
    home = checkout.parent / "home"
    home.mkdir(exist_ok=True)
    surroundings = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "SECOND_OPINION_PYTHON": sys.executable,
        "LANG": "C.UTF-8",
    }
    commands = re.sub(r"^( *)\$ ", r"\1", block.body, flags=re.MULTILINE)
    return subprocess.run(
        ["sh", "-eu", "-c", commands],
        cwd=checkout,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.documents
@pytest.mark.parametrize("block", RUN, ids=lambda block: f"{block.page}:{block.line}")
def test_the_commands_on_a_page_work(block: Block, checkout: Path) -> None:
    done = type_in(block, checkout)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_command_that_fails_is_noticed(tmp_path: Path) -> None:
    assert type_in(Block(Path("README.md"), 1, "sh run", "$ false\n$ true\n"), tmp_path).returncode == 1


def test_a_block_without_a_mark_or_with_an_unknown_reason_is_caught() -> None:
    page = "```\n./second-opinion\n```\n\n```sh not-run=lazy\nls\n```\n\n```sh run\nls\n```\n\n```json\n{}\n```\n"
    found = blocks(Path("README.md"), page)
    assert [(block.line, badly_marked(block)) for block in found] == [(1, True), (5, True), (9, False)]
