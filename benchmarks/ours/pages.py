"""Each page with a record of so many facts. Django is set up before this is imported (see ``benchmarks/web.py``)."""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path
from typing import Self

import msgspec
from django.db import connection
from django.test import Client

from benchmarks.inputs import SAMPLES
from benchmarks.ours import load
from benchmarks.person import PERSON, facts
from second_opinion.content.family import example_folder
from second_opinion.journey.gather import Ending, FileOutcome
from second_opinion.outside.files import walk
from second_opinion.outside.keeping import gather_into
from second_opinion.record import AnyFact, HumanName, Original, Source
from second_opinion.store.leases import Lease
from second_opinion.store.queries import gather, people, settings
from second_opinion.web.desk import Desk, put_desk
from second_opinion.web.visits import visits

IN_A_FILE = 500
HOST = "127.0.0.1:8000"
CROWD = "twenty people"
OPENED_BY = "correct horse battery staple"


def make(place: str, count: int) -> None:
    """Make a binder with so many facts (0: the made-up family and the largest sample person) and print as JSON what
    that cost."""
    desk = _desk(place)
    desk.create(OPENED_BY)
    started = time.process_time()
    waited = fill(desk, count) if count else gather_files(desk)
    gathered = time.process_time() - started
    print(json.dumps({"facts": [row.facts for row in people.everyone()], "gathered": gathered, "waited": waited}))
    desk.lock()


def look(place: str) -> None:
    """Say which pages there are for the person with the largest record; then, for each name on standard input, open
    that page and say the processor milliseconds it took. After that twenty people use the binder, if anybody asks."""
    desk = _desk(place)
    desk.unlock(OPENED_BY)
    browser = Client(headers={"host": HOST, "origin": f"http://{HOST}"})
    browser.get(f"/enter/{visits.token()}")
    largest = max(people.everyone(), key=lambda row: row.facts)
    browser.post("/people/choose", {"person": largest.person.key})
    found = addresses(browser)
    _say(list(found))
    for asked in sys.stdin:
        if asked.strip() == CROWD:
            desk.lock()
            _say(load.measured(Path(place), OPENED_BY, found))
            return
        _say(cpu(browser, found[asked.strip()]))
    desk.lock()


def _say(value: object) -> None:
    print(json.dumps(value), flush=True)


def _desk(place: str) -> Desk:
    desk = Desk(Path(place) / "binder")
    put_desk(desk)
    return desk


def fill(desk: Desk, count: int) -> float:
    """The made-up person's facts, in files of a few hundred. Returns the longest that somebody who saves a choice had
    to wait meanwhile, in seconds."""
    person = msgspec.structs.replace(PERSON, names=(HumanName(family="Delgado", given=("Rosa",)),))
    made = facts(count)

    def files(_lease: Lease) -> Generator[tuple[FileOutcome, str]]:
        for start in range(0, len(made), IN_A_FILE):
            data = msgspec.json.encode({"resourceType": "Bundle", "number": start})
            name = f"{start:064x}"
            found = tuple(_from(fact, name) for fact in made[start : start + IN_A_FILE])
            original = Original(id=name, size=len(data), names=(f"portal-{start}.json",))
            sealed = desk.binder.objects.put(iter([data]))
            yield FileOutcome(original=original, ending=Ending.READ, people=(person,), facts=found), sealed

    with _Saver() as saver:
        gather.carry_out(gather.start_gathering(), files)
    return saver.longest


def gather_files(desk: Desk) -> float:
    """The made-up family's downloads and the largest sample person's file, read as any files are."""
    samples = sorted((SAMPLES / "fhir" / "synthea").glob("*.json"), key=lambda path: path.stat().st_size)
    with ExitStack() as open_folders:
        places = [open_folders.enter_context(example_folder()), *samples[-1:]]

        def files(_lease: Lease) -> Generator[tuple[FileOutcome, str]]:
            yield from gather_into(desk.binder.objects, walk(places))

        gather.carry_out(gather.start_gathering(), files)
    return 0.0


class _Saver:
    """Somebody who saves a choice again and again, in a thread of their own."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._live)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _live(self) -> None:
        while not self._over.wait(0.1):
            began = time.perf_counter()
            settings.choose(paper="a4")
            self.longest = max(self.longest, time.perf_counter() - began)
        connection.close()


def _from(fact: AnyFact, original: str) -> AnyFact:
    sources = tuple(Source(original, each.place, each.reference) for each in fact.sources)
    return msgspec.structs.replace(fact, subject=PERSON.key, sources=sources)


def addresses(browser: Client) -> dict[str, str]:
    """The pages, with a fact that has a trend and the file it is from."""
    page = browser.get("/record?kind=Result").content.decode()
    fact = re.findall(r'href="(/record/fact/[0-9a-z]+)"', page)[0]
    entry = browser.get(f"{fact}/source/0").content.decode()
    original = re.findall(r'href="(/record/original/[0-9a-z]+)"', entry)[0]
    return {
        "home": "/home",
        "timeline": "/record",
        "timeline, older": "/record?older=40",
        "timeline, until 2012": "/record?until=2012",
        "timeline, one kind": "/record?kind=Medication",
        "timeline, kind and days": "/record?kind=Result&since=2002-02&until=2010",
        "search, common word": "/record?q=blood",
        "search, rare words": "/record?q=visit+18",
        "search, two letters": "/record?q=he",
        "search, one letter": "/record?q=h",
        "search, nothing": "/record?q=zzz",
        "fact": fact,
        "fact, its trend drawn": f"{fact}/trend/0.svg",
        "entry": f"{fact}/source/0",
        "file": original,
        "contradictions": "/record/contradictions",
        "gather": "/gather",
        "result of gathering": "/gather/1",
        "pack": "/pack",
        "left out": "/pack/left-out?q=blood",
        "trash": "/trash",
        "settings": "/settings",
        "case": "/case",
        "coverage": "/coverage",
        "coverage, calls": "/coverage/calls",
        "forms to print": "/print",
    }


def cpu(browser: Client, address: str) -> float:
    """Processor milliseconds of this process for one page."""
    start = time.process_time()
    answer = browser.get(address)
    taken = (time.process_time() - start) * 1000
    return taken if answer.status_code == 200 else 0.0
