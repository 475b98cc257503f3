"""Marks in every field of every fact, person, case, setting, file, job and search; none in anything that is not
encrypted. The app itself is started and used; what it leaves anywhere is looked through while it is open and after.
"""

from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from tests.programmes import marks
from tests.programmes.caller import Caller, address
from tests.programmes.result import ROOT, Result, environment

if TYPE_CHECKING:
    from second_opinion.outside.binder.folder import Binder

PASSPHRASE: Final = "zq99999xk lemon tree at the corner"
"""Holds a mark too."""
LONG: Final = 3_000_000
"""Bytes of a file that goes through the browser: more than any buffer that might be written to a disk."""


class Prepared(msgspec.Struct, frozen=True):
    """A binder with marks: in which field each stands, which were left out of the packet, and that packet's text."""

    fields: dict[str, str]
    left_out: list[str]
    packet: str
    missing: list[str]


def run(_number: int, _seed: int, place: Path, control: str = "") -> Result:
    """Live through a day, then look everywhere. The control ``planted`` puts a mark into each place."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.programmes.canaries", str(place / "binder")],
        stdout=subprocess.PIPE, check=True, env=environment(), cwd=ROOT,
    )  # fmt: skip
    prepared = msgspec.json.decode(made.stdout, type=Prepared)
    places = lived(place)
    if control:
        places = {name: data + b" ZQ00001XK" for name, data in places.items()}
    wrong = [
        f"{name}: {prepared.fields.get(mark, 'the passphrase, a search or a file that came through the browser')}"
        for name, data in places.items()
        for mark in sorted(marks.found_in(data))
    ]
    printed = marks.found_in(prepared.packet.encode()) | (set(prepared.left_out[:1]) if control else set())
    hidden = set(prepared.left_out) & printed
    wrong += [f"packet, though left out: {prepared.fields[mark]}" for mark in sorted(hidden)]
    wrong += [f"not even in the export: {field}" for field in prepared.missing]
    wrong += strays(place) + dumps(place)
    return Result(len(prepared.fields), f"looked for in: {', '.join(places)}, packet", tuple(wrong))


def lived(place: Path) -> dict[str, bytes]:
    """Start the app, open the binder, gather, search, look at the packet, save a backup, lock, stop. What is left."""
    for name in ("tmp", "home", "stick"):
        (place / name).mkdir()
    elsewhere = {"TMPDIR": "tmp", "HOME": "home", "XDG_RUNTIME_DIR": "home", "XDG_DATA_HOME": "home"}
    words = ["start", "--no-browser", "--binder", str(place / "binder")]
    app = subprocess.Popen(
        [sys.executable, "-m", "tests.programmes.watched", str(place / "opened"), *words],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT,
        env={**environment(), **{name: str(place / value) for name, value in elsewhere.items()}},
    )  # fmt: skip
    try:
        port, enter, said = address(app)
        caller = Caller(port)
        found = used(caller, enter, place, app.pid)
    finally:
        app.send_signal(signal.SIGTERM)
        rest = app.communicate(timeout=60)[0]
    found["standard output and log"] = said + rest
    found["the binder, locked"] = everything_in(place / "binder")
    found["temporary folder and home"] = everything_in(place / "tmp") + everything_in(place / "home")
    found["backup"] = everything_in(place / "stick")
    return found


def used(caller: Caller, enter: str, place: Path, process: int) -> dict[str, bytes]:
    """What a person does, and what can be seen from outside meanwhile."""
    caller.get(enter)
    caller.get("/stop")
    wrong = caller.post("/binder/unlock", passphrase="zq99998xk is not it")
    opened = caller.post("/binder/unlock", passphrase=PASSPHRASE)
    caller.send("/gather/files", "zq99997xk.txt", b"zq99996xk " * (LONG // 10))
    arguments, surroundings, waits = b"", b"", 0
    while not caller.idle() and waits < 600:
        waits += 1
        arguments += processes(process, "cmdline")
        surroundings += processes(process, "environ")
        time.sleep(0.05)
    for page in (
        "/record?text=zq99995xk",
        "/record/fact/zq99994xk",
        "/record/original/zq99993xk",
        "/zq99992xk",
        "/home",
    ):
        caller.get(page)
    packet = caller.get("/pack/packet.pdf")
    caller.post("/settings/backup", file=str(place / "stick" / "rosa.sobackup"))
    seen = {
        "the binder, open": everything_in(place / "binder"),
        "process arguments": arguments + processes(process, "cmdline"),
        "environment": surroundings + processes(process, "environ"),
    }
    if (wrong, opened, packet, waits < 600) != (422, 302, 200, True):
        raise AssertionError((wrong, opened, packet, waits))
    (place / "limits").write_bytes(processes(process, "limits"))
    caller.post("/binder/lock")
    return seen


def strays(place: Path) -> list[str]:
    """Files opened for writing anywhere but in the binder, on the stick, and where a second start looks."""
    opened = (place / "opened").read_text(encoding="utf-8").splitlines()
    right = tuple(str(place / name) for name in ("binder", "stick", "home/second-opinion-running", "opened"))
    found = sorted({path for path in opened if not path.startswith((*right, "/dev/null"))})
    return [f"opened for writing: {path.removeprefix(str(place))}" for path in found if not path.isdigit()]


def dumps(place: Path) -> list[str]:
    """Would a crash have written the memory of the app to a file? (Linux; elsewhere nothing is seen.)"""
    limits = (place / "limits").read_text() if (place / "limits").exists() else ""
    line = next((line for line in limits.splitlines() if line.startswith("Max core file size")), "")
    return [] if not line or line.split()[4:6] == ["0", "0"] else ["a crash would write its memory to a file"]


def everything_in(folder: Path) -> bytes:
    """The names of all files and what is in them."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return b"\n".join(str(path.relative_to(folder)).encode() + b"\n" + path.read_bytes() for path in files)


def processes(parent: int, what: str) -> bytes:
    """That page of the kernel for a process and all that it started (Linux; elsewhere nothing is seen)."""
    found = b""
    for page in Path("/proc").glob(f"[0-9]*/{what}"):
        try:
            ancestors = (page.parent / "stat").read_text().rpartition(")")[2].split()[1]
            if str(parent) in {page.parent.name, ancestors}:
                found += page.read_bytes()
        except OSError:
            continue
    return found


def prepare(folder: Path) -> Prepared:
    """A binder with a mark in every field it has."""
    from second_opinion.outside.binder import folder as folders
    from second_opinion.store import binder as store

    mint = marks.Mint()
    binder, _ = folders.create(folder, PASSPHRASE)
    store.open_store(binder.database, binder.keys.database, binder.keys.chain)
    try:
        _gathered(mint, binder)
        return _used(mint, binder)
    finally:
        store.close_store()
        binder.close()


def _gathered(mint: marks.Mint, binder: Binder) -> None:
    """A file that says everything, and one that goes into the trash."""
    from second_opinion.journey.gather import Ending, FileOutcome
    from second_opinion.record import Original, Reason
    from second_opinion.store.queries import gather, trash

    content = mint.mark("the file itself").encode()
    identity, who = hashlib.sha256(content).hexdigest(), marks.person(mint)
    original = msgspec.structs.replace(mint.struct(Original, "Original"), id=identity, size=len(content), inside="")
    facts = tuple(marks.facts(mint, identity, ""))
    reason = Reason("{name}", {"name": mint.mark("the reason a file ended so")})
    told = FileOutcome(original=original, ending=Ending.READ, people=(who,), facts=facts, reason=reason)
    thrown = mint.mark("a file in the trash").encode()
    second = Original(id=hashlib.sha256(thrown).hexdigest(), size=len(thrown), names=(mint.mark("its name"),))
    other = FileOutcome(original=second, ending=Ending.KEPT)
    sealed = [(told, binder.objects.put(iter([content]))), (other, binder.objects.put(iter([thrown])))]
    job = gather.start_gathering(mint.mark("job").encode())
    gather.carry_out(job, lambda _: (each for each in sealed))
    trash.throw_original(second.id)


def _used(mint: marks.Mint, binder: Binder) -> Prepared:
    """A name, a case, a packet with its diagnoses left out, and settings."""
    from second_opinion.content.words import words
    from second_opinion.journey.pack import Choices, packet
    from second_opinion.record import Case, Condition
    from second_opinion.store.queries import pack, people, settings, stop

    rosa = next(row.person.key for row in people.everyone() if row.named)
    people.rename(rosa, mint.mark("what a person is called here"))
    people.set_case(msgspec.structs.replace(mint.struct(Case, "Case"), person=rosa, language="en"))
    kept = pack.record_of(rosa)
    hidden = [fact for fact in kept.facts if isinstance(fact, Condition)]
    pack.leave_out(rosa, [fact.id for fact in hidden])
    drawn = packet(kept, people.case(rosa), pack.choices(rosa, Choices(made_on="2026-11-26")), words("en"))
    settings.choose(stop_seen=mint.mark("Settings.stop_seen"))
    stop.keep_answers([stop.Answered(mint.mark("Answered.at"), mint.mark("Answered.person"), (mint.mark("a flag"),))])
    stop.keep_draft("/case", {"told": [mint.mark("what was being typed")]})
    shown = msgspec.json.encode(kept) + b"".join(map(binder.objects.read, binder.objects.everything()))
    told = {mark for mark, field in mint.fields.items() if field.endswith((".code.text", ".note", "the file itself"))}
    left_out = marks.found_in(msgspec.json.encode([(fact.code, fact.note) for fact in hidden]))
    lost = [mint.fields[mark] for mark in sorted(told - marks.found_in(shown))]
    return Prepared(mint.fields, sorted(left_out), msgspec.json.encode(drawn).decode(), lost)


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(prepare(Path(sys.argv[1]))))
