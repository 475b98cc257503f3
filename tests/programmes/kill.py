"""Kill a gathering at random moments, many times, and look whether what was said to be saved is there.

    python -m tests.programmes.kill 2000

Each round starts a program that seals and commits made-up files one after the other and says so for each; it is killed
at some moment; then the binder is opened as the next start would, checked from end to end, and the gathering is done
again. ``--control`` runs a program that says "saved" too early: it must be caught.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
FILES: Final = 12


def content(number: int) -> bytes:
    """What is in the made-up file of that number."""
    return f"Visit note {number}. ".encode() * (1 + number * 900)


def name(number: int) -> str:
    return f"note-{number}.txt"


def child(place: Path, *, too_early: bool) -> None:
    """Gathers, saying each time what is saved."""
    from tests.programmes import opening

    gathering, objects = opening.opened(place)
    job = gathering.start_gathering()

    def files(_lease: object) -> opening.Files:
        for number in range(FILES):
            sealed = objects.put(iter([content(number)]))
            if too_early:
                say(number)
            yield opening.outcome(name(number), content(number)), sealed
            if not too_early:
                say(number)

    gathering.carry_out(job, files)


def say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()
    time.sleep(0.002)


def one_round(place: Path, dice: random.Random, *, too_early: bool = False) -> tuple[int, list[str]]:
    """Start, kill, look. Returns how many files were said to be saved, and what is wrong."""
    place.mkdir(parents=True, exist_ok=True)
    (place / "originals").mkdir(exist_ok=True)
    saved = killed(place, dice, too_early=too_early)
    wrong = [f"{name(number)}: {what}" for number, what in found_wanting(place, saved)]
    return len(saved), wrong


def killed(place: Path, dice: random.Random, *, too_early: bool) -> list[int]:
    """What the program said it had saved before it was killed."""
    words = [
        sys.executable,
        "-m",
        "tests.programmes.kill",
        "--child",
        str(place),
        *(["--too-early"] if too_early else []),
    ]
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": paths}
    until, said = dice.randrange(FILES + 1), list[int]()
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as program:
        if program.stdout is None:
            raise AssertionError
        while len(said) < until and (line := program.stdout.readline()):
            said.append(int(line))
        if not too_early:
            time.sleep(dice.random() * 0.02)
        program.kill()
        said += [int(line) for line in program.stdout.read().split("\n")[:-1]]
    return said


def found_wanting(place: Path, saved: list[int]) -> list[tuple[int, str]]:
    """What a person who was told "saved" would miss; and what the next gathering would stumble over."""
    from tests.programmes import opening

    gathering, objects = opening.opened(place)
    try:
        wrong = [(number, what) for number in saved if (what := opening.missing(objects, content(number)))]
        wrong += [(-1, what) for what in opening.unsound(place)]
        opening.gather_again(gathering, objects, [(name(number), content(number)) for number in range(FILES)])
        wrong += [(n, f"again: {w}") for n in range(FILES) if (w := opening.missing(objects, content(n)))]
    finally:
        opening.close()
    return wrong


def main(arguments: list[str]) -> int:
    """Run the programme, or be the program that is killed."""
    if arguments[:1] == ["--child"]:
        child(Path(arguments[1]), too_early="--too-early" in arguments)
        return 0
    rounds = int(next((word for word in arguments if word.isdigit()), "20"))
    dice = random.Random(7)  # noqa: S311 -- repeatable data, not secrets
    saved, wrong = 0, list[str]()
    with tempfile.TemporaryDirectory() as place:
        for number in range(rounds):
            count, found = one_round(Path(place) / str(number), dice, too_early="--control" in arguments)
            saved, wrong = saved + count, wrong + found
    sys.stdout.write(f"{rounds} kills, {saved} files said to be saved, {len(wrong)} wrong\n")
    sys.stdout.writelines(f"  {line}\n" for line in wrong[:20])
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
