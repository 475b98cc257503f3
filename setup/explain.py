"""What a person reads while the environment is made: one line when it goes well, one paragraph when it does not.

These words cannot come from the catalogue of the product, which is not there yet. English and Spanish stand side by
side; each paragraph says what happened, why, and what to do. The three that are needed before any Python is found
stand in ``environment.sh``.
"""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import Final


class ExplainedError(Exception):
    """A set-up that cannot go on; its text is written for the person at the keyboard."""


def say(key: str, **values: object) -> str:
    """One of the sentences below, in the language of the person's computer."""
    english, spanish = WORDS[key]
    return (spanish if speaks_spanish() else english).format_map(values)


def speaks_spanish() -> bool:
    """Whether the person's computer is set to Spanish (POSIX: the first of these that is set decides)."""
    settings = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((value for value in settings if value), "").startswith("es")


def why_it_failed(output: str, folder: Path, number: int | None = None) -> ExplainedError:
    """Read the last words of pip, uv or the system and put them so that a person can act.

    ``number`` is the system's error number, where the failure came from the system itself.
    """
    if number in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return ExplainedError(say("may not write", folder=folder.parent))
    for key, signs in SIGNS:
        if signs.search(output):
            return ExplainedError(say(key, folder=folder.parent))
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return ExplainedError(say("unknown", output="\n".join(f"    {line}" for line in lines[-5:])))


# How pip (22 to 26), uv (0.4 to 0.13) and the system word each failure. Order matters: without a network pip ends
# with "no matching distribution", which then says nothing about the computer.
SIGNS: Final = tuple(
    (key, re.compile(signs, re.IGNORECASE))
    for key, signs in (
        ("disk full", r"no space left on device|disk quota exceeded|errno 28\b|os error 28\b"),
        ("changed on the way", r"do not match the hashes|hash mismatch"),
        (
            "no network",
            r"failed to establish a new connection|name resolution|name or service not known|network is unreachable"
            r"|connection refused|connection reset|connectionerror|connecttimeout|readtimeout|timed out|dns error"
            r"|error sending request|proxyerror|failed to fetch|max retries exceeded|sslerror|certificate verify failed",
        ),
        ("not for this computer", r"no matching distribution found|no usable wheels|only-binary|no compatible wheel"),
    )
)

WORDS: Final = {
    "setting up": (
        "Setting up Second Opinion. This happens once, needs the internet and takes about a minute …",
        "Preparando Second Opinion. Esto se hace una sola vez, necesita internet y tarda cerca de un minuto …",
    ),
    "ready": ("ready in {seconds} s.", "listo en {seconds} s."),
    "waiting": (
        "Second Opinion is being set up in another window. Waiting for it to finish …",
        "Second Opinion se está preparando en otra ventana. Esperando a que termine …",
    ),
    "stopped": (
        "\nStopped. Nothing is broken. Start it again when you like; set-up begins anew.",
        "\nDetenido. Nada se dañó. Puede iniciarlo de nuevo cuando quiera; la preparación empezará otra vez.",
    ),
    "no network": (
        "Second Opinion could not be set up: the internet could not be reached.\n"
        "The first start downloads the parts it is made of; later starts need no internet.\n"
        "Check the connection (or your proxy settings), then start it again.",
        "No se pudo preparar Second Opinion: no hay conexión a internet.\n"
        "El primer inicio descarga las partes del programa; los siguientes no necesitan internet.\n"
        "Revise la conexión (o su configuración de proxy) e inícielo de nuevo.",
    ),
    "disk full": (
        "Second Opinion could not be set up: the disk is full.\n"
        "It needs about 200 MB in {folder}.\n"
        "Make some room, then start it again.",
        "No se pudo preparar Second Opinion: el disco está lleno.\n"
        "Necesita unos 200 MB en {folder}.\n"
        "Libere espacio e inícielo de nuevo.",
    ),
    "changed on the way": (
        "Second Opinion could not be set up: a downloaded part is not the one it was tested with.\n"
        "This can be a damaged download, or somebody may have changed the file. Nothing of it was used.\n"
        "Start it again, from another network if you can. If it happens twice, report it as SECURITY.md says.",
        "No se pudo preparar Second Opinion: una parte descargada no es la que fue probada.\n"
        "Puede ser una descarga dañada, o alguien pudo cambiar el archivo. No se usó nada de ella.\n"
        "Inícielo de nuevo, desde otra red si puede. Si ocurre dos veces, avise como dice SECURITY.md.",
    ),
    "not for this computer": (
        "Second Opinion could not be set up: one of its parts is not made for this computer or this Python.\n"
        "Its parts come ready-made for Python 3.11 to 3.14 on Linux, macOS and Windows.\n"
        "Install one of those versions of Python, then start it again.",
        "No se pudo preparar Second Opinion: una de sus partes no existe para esta computadora o este Python.\n"
        "Las partes vienen listas para Python 3.11 a 3.14 en Linux, macOS y Windows.\n"
        "Instale una de esas versiones de Python e inícielo de nuevo.",
    ),
    "may not write": (
        "Second Opinion could not be set up: it may not write in {folder}.\n"
        "It keeps its own parts there.\n"
        "Allow writing in that folder, or move Second Opinion to a folder of your own, then start it again.",
        "No se pudo preparar Second Opinion: no tiene permiso para escribir en {folder}.\n"
        "Allí guarda sus propias partes.\n"
        "Dé permiso en esa carpeta, o mueva Second Opinion a una carpeta suya, e inícielo de nuevo.",
    ),
    "no venv, Debian": (
        "Second Opinion could not be set up: this Python came without a part that it needs.\n"
        "Install it with:  sudo apt install {package}\n"
        "Then start it again.",
        "No se pudo preparar Second Opinion: a este Python le falta una parte necesaria.\n"
        "Instálela con:  sudo apt install {package}\n"
        "Después inícielo de nuevo.",
    ),
    "no venv": (
        "Second Opinion could not be set up: the Python at {python} came without its venv module.\n"
        "Install your system's package for it, or Python from python.org, then start it again.",
        "No se pudo preparar Second Opinion: al Python en {python} le falta su módulo venv.\n"
        "Instale el paquete de su sistema que lo trae, o Python desde python.org, e inícielo de nuevo.",
    ),
    "unknown": (
        "Second Opinion could not be set up. The installer's last words were:\n"
        "{output}\n"
        "Start it again; if it happens twice, report these lines as CONTRIBUTING.md says.",
        "No se pudo preparar Second Opinion. Las últimas palabras del instalador fueron:\n"
        "{output}\n"
        "Inícielo de nuevo; si ocurre dos veces, avise con estas líneas como dice CONTRIBUTING.md.",
    ),
}
