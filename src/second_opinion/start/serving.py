"""The pages behind a port: waitress, the desk with its binder, and somebody who locks it when nobody is there."""

from __future__ import annotations

import secrets
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.core.handlers.wsgi import WSGIHandler
from waitress.server import create_server

from second_opinion.outside.showing import window
from second_opinion.start import running
from second_opinion.start.jobs import Worker
from second_opinion.web import again
from second_opinion.web.desk import Desk, desk, put_desk
from second_opinion.web.gather.asking import MOST_AT_ONCE
from second_opinion.web.visits import visits

LOOK_SECONDS: Final = 15
THREADS: Final = 4
MOST_SENT: Final = 2 * MOST_AT_ONCE
"""The most bytes of one request. Above ``MOST_AT_ONCE`` a page says what to do; above this the connection ends."""


def serve(binder: Path, file: Path, listening: socket.socket, ready: Callable[[str], None]) -> None:
    """Answer until stopped. ``ready`` gets the first one-time token. At the end the binder is locked."""
    put_desk(Desk(binder))
    word, over = secrets.token_urlsafe(32), threading.Event()
    again.expect(word)
    server = create_server(
        WSGIHandler(),
        sockets=[listening],
        threads=THREADS,
        ident="",
        clear_untrusted_proxy_headers=True,
        # What is sent stays in memory: waitress would write longer requests to a file, in clear.
        max_request_body_size=MOST_SENT,
        inbuf_overflow=MOST_SENT + 1,
    )
    worker = Worker(desk())
    running.write(file, running.Running(listening.getsockname()[1], word))
    threading.Thread(target=_watch, args=(over,), daemon=True).start()
    worker.start()
    try:
        ready(visits.token())
        server.run()
    finally:
        over.set()
        file.unlink(missing_ok=True)
        desk().lock()
        worker.stop()
        window.close()
        server.close()


def _watch(over: threading.Event) -> None:
    """Lock the binder when nobody is there."""
    while not over.wait(LOOK_SECONDS):
        if desk().lock_if_idle():
            visits.forget_people()
