"""One command opens the pages; a second one finds the first; nobody else can."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import msgspec
import pytest

from second_opinion.start.running import Running, place, token_from, write

SOURCE = Path(__file__).resolve().parents[2] / "src"
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)(/enter/[\w-]+)")
Started = tuple[int, str]


def command(home: Path, *words: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "XDG_RUNTIME_DIR": str(home), "XDG_DATA_HOME": str(home)}
    return subprocess.Popen(
        [sys.executable, "-m", "second_opinion.start", "start", "--no-browser", *words],
        env={**environment, "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def address(process: subprocess.Popen[str]) -> Started:
    assert process.stdout is not None
    for line in process.stdout:
        found = ADDRESS.search(line)
        if found:
            return int(found[1]), found[2]
    raise AssertionError("no address was printed")


def fetch(port: int, path: str, cookie: str = "") -> tuple[int, str, str]:
    asked = HTTPConnection("127.0.0.1", port, timeout=20)
    asked.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = asked.getresponse()
    text = answer.read().decode()
    asked.close()
    return answer.status, answer.headers.get("Set-Cookie", "").partition(";")[0], text


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Started]]:
    process = command(tmp_path)
    yield process, address(process)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)


def test_the_printed_address_lets_one_browser_in(running: tuple[subprocess.Popen[str], Started]) -> None:
    _, (port, enter) = running
    assert fetch(port, "/")[0] == 403
    status, cookie, _ = fetch(port, enter)
    assert (status, fetch(port, "/", cookie)[0], fetch(port, enter)[0]) == (302, 200, 403)


def test_the_first_page_is_small_and_asks_nobody_else(running: tuple[subprocess.Popen[str], Started]) -> None:
    _, (port, enter) = running
    _, cookie, _ = fetch(port, enter)
    page = fetch(port, "/", cookie)[2]
    assert re.findall(r"https?://", page) == []
    assert sorted(re.sub(r"\.\w{16}\.", ".", name) for name in re.findall(r'"(/static/[^"]+)"', page)) == [
        "/static/app.css",
        "/static/icon.svg",
    ]


def test_a_second_start_finds_the_first_and_brings_a_fresh_token(
    running: tuple[subprocess.Popen[str], Started], tmp_path: Path
) -> None:
    _, (port, enter) = running
    second = command(tmp_path)
    again = address(second)
    second.communicate(timeout=30)
    assert (second.returncode, again[0], again[1] != enter) == (0, port, True)
    assert fetch(port, again[1])[0] == 302


def test_the_file_that_tells_a_second_start_is_for_this_user_only_and_goes_with_the_server(tmp_path: Path) -> None:
    process = command(tmp_path)
    address(process)
    (file,) = (tmp_path / "second-opinion-running").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert (process.returncode, file.exists()) == (0, False)


def test_a_port_in_use_is_said_and_nothing_starts(
    running: tuple[subprocess.Popen[str], Started], tmp_path: Path
) -> None:
    _, (port, _) = running
    other = command(tmp_path, "--port", str(port), "--binder", str(tmp_path / "other"))
    _, trouble = other.communicate(timeout=30)
    assert (other.returncode, trouble) == (1, f"Port {port} is in use by another program. Try another one.\n")


def test_a_file_left_by_a_dead_server_is_no_server(tmp_path: Path) -> None:
    file = place(tmp_path / "binder", {"XDG_RUNTIME_DIR": str(tmp_path)}, tmp_path)
    write(file, Running(1, "word"))
    assert token_from(file) is None
    file.write_bytes(b"{")
    assert token_from(file) is None


def test_a_wrong_word_gets_no_token(running: tuple[subprocess.Popen[str], Started], tmp_path: Path) -> None:
    _, (port, _) = running
    (file,) = (tmp_path / "second-opinion-running").iterdir()
    known = msgspec.json.decode(file.read_bytes(), type=Running)
    write(tmp_path / "guessed" / "file.json", Running(port, known.word[:-1] + "?"))
    assert token_from(tmp_path / "guessed" / "file.json") is None
    assert token_from(file) is not None


def test_help_answers_without_loading_the_pages() -> None:
    asked = "import sys; sys.argv = ['x', '--help']\n"
    asked += "import runpy\ntry: runpy.run_module('second_opinion.start', run_name='__main__')\n"
    asked += "except SystemExit: print('django' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", asked],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines()[-1] == "False"
