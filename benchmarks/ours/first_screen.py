"""What the first page makes a browser fetch. Django is set up before this is imported."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from urllib.parse import urljoin

from django.test import Client

from second_opinion.web.desk import Desk, put_desk
from second_opinion.web.visits import visits

_USED = re.compile(r"""(?:src|href)="([^"]+\.(?:css|js|svg|png|ico|woff2)[^"]*)"|url\(["']?([^)"']+)["']?\)""")


def main() -> None:
    """Print as JSON the bytes of each file as it is sent, and what would be fetched from elsewhere."""
    with tempfile.TemporaryDirectory() as place:
        put_desk(Desk(Path(place) / "binder"))
        browser = Client(headers={"host": "127.0.0.1:8000", "accept-encoding": "gzip"})
        browser.get(f"/enter/{visits.token()}")
        print(json.dumps(dict(zip(("sent", "elsewhere"), _fetched(browser), strict=True))))


def _fetched(browser: Client) -> tuple[dict[str, int], list[str]]:
    """The page, what it names, and what that names: fonts count as if each were needed."""
    sent: dict[str, int] = {}
    elsewhere: list[str] = []
    waiting = ["/"]
    while waiting:
        address = waiting.pop(0)
        if "//" in address:
            elsewhere.append(address)
            continue
        if address in sent or address.startswith("data:"):
            continue
        answer = browser.get(address, headers={"accept-encoding": "gzip"})
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
        sent[address] = len(answer.getvalue())
        plain = browser.get(address, headers={"accept-encoding": ""}).getvalue()
        if address == "/" or address.endswith(".css"):
            waiting += [urljoin(address, each) for pair in _USED.findall(plain.decode()) for each in pair if each]
    return {_short(address): size for address, size in sent.items()}, elsewhere


def _short(address: str) -> str:
    """A name without its fingerprint."""
    return "the page itself" if address == "/" else re.sub(r"\.[0-9a-f]{16}\.", ".", address.rpartition("/")[2])
