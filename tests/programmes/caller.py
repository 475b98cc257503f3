"""A browser of few words, for the app as it really runs: through its port, with cookies and the form's token."""

from __future__ import annotations

import json
import re
import subprocess
from http.client import HTTPConnection
from urllib.parse import urlencode

ADDRESS = re.compile(rb"http://127\.0\.0\.1:(\d+)(/enter/[\w-]+)")


def address(app: subprocess.Popen[bytes]) -> tuple[int, str, bytes]:
    """The port, the first page, and what was said until then."""
    said = b""
    if app.stdout is None:
        raise AssertionError
    for line in app.stdout:
        said += line
        found = ADDRESS.search(line)
        if found:
            return int(found[1]), found[2].decode(), said
    raise AssertionError(said)


class Caller:
    """One visitor. Each call returns the status."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._cookies: dict[str, str] = {}
        self._job = ""

    def get(self, path: str) -> int:
        """Fetch a page."""
        return self._ask("GET", path)[0]

    def post(self, path: str, **typed: str) -> int:
        """Send a form."""
        return self._ask("POST", path, urlencode(typed).encode(), "application/x-www-form-urlencoded")[0]

    def send(self, path: str, name: str, data: bytes) -> int:
        """Send a file through the plain form."""
        mark = "ten-dashes-and-a-word"
        head = f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
        body = head.encode() + data + f"\r\n--{mark}--\r\n".encode()
        status, _, where = self._ask("POST", path, body, f"multipart/form-data; boundary={mark}")
        self._job = where
        return status

    def idle(self) -> bool:
        """Whether the gathering that was begun is over."""
        return bool(json.loads(self._ask("GET", f"{self._job}/state")[1])["over"])

    def _ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, bytes, str]:
        host = f"127.0.0.1:{self._port}"
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if method == "POST":
            token = self._cookies.get("second-opinion-form", "")
            headers |= {"Origin": f"http://{host}", "X-CSRFToken": token, "Content-Type": kind}
        line = HTTPConnection("127.0.0.1", self._port, timeout=60)
        line.request(method, path, body or None, headers)
        answer = line.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        data = answer.read()
        line.close()
        return answer.status, data, answer.headers.get("Location", "")
