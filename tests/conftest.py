"""What every test has: a network that answers nobody, effort that can be turned up, and real samples where they are."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# No time limit for one example: a slow computer must not fail a true statement.
settings.register_profile("ci", max_examples=200, deadline=None, print_blob=True)
settings.register_profile("full", max_examples=5000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("SECOND_OPINION_EFFORT", "ci"))


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real-world sample files, which is not part of the repository (see CONTRIBUTING.md)."""
    folder = Path(os.environ.get("SECOND_OPINION_SAMPLES", ROOT.parent / "shared" / "samples"))
    if not folder.is_dir():
        pytest.skip("the sample files are not on this computer (SECOND_OPINION_SAMPLES)")
    return folder


@pytest.fixture(autouse=True, scope="session")
def nobody_answers() -> Iterator[None]:
    """No test reaches the network. Sockets within this computer (loopback, Unix) work."""
    allowed = socket.socket.connect

    def connect(self: socket.socket, address: Any, /) -> None:
        host = address[0] if isinstance(address, tuple) else None
        if self.family != getattr(socket, "AF_UNIX", None) and host not in {"127.0.0.1", "::1", "localhost"}:
            raise PermissionError("a test tried to reach the network")
        allowed(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield
