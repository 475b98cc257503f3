"""What every test has: a network that answers nobody, effort that can be turned up, and real samples where they are."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
HERE = {None, "", "127.0.0.1", "::1", "localhost"}

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
    """No test reaches the network, nor asks it for a name. Sockets within this computer (loopback, Unix) work."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, only_within(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", only_here(socket.getaddrinfo))
        yield


def only_within(connect: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in HERE:
            raise PermissionError("a test tried to reach the network")
        return connect(self, address)

    return guarded


def only_here(look_up: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(host: Any, *rest: Any, **more: Any) -> Any:
        if host not in HERE:
            raise PermissionError("a test tried to look up a name in the network")
        return look_up(host, *rest, **more)

    return guarded
