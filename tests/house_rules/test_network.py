"""The tests reach no network. This is the control: it tries to, and must be stopped."""

from __future__ import annotations

import socket

import pytest


def test_an_address_outside_this_computer_is_not_reached() -> None:
    with socket.socket() as probe, pytest.raises(PermissionError):
        probe.connect(("192.0.2.1", 80))  # an address for examples, which belongs to nobody (RFC 5737)


def test_a_name_outside_this_computer_is_not_looked_up() -> None:
    with pytest.raises(PermissionError):
        socket.create_connection(("hospital.example", 443))


def test_a_server_within_this_computer_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
