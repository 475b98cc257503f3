"""What several tests of pages do: gather the made-up family's files, fetch what is no page, send pieces of files."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from second_opinion.content import family
from second_opinion.outside.wanted import Wanted
from second_opinion.start.jobs import Worker
from second_opinion.store.queries import gather
from second_opinion.web.desk import Desk
from tests.web.client import HOST, Browser
from tests.web.conftest import PASSPHRASE


def gather_the_family(desk: Desk, browser: Browser) -> None:
    """Read the files of the made-up family, as Luis would: once, and from then on that binder is copied."""
    desk.lock()
    shutil.rmtree(desk.place)
    shutil.copytree(_gathered(), desk.place)
    desk.unlock(PASSPHRASE)
    assert browser.get("/record").status == 200


@cache
def _gathered() -> Path:
    kept = Path(tempfile.mkdtemp(prefix="family-"))
    atexit.register(shutil.rmtree, kept)
    desk = Desk(kept / "binder")
    desk.create(PASSPHRASE)
    with family.example_folder() as folder:
        gather.start_gathering(Wanted(paths=(str(folder),)).encode())
        Worker(desk).once()
    desk.lock()
    return desk.place


@dataclass(frozen=True)
class Answer:
    """An answer that is no page."""

    status: int
    headers: Any
    data: bytes

    @property
    def json(self) -> Any:
        """What it says as JSON."""
        return json.loads(self.data)


def fetch(browser: Browser, address: str) -> Answer:
    """Get something that is no page."""
    return _answer(browser._client.get(address))


def send(browser: Browser, address: str, data: bytes) -> Answer:
    """Send bytes as our script does."""
    token = browser._client.cookies["second-opinion-form"].value
    headers = {"origin": f"http://{HOST}", "x-csrftoken": token}
    return _answer(browser._client.post(address, data, content_type="application/octet-stream", headers=headers))


def _answer(response: Any) -> Answer:
    data = b"".join(response.streaming_content) if response.streaming else response.content
    return Answer(response.status_code, response.headers, data)
