"""From paths to outcomes: every file ends, in one order, whatever the workers did first."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from second_opinion.journey.gather import Ending, FileOutcome
from second_opinion.outside import gathering
from second_opinion.outside.files import NoSuchPathError
from second_opinion.outside.gathering import gather
from second_opinion.outside.processes import NoWorkerError, Recipe
from tests.fakes import bad_worker

ROOT = Path(__file__).resolve().parents[2]


def told(outcome: FileOutcome) -> tuple[str, Ending, str]:
    return outcome.original.names[0], outcome.ending, outcome.reason.english if outcome.reason else ""


def patient(name: str) -> bytes:
    return json.dumps({"resourceType": "Patient", "id": "1", "name": [{"text": name}]}).encode()


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_each_file_ends_and_members_of_a_zip_end_each_for_itself(tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_bytes(patient("Rosa Delgado"))
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 scanned")
    zipped(tmp_path / "c.zip", {"x/one.json": patient("Ana"), "two.txt": b"Dear doctor", "three.json": b""})
    (tmp_path / "d.txt").write_bytes(b"")
    assert [told(outcome) for outcome in gather([tmp_path]).outcomes] == [
        ("a.dat", Ending.READ, ""),
        ("b.pdf", Ending.KEPT, "This is a PDF. It is kept as it is; PDFs are not read yet."),
        ("c.zip", Ending.READ, ""),
        ("c.zip › x/one.json", Ending.READ, ""),
        ("c.zip › two.txt", Ending.READ, ""),
        ("c.zip › three.json", Ending.REFUSED, "This file is empty. The download may have failed; get it again."),
        ("d.txt", Ending.REFUSED, "This file is empty. The download may have failed; get it again."),
    ]


def test_the_order_of_outcomes_is_that_of_the_names_whoever_was_quick(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.json").write_bytes(patient(f"Patient {number}") + b" " * (40 - number) * 10_000)
    outcomes = gather([tmp_path]).outcomes
    assert [outcome.original.names for outcome in outcomes] == [(f"{number:02}.json",) for number in range(40)]
    assert [outcome.people[0].label for outcome in outcomes] == [f"Patient {number}" for number in range(40)]


def test_the_same_bytes_twice_are_one_original_with_both_names(tmp_path: Path) -> None:
    letter = b"Dear Dr. Osei"
    (tmp_path / "a.txt").write_bytes(letter)
    (tmp_path / "b.txt").write_bytes(letter)
    zipped(tmp_path / "c.zip", {"letter.txt": letter})
    first, second, _, third = gather([tmp_path]).outcomes
    assert first.original.names == ("a.txt", "b.txt", "c.zip › letter.txt")
    assert [len(outcome.facts) for outcome in (first, second, third)] == [1, 0, 0]
    assert [told(second), told(third)] == [
        ("b.txt", Ending.READ, "The same file as a.txt. It counts once."),
        ("c.zip › letter.txt", Ending.READ, "The same file as a.txt. It counts once."),
    ]
    assert {outcome.original.id for outcome in (first, second, third)} == {first.original.id}


def test_progress_counts_what_ended_and_never_goes_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Dear doctor")
    zipped(tmp_path / "b.zip", {f"{number}.txt": b"Note %d" % number for number in range(30)})
    steps: list[tuple[int, int]] = []
    gather([tmp_path], progress=lambda done, known: steps.append((done, known)))
    assert [done for done, _ in steps] == list(range(1, 33))
    assert [known for _, known in steps] == sorted(known for _, known in steps)
    assert steps[-1] == (32, 32)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    for name, size, head in (("a.json", 2_000_000_000, b""), ("b.zip", 3 << 30, b"PK\x03\x04")):
        with (tmp_path / name).open("wb") as file:
            file.write(head)
            file.truncate(size)
    first, second = gather([tmp_path]).outcomes
    assert [told(first), told(second)] == [
        ("a.json", Ending.REFUSED, "This file is larger than 200 MB, which is more than we read."),
        ("b.zip", Ending.REFUSED, "This zip is larger than 2 GB. Unpack it yourself, then add the folder."),
    ]
    assert [(each.original.id, each.original.size) for each in (first, second)] == [("", 2_000_000_000), ("", 3 << 30)]


def test_two_files_that_were_refused_unread_are_not_called_the_same(tmp_path: Path) -> None:
    for name in ("a", "b"):
        os.mkfifo(tmp_path / name)
    assert [told(outcome)[2] for outcome in gather([tmp_path]).outcomes] == [
        "This is a device or a pipe, not a file. It was not opened."
    ] * 2


def test_a_zip_of_traps_does_not_hold_up_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "_FAILURES_OF_ONE_ARCHIVE", 2)
    zipped(tmp_path / "a.zip", {f"{number:02}": b"FAKE die %d" % number for number in range(40)})
    (tmp_path / "b").write_bytes(b"FAKE fine")
    outcomes = gather([tmp_path], recipe=bad_worker.recipe()).outcomes
    reasons = [told(outcome)[2] for outcome in outcomes[1:41]]
    tried = [reason for reason in reasons if reason.startswith("Our program failed")]
    assert set(reasons) - set(tried) == {"Many files in this zip could not be read, so the others were not tried."}
    # What was under way when the second failed was still tried.
    assert 2 <= len(tried) <= 2 + 4 * 4
    assert told(outcomes[41]) == ("b", Ending.READ, "")


def test_an_empty_zip_says_that_it_is_empty(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", {})
    assert [told(outcome) for outcome in gather([tmp_path]).outcomes] == [
        ("a.zip", Ending.KEPT, "There is nothing in this zip.")
    ]


def test_nothing_found_is_no_outcome(tmp_path: Path) -> None:
    assert gather([tmp_path]).outcomes == ()


def test_a_path_that_does_not_exist_is_the_callers_to_tell(tmp_path: Path) -> None:
    with pytest.raises(NoSuchPathError):
        gather([tmp_path / "gone"])


def test_a_computer_that_starts_no_worker_says_so_instead_of_waiting(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Dear doctor")
    with pytest.raises(NoWorkerError):
        gather([tmp_path], recipe=Recipe(program="import no_such_reader"))


def test_the_program_itself_loads_no_reader(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(patient("Rosa Delgado"))
    script = (
        "import sys; from pathlib import Path; from second_opinion.outside.gathering import gather\n"
        f"found = gather([Path({str(tmp_path)!r})]).outcomes\n"
        "assert found[0].people[0].label == 'Rosa Delgado'\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'lxml', 'nh3', 'zipfile', 'pyexpat'}))\n"
        "print([name for name in sys.modules if name.startswith('second_opinion.journey.gather.ccda')])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    ran = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["[]", "[]"]
