"""The people: ``crowd.py JSON``, a process of its own so that waiting for answers takes nothing from the server."""

import json
import sys
import threading
import time
from http.client import HTTPConnection

SECONDS = 45.0
EVERY = 3.0

ASKED = json.loads(sys.argv[1])
PAGES = list(ASKED["addresses"].items())
TAKEN: dict[str, list[float]] = {name: [] for name, _ in PAGES}


def person(number: int, token: str) -> None:
    """One of them: comes in with a token, then looks at one page after another."""
    server = HTTPConnection("127.0.0.1", ASKED["port"], timeout=60)
    server.request("GET", f"/enter/{token}")
    answer = server.getresponse()
    answer.read()
    cookie = (answer.headers.get("Set-Cookie") or "").partition(";")[0]
    began = time.monotonic()
    # They do not all click at the same moment.
    time.sleep(EVERY * number / len(ASKED["tokens"]))
    turn = number
    while time.monotonic() - began < SECONDS:
        name, address = PAGES[turn % len(PAGES)]
        turn += 1
        start = time.perf_counter()
        server.request("GET", address, headers={"Cookie": cookie})
        answer = server.getresponse()
        answer.read()
        taken = time.perf_counter() - start
        if answer.status != 200:
            raise SystemExit(f"{address}: {answer.status}")
        TAKEN[name].append(taken)
        time.sleep(max(0.0, EVERY - taken))


threads = [threading.Thread(target=person, args=pair) for pair in enumerate(ASKED["tokens"])]
for each in threads:
    each.start()
for each in threads:
    each.join()
print(json.dumps(TAKEN))
