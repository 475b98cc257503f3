"""The server on this computer: one for each binder, reached by this computer's browser only."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sys
import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import Final

import django

from second_opinion.cli import console
from second_opinion.content.words import Words
from second_opinion.outside.binder.folder import usual_place
from second_opinion.start import logs, running

DONE: Final = 0
FAILED: Final = 1


def run(options: argparse.Namespace, say: Words) -> int:
    """Serve until stopped by Ctrl+C. 0: it ran, or another one runs already; 1: the port is taken."""
    usual = usual_place(os.environ, Path.home())
    binder = Path(getattr(options, "binder", None) or usual).expanduser()
    file = running.place(binder, os.environ, usual.parent)
    found = running.token_from(file)
    quiet = bool(getattr(options, "no_browser", False))
    if found is not None:
        console.line(say.say("Second Opinion is already running. Its address:"))
        _open(*found, quiet=quiet)
        return DONE
    try:
        listening = _listen(int(getattr(options, "port", 0) or 0))
    except OSError:
        console.trouble(say.say("Port {port} is in use by another program. Try another one.", port=options.port))
        return FAILED
    logs.keep_quiet()
    # Also when the computer shuts down, the binder is locked and a made-up person's folder goes away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(DONE))
    os.environ["DJANGO_SETTINGS_MODULE"] = "second_opinion.start.settings"
    django.setup()
    from second_opinion.start.serving import serve  # noqa: PLC0415 -- needs the settings made one line above

    def ready(token: str) -> None:
        console.line(say.say("Second Opinion is running. Its address, good for one browser:"))
        _open(listening.getsockname()[1], token, quiet=quiet)
        console.line(say.say("To stop it, press Ctrl+C here."))

    # Ctrl+C is how it is meant to end.
    with suppress(KeyboardInterrupt):
        serve(binder, file, listening, ready)
    return DONE


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind(("127.0.0.1", port))
    except OSError:
        listening.close()
        raise
    return listening


def _open(port: int, token: str, *, quiet: bool) -> None:
    address = f"http://127.0.0.1:{port}/enter/{token}"
    console.line(f"  {address}")
    if not quiet:
        webbrowser.open(address)
