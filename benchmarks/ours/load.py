"""Twenty people at a real server, one page each three seconds: how long the pages take to come."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from second_opinion.start import logs
from second_opinion.start.serving import serve
from second_opinion.web.desk import desk
from second_opinion.web.visits import visits

PEOPLE = 20
CROWD = Path(__file__).parent / "crowd.py"


def measured(place: Path, passphrase: str, addresses: dict[str, str]) -> dict[str, list[float]]:
    """Serve the binder in ``place`` on a port, send people, and return the seconds of each answer, by page."""
    logs.keep_quiet()
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    said: list[bytes] = []

    def ready(_token: str) -> None:
        desk().unlock(passphrase)
        tokens = [visits.token() for _ in range(PEOPLE)]
        asked = json.dumps({"port": listening.getsockname()[1], "tokens": tokens, "addresses": addresses})
        crowd = subprocess.Popen([sys.executable, str(CROWD), asked], stdout=subprocess.PIPE)

        def wait() -> None:
            said.append(crowd.communicate()[0])
            os.kill(os.getpid(), signal.SIGINT)

        threading.Thread(target=wait, daemon=True).start()

    with suppress(KeyboardInterrupt):
        serve(place / "binder", place / "running.json", listening, ready)
    found: dict[str, list[float]] = json.loads(said[0])
    return found
