"""Each page with a record of so many facts. Django is set up before this is imported (see ``benchmarks/web.py``)."""

from __future__ import annotations

import json
import re
import statistics
import tempfile
import time
from pathlib import Path

import msgspec
from django.test import Client

from benchmarks.person import PERSON, facts
from second_opinion.journey.gather import Ending, FileOutcome
from second_opinion.record import AnyFact, HumanName, Original, Source
from second_opinion.store.queries import gather
from second_opinion.web.desk import Desk, put_desk
from second_opinion.web.visits import visits

IN_A_FILE = 500
ROUNDS = 9
HOST = "127.0.0.1:8000"


def main(count: int) -> None:
    """Make a binder, open each page, and print, as JSON, the median processor milliseconds of each."""
    with tempfile.TemporaryDirectory() as place:
        desk = Desk(Path(place) / "binder")
        put_desk(desk)
        desk.create("correct horse battery staple")
        fill(desk, count)
        browser = Client(headers={"host": HOST})
        browser.get(f"/enter/{visits.token()}")
        print(json.dumps({name: cpu(browser, address) for name, address in addresses(browser).items()}))
        desk.lock()


def fill(desk: Desk, count: int) -> None:
    """The made-up person's facts, in files of a few hundred."""
    person = msgspec.structs.replace(PERSON, names=(HumanName(family="Delgado", given=("Rosa",)),))
    job = gather.start_gathering()
    made = facts(count)
    for start in range(0, len(made), IN_A_FILE):
        data = msgspec.json.encode({"resourceType": "Bundle", "number": start})
        name = f"{start:064x}"
        sealed = desk.binder.objects.put(iter([data]))
        found = tuple(_from(fact, name) for fact in made[start : start + IN_A_FILE])
        original = Original(id=name, size=len(data), names=(f"portal-{start}.json",))
        gather.commit(job, FileOutcome(original=original, ending=Ending.READ, people=(person,), facts=found), sealed)
    gather.finish(job)


def _from(fact: AnyFact, original: str) -> AnyFact:
    sources = tuple(Source(original, each.place, each.reference) for each in fact.sources)
    return msgspec.structs.replace(fact, subject=PERSON.key, sources=sources)


def addresses(browser: Client) -> dict[str, str]:
    """The pages, with a fact that has a trend."""
    page = browser.get("/record?kind=Result").content.decode()
    fact = re.findall(r'href="/record/fact/([0-9a-z]+)"', page)[0]
    return {
        "home": "/home",
        "timeline": "/record",
        "timeline, middle": "/record?until=2012",
        "timeline, one kind": "/record?kind=Medication",
        "search": "/record?q=hemoglobin",
        "search, rare": "/record?q=visit+18",
        "fact": f"/record/fact/{fact}",
        "entry": f"/record/fact/{fact}/source/0",
        "contradictions": "/record/contradictions",
        "gather": "/gather",
        "pack": "/pack",
        "left out": "/pack/left-out?q=potassium",
        "trash": "/trash",
    }


def cpu(browser: Client, address: str) -> float:
    """Processor milliseconds of this process for one page, when it was opened before."""
    taken: list[float] = []
    for _ in range(ROUNDS):
        start = time.process_time()
        answer = browser.get(address)
        taken.append((time.process_time() - start) * 1000)
        if answer.status_code not in {200, 302}:
            raise SystemExit(f"{address}: {answer.status_code}")
    return statistics.median(taken[1:])
