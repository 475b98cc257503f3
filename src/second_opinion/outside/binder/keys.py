"""The keys of a binder: one random data key, locked twice, by the passphrase and by the printed recovery code.

The data key never changes with the passphrase. From it come, by HKDF, the key of the database, of the originals and of
the chain of changes. Parameters and limits follow RFC 9106 (Argon2id, its second recommended choice) and are bound to
each wrap as associated data, so that a weakened or swapped key file does not open.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Callable
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from second_opinion.outside.binder import recovery

FORMAT: Final = "second-opinion/keys"
VERSION: Final = 1
MEMORY_KIB, PASSES, LANES = 64 * 1024, 3, 4
LEAST_MEMORY_KIB, LEAST_PASSES, MOST_MEMORY_KIB, MOST_PASSES, MOST_LANES = 19 * 1024, 2, 1024 * 1024, 16, 16


class WrongPassphraseError(Exception):
    """The passphrase or recovery code does not open this binder. Nothing was changed."""


class KeyFileError(Exception):
    """The key file is damaged, weakened or from a newer version."""


class Wrap(msgspec.Struct, frozen=True, kw_only=True):
    """The data key locked by one secret. Byte fields are base64 in JSON."""

    kind: str
    kdf: str
    salt: bytes
    nonce: bytes
    sealed: bytes
    memory_kib: int = 0
    passes: int = 0
    lanes: int = 0


class KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in ``keys.json``: which binder it belongs to and the wraps of its data key.

    ``sum`` tells a copy that lost a bit from a wrong passphrase, so that the other copy is read; it keeps nobody out
    (that is for the seals of the wraps). Files of the first program have none.
    """

    format: str
    version: int
    binder: str
    wraps: tuple[Wrap, ...]
    sum: str = ""


class Keys(msgspec.Struct, frozen=True):
    """An opened binder's keys, 32 bytes each. Never printed, never written."""

    data: bytes

    @property
    def database(self) -> bytes:
        """The raw key SQLCipher gets."""
        return _derived(self.data, b"second-opinion database")

    @property
    def originals(self) -> bytes:
        """The key of the sealed originals."""
        return _derived(self.data, b"second-opinion originals")

    @property
    def chain(self) -> bytes:
        """The key of the chain of changes."""
        return _derived(self.data, b"second-opinion chain")

    @property
    def backup(self) -> bytes:
        """The key of backups."""
        return _derived(self.data, b"second-opinion backup")

    def __repr__(self) -> str:
        return "Keys(…)"


def create(passphrase: str) -> tuple[KeyFile, Keys, str]:
    """New keys, and the recovery code to print. The code is not kept anywhere."""
    keys, code, binder = Keys(secrets.token_bytes(32)), recovery.new(), secrets.token_hex(16)
    wraps = (_by_passphrase(keys, binder, passphrase), _by_recovery(keys, binder, code))
    return KeyFile(format=FORMAT, version=VERSION, binder=binder, wraps=wraps), keys, code


def unlock(file: KeyFile, passphrase: str) -> Keys:
    """The keys, by passphrase. Raises WrongPassphraseError."""
    return _open(file, "passphrase", lambda wrap: _stretch(passphrase, wrap))


def unlock_by_recovery(file: KeyFile, code: str) -> Keys:
    """The keys, by the printed code as typed (spaces, dashes and case do not matter). Raises WrongPassphraseError."""
    secret = recovery.read(code)
    if secret is None:
        raise WrongPassphraseError
    return _open(file, "recovery", lambda wrap: _by_code(secret, wrap.salt))


def unlock_by_either(file: KeyFile, typed: str) -> Keys:
    """The keys, by whichever of the two was typed. Raises WrongPassphraseError."""
    if recovery.read(typed) is None:
        return unlock(file, typed)
    try:
        return unlock_by_recovery(file, typed)
    except WrongPassphraseError:
        return unlock(file, typed)


def with_passphrase(file: KeyFile, keys: Keys, passphrase: str) -> KeyFile:
    """The key file with another passphrase; the recovery code stays good."""
    kept = tuple(wrap for wrap in file.wraps if wrap.kind != "passphrase")
    return msgspec.structs.replace(file, wraps=(_by_passphrase(keys, file.binder, passphrase), *kept))


def with_new_recovery_code(file: KeyFile, keys: Keys) -> tuple[KeyFile, str]:
    """The key file with a new recovery code; the old one opens it no more."""
    code = recovery.new()
    kept = tuple(wrap for wrap in file.wraps if wrap.kind != "recovery")
    return msgspec.structs.replace(file, wraps=(*kept, _by_recovery(keys, file.binder, code))), code


def encode(file: KeyFile) -> bytes:
    """The key file as it stands on disk."""
    summed = msgspec.structs.replace(file, sum=_sum(file))
    return msgspec.json.format(msgspec.json.encode(summed), indent=1) + b"\n"


def decode(data: bytes) -> KeyFile:
    """Read a key file. Raises KeyFileError."""
    try:
        file = msgspec.json.decode(data, type=KeyFile)
    except (msgspec.MsgspecError, UnicodeDecodeError) as damaged:
        raise KeyFileError("damaged") from damaged
    if file.format != FORMAT or file.version > VERSION:
        raise KeyFileError("newer")
    if file.sum and file.sum != _sum(file):
        raise KeyFileError("damaged")
    for wrap in file.wraps:
        _refuse_weak(wrap)
    return msgspec.structs.replace(file, sum="")


def _sum(file: KeyFile) -> str:
    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(file, sum=""))).hexdigest()


def _refuse_weak(wrap: Wrap) -> None:
    if wrap.kind != "passphrase":
        return
    strong = (
        wrap.kdf == "argon2id"
        and LEAST_MEMORY_KIB <= wrap.memory_kib <= MOST_MEMORY_KIB
        and LEAST_PASSES <= wrap.passes <= MOST_PASSES
        and 1 <= wrap.lanes <= MOST_LANES
        and len(wrap.salt) >= 16
    )
    if not strong:
        raise KeyFileError("weakened")


def _by_passphrase(keys: Keys, binder: str, passphrase: str) -> Wrap:
    empty = Wrap(
        kind="passphrase",
        kdf="argon2id",
        salt=secrets.token_bytes(16),
        nonce=secrets.token_bytes(12),
        sealed=b"",
        memory_kib=MEMORY_KIB,
        passes=PASSES,
        lanes=LANES,
    )
    return _sealed(keys, binder, empty, _stretch(passphrase, empty))


def _by_recovery(keys: Keys, binder: str, code: str) -> Wrap:
    secret = recovery.read(code)
    if secret is None:
        raise WrongPassphraseError
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    empty = Wrap(kind="recovery", kdf="hkdf-sha256", salt=salt, nonce=nonce, sealed=b"")
    return _sealed(keys, binder, empty, _by_code(secret, salt))


def _sealed(keys: Keys, binder: str, empty: Wrap, key: bytes) -> Wrap:
    return msgspec.structs.replace(empty, sealed=AESGCM(key).encrypt(empty.nonce, keys.data, _bound(binder, empty)))


def _open(file: KeyFile, kind: str, key_of: Callable[[Wrap], bytes]) -> Keys:
    for wrap in file.wraps:
        if wrap.kind != kind:
            continue
        try:
            return Keys(AESGCM(key_of(wrap)).decrypt(wrap.nonce, wrap.sealed, _bound(file.binder, wrap)))
        except InvalidTag:
            continue
    raise WrongPassphraseError


def _bound(binder: str, wrap: Wrap) -> bytes:
    """Everything about a wrap but its sealed key: a change in any of it and the wrap does not open."""
    return msgspec.json.encode((FORMAT, VERSION, binder, msgspec.structs.replace(wrap, sealed=b"")))


def _stretch(passphrase: str, wrap: Wrap) -> bytes:
    function = Argon2id(
        salt=wrap.salt, length=32, iterations=wrap.passes, lanes=wrap.lanes, memory_cost=wrap.memory_kib
    )
    return function.derive(unicodedata.normalize("NFKC", passphrase).encode())


def _by_code(secret: bytes, salt: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"second-opinion recovery").derive(secret)


def _derived(data: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(data)
