"""Write the example files anew: ``python -m second_opinion.content.family``."""

from __future__ import annotations

from second_opinion.content.family import example_folder, files


def write() -> None:
    """Make the folder hold exactly what the writers give."""
    folder = example_folder()
    wanted = files()
    for found in sorted(folder.rglob("*")):
        if found.is_file() and found.relative_to(folder).as_posix() not in wanted:
            found.unlink()
    for name, data in wanted.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    write()
