"""What Luis reads at eleven at night when the set-up cannot go on: what happened, why, and what to do."""

from __future__ import annotations

import errno
import string
import tomllib
from pathlib import Path

import pytest

import explain

FOLDER = Path("/home/luis/second-opinion/.venv")

# The last words of real failures (pip 23.2, uv 0.13.9), shortened.
LAST_WORDS = {
    "no-network": [
        """WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError('<HTTPS>: Failed to
        establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/babel/
        ERROR: Could not find a version that satisfies the requirement babel==2.18.0 (from versions: none)
        ERROR: No matching distribution found for babel==2.18.0""",
        "error: Request failed after 3 retries in 7.3s\n  cause: error sending request for url\n  cause: dns error",
    ],
    "changed-on-the-way": [
        """ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package
        versions, please update the hashes. Otherwise, examine the package contents carefully""",
        "error: Failed to download `typst==0.15.2`\n  cause: Hash mismatch for `typst==0.15.2`\n\nExpected:",
    ],
    "disk-full": [
        "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
        "error: Failed to install: typst-0.15.2.whl\n  cause: No space left on device (os error 28)",
    ],
    "not-for-this-computer": [
        """ERROR: Could not find a version that satisfies the requirement typst==0.15.2 (from versions: 0.11.1, 0.12.0)
        ERROR: No matching distribution found for typst==0.15.2""",
        """error: No solution found when resolving dependencies
          cause: Because typst==0.15.2 has no usable wheels and you require typst==0.15.2, we can conclude that your
        requirements are unsatisfiable.""",
    ],
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


@pytest.mark.parametrize(
    ("key", "output"), [(key, output) for key, outputs in LAST_WORDS.items() for output in outputs]
)
def test_each_failure_is_told_from_the_others(key: str, output: str) -> None:
    assert str(explain.why_it_failed(output, FOLDER)) == explain.say(key, folder=FOLDER.parent)


def test_a_folder_one_may_not_write_in_is_named() -> None:
    told = str(explain.why_it_failed("[Errno 13] Permission denied", FOLDER, errno.EACCES))
    assert told.splitlines()[0] == "Second Opinion could not be set up: it may not write in /home/luis/second-opinion."


def test_a_failure_that_nobody_foresaw_shows_the_installers_last_words() -> None:
    told = str(explain.why_it_failed("one\n\ntwo\nthree\nfour\nfive\nsix: odd\n", FOLDER))
    assert told.splitlines()[1:-1] == ["    two", "    three", "    four", "    five", "    six: odd"]


def test_a_computer_set_to_spanish_is_spoken_to_in_spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    assert explain.say("ready", seconds=12) == "listo en 12 s."
    monkeypatch.setenv("LC_ALL", "C")
    assert explain.say("ready", seconds=12) == "ready in 12 s."


def test_both_languages_say_the_same_with_the_same_blanks() -> None:
    words = tomllib.loads(Path(explain.__file__).with_name("words.toml").read_text(encoding="utf-8"))
    for key, said in words.items():
        english, spanish = (
            {name for _, name, _, _ in string.Formatter().parse(said[language]) if name} for language in ("en", "es")
        )
        assert (key, english, len(said["en"].splitlines())) == (key, spanish, len(said["es"].splitlines()))
