"""A fresh server until its first page has come: ``first_page.py LAUNCHER``. It starts once to warm the disk."""

import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection

from benchmarks.saying import told

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)(/enter/\S+)")


def work() -> tuple[float, float]:
    """Seconds on the clock, and of processor time of the server."""
    with tempfile.TemporaryDirectory() as place:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.perf_counter()
        server = subprocess.Popen(
            [sys.argv[1], "start", "--no-browser", "--binder", f"{place}/binder"],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "XDG_RUNTIME_DIR": place},
        )
        for line in server.stdout or ():
            found = ADDRESS.search(line)
            if found:
                break
        else:
            raise SystemExit("the server said no address")
        connection = HTTPConnection("127.0.0.1", int(found[1]), timeout=30)
        connection.request("GET", found[2])
        entered = connection.getresponse()
        entered.read()
        cookie = (entered.headers.get("Set-Cookie") or "").partition(";")[0]
        connection.request("GET", "/", headers={"Cookie": cookie})
        page = connection.getresponse()
        text = page.read()
        taken = time.perf_counter() - began
        server.send_signal(signal.SIGTERM)
        server.communicate()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if page.status != 200 or b"<h1" not in text:
        raise SystemExit(f"the first page: {page.status}")
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


work()
told(*work())
