"""Luis adds files: dropped, chosen, or read where they lie; the bar tells the truth, and so does the result."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from second_opinion.start.jobs import Worker
from second_opinion.store.queries import jobs
from second_opinion.web.desk import Desk
from second_opinion.web.gather.arriving import PIECE, Arriving, LostFileError
from tests.web.client import Browser
from tests.web.conftest import PASSPHRASE
from tests.web.steps import fetch, send

ALLERGY = json.dumps(
    {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {
                "resource": {
                    "resourceType": "Patient",
                    "id": "p",
                    "name": [{"family": "Delgado", "given": ["Rosa"]}],
                    "birthDate": "1954-03-02",
                }
            },
            {
                "resource": {
                    "resourceType": "AllergyIntolerance",
                    "id": "a",
                    "code": {"text": "Penicillin"},
                    "patient": {"reference": "Patient/p"},
                }
            },
        ],
    }
).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "downloads"
    made.mkdir()
    (made / "allergy.json").write_bytes(ALLERGY)
    (made / "scan.bin").write_bytes(bytes(range(256)))
    (made / "empty.txt").write_bytes(b"")
    return made


def piece(browser: Browser, batch: str, number: int, data: bytes, *, last: bool) -> int:
    address = f"/gather/piece?batch={batch}&file=0&name=a%2Fallergy.json&number={number}&last={'yes' if last else 'no'}"
    return send(browser, address, data).status


def test_a_folder_on_this_computer_is_read_where_it_lies(desk: Desk, opened: Browser, folder: Path) -> None:
    going = opened.post("/gather/folder", place=str(folder))
    assert opened.get(going.goes_to).heading == "Reading your files"
    Worker(desk).once()
    page = opened.get(going.goes_to)
    assert [page.heading, *re.findall(r'<p class="lead">(.*?)</p>', page.text)] == [
        "We read 1 file: 1 fact.",
        "1 file we kept but could not read.",
        "1 file was not taken.",
    ]
    assert [re.sub(r"<[^>]*>", "", title) for title in re.findall(r"<h2>(.*?)</h2>", page.text)] == [
        "Whose files these are",
        "Not taken (1)",
        "Kept, but not read (1)",
        "Read (1)",
    ]
    assert "Rosa Delgado" in page.text


def test_whose_files_they_are_is_asked_with_the_birth_date_as_people_write_it(
    desk: Desk, opened: Browser, folder: Path
) -> None:
    (folder / "note.txt").write_text("Take one tablet each morning.")
    going = opened.post("/gather/folder", place=str(folder))
    Worker(desk).once()
    asked = re.findall(r"Some files do not say [^<]*", opened.get(going.goes_to).text)
    assert asked == ["Some files do not say who they are about. Are they about Rosa Delgado, Mar 2, 1954?"]


def test_a_folder_that_is_not_there_is_said_and_what_was_typed_stays(opened: Browser) -> None:
    page = opened.post("/gather/folder", place="/no/such/folder")
    assert (page.status, page.errors) == (422, ["There is no file or folder with that name here."])
    assert 'value="/no/such/folder"' in page.text


def test_files_are_taken_by_a_plain_form(desk: Desk, opened: Browser) -> None:
    sent = SimpleUploadedFile("allergy.json", ALLERGY)
    going = opened.post("/gather/files", files=[sent])
    Worker(desk).once()
    assert opened.get(going.goes_to).heading == "We read 1 file: 1 fact."


def test_an_empty_form_is_told_what_to_do(opened: Browser) -> None:
    page = opened.post("/gather/files")
    assert (page.status, page.errors) == (422, ["Choose at least one file."])


def test_files_arrive_in_pieces_and_lie_sealed_before_they_are_read(desk: Desk, opened: Browser) -> None:
    batch = send(opened, "/gather/batch", b"").json["batch"]
    half = len(ALLERGY) // 2
    assert piece(opened, batch, 0, ALLERGY[:half], last=False) == 204
    assert piece(opened, batch, 1, ALLERGY[half:], last=True) == 204
    assert [desk.binder.objects.read(each) for each in desk.binder.objects.everything()] == [ALLERGY]
    going = opened.post("/gather/files", batch=batch)
    Worker(desk).once()
    page = opened.get(going.goes_to)
    assert page.heading == "We read 1 file: 1 fact."
    assert "a/allergy.json" in page.text


def test_a_piece_out_of_order_or_of_an_unknown_batch_is_refused(opened: Browser) -> None:
    batch = send(opened, "/gather/batch", b"").json["batch"]
    assert piece(opened, batch, 1, b"x", last=False) == 409
    assert piece(opened, "guessed", 0, b"x", last=True) == 409


def test_a_piece_larger_than_agreed_is_refused(desk: Desk, opened: Browser) -> None:
    assert opened.get("/gather").status == 200
    arriving = Arriving(desk.binder.objects, "big")
    with pytest.raises(LostFileError):
        arriving.take(0, bytes(PIECE + 1))


def test_the_bar_counts_what_is_safe_and_stopping_keeps_it(desk: Desk, opened: Browser, folder: Path) -> None:
    going = opened.post("/gather/folder", place=str(folder)).goes_to
    assert fetch(opened, f"{going}/state").json["over"] is False
    assert opened.post(f"{going}/stop").goes_to == going
    Worker(desk).once()
    page = opened.get(going)
    assert "You stopped it. What was read until then is kept." in page.text
    assert fetch(opened, f"{going}/state").json["over"] is True


def test_a_gathering_that_a_crash_left_is_taken_up_again(desk: Desk, opened: Browser, folder: Path) -> None:
    going = opened.post("/gather/folder", place=str(folder)).goes_to
    number = int(going.rpartition("/")[2])
    jobs.claim(number, "a process that died")
    from second_opinion.store.models import Job

    Job.objects.filter(pk=number).update(heartbeat="2020-01-01T00:00:00Z")
    assert "interrupted" in opened.get(going).text
    Worker(desk).once()
    assert opened.get(going).heading.startswith("We read 1 file: 1 fact.")


def test_a_folder_that_vanishes_before_it_is_read_is_said(desk: Desk, opened: Browser, folder: Path) -> None:
    going = opened.post("/gather/folder", place=str(folder)).goes_to
    folder.rename(folder.with_name("moved"))
    Worker(desk).once()
    assert "The folder is not there any more. Nothing was lost." in opened.get(going).text


def test_a_gathering_that_never_was_is_not_here(opened: Browser) -> None:
    assert (opened.get("/gather/99").status, opened.get("/gather/99/state").status) == (404, 404)


def test_files_that_were_sent_but_never_gathered_are_taken_away_and_that_is_said(desk: Desk, opened: Browser) -> None:
    batch = send(opened, "/gather/batch", b"").json["batch"]
    assert piece(opened, batch, 0, ALLERGY, last=True) == 204
    assert len(list(desk.binder.objects.everything())) == 1
    opened.post("/binder/lock")
    opened.post("/binder/unlock", passphrase=PASSPHRASE)
    assert list(desk.binder.objects.everything()) == []
    assert "had not arrived whole when the program stopped" in opened.get("/settings").text
    assert opened.post("/gather/files", batch=batch).errors == ["A file did not arrive. Please try again."]


def test_files_whose_gathering_was_not_begun_wait_through_a_restart(desk: Desk, opened: Browser) -> None:
    batch = send(opened, "/gather/batch", b"").json["batch"]
    piece(opened, batch, 0, ALLERGY, last=True)
    job = opened.post("/gather/files", batch=batch).goes_to
    opened.post("/binder/lock")
    opened.post("/binder/unlock", passphrase=PASSPHRASE)
    assert "had not arrived whole" not in opened.get("/settings").text
    Worker(desk).once()
    assert opened.get(job).heading == "We read 1 file: 1 fact."
