"""Write the example files anew: ``python -m second_opinion.content.family``."""

from __future__ import annotations

from pathlib import Path

from second_opinion.content.family import example_folder
from second_opinion.content.family.downloads import files


def write(folder: Path) -> None:
    """Make the folder hold exactly what the writers give."""
    wanted = files()
    for found in sorted(folder.rglob("*")):
        if found.is_file() and found.relative_to(folder).as_posix() not in wanted:
            found.unlink()
    for name, data in wanted.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    with example_folder() as here:
        write(here)
