"""The passphrase, the recovery code, and what neither a thief nor a slip of the pen may do."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.outside.binder import keys, recovery
from second_opinion.outside.binder.keys import KeyFile, KeyFileError, Keys, WrongPassphraseError

LUIS_CHOSE = "lemon tree at the corner"


@pytest.fixture(scope="module")
def made() -> tuple[KeyFile, Keys, str]:
    return keys.create(LUIS_CHOSE)


def test_the_passphrase_and_the_printed_code_open_the_same_binder(made: tuple[KeyFile, Keys, str]) -> None:
    file, mine, code = made
    again = keys.decode(keys.encode(file))
    assert keys.unlock(again, LUIS_CHOSE) == keys.unlock_by_recovery(again, code) == mine


def test_the_code_may_be_typed_in_any_case_with_spaces_and_letters_that_look_alike(
    made: tuple[KeyFile, Keys, str],
) -> None:
    file, mine, code = made
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert keys.unlock_by_either(file, typed) == mine


def test_a_wrong_passphrase_and_a_wrong_code_open_nothing(made: tuple[KeyFile, Keys, str]) -> None:
    file = made[0]
    for wrong in (LUIS_CHOSE + " ", "", recovery.new()):
        with pytest.raises(WrongPassphraseError):
            keys.unlock_by_either(file, wrong)


def test_two_binders_with_one_passphrase_share_no_key(made: tuple[KeyFile, Keys, str]) -> None:
    _, mine, code = made
    file, other, other_code = keys.create(LUIS_CHOSE)
    mine_all = {mine.data, mine.database, mine.originals, mine.chain, mine.backup}
    other_all = {other.data, other.database, other.originals, other.chain, other.backup}
    assert len(mine_all) == len(other_all) == 5
    assert mine_all & other_all == set()
    assert code != other_code
    with pytest.raises(WrongPassphraseError):
        keys.unlock_by_recovery(file, code)


def test_a_new_passphrase_shuts_out_the_old_one_and_keeps_the_code(made: tuple[KeyFile, Keys, str]) -> None:
    file, mine, code = made
    changed = keys.with_passphrase(file, mine, "another long passphrase")
    assert keys.unlock(changed, "another long passphrase") == keys.unlock_by_recovery(changed, code) == mine
    with pytest.raises(WrongPassphraseError):
        keys.unlock(changed, LUIS_CHOSE)


def test_a_new_recovery_code_shuts_out_the_old_one(made: tuple[KeyFile, Keys, str]) -> None:
    file, mine, code = made
    changed, new = keys.with_new_recovery_code(file, mine)
    assert keys.unlock_by_recovery(changed, new) == mine
    with pytest.raises(WrongPassphraseError):
        keys.unlock_by_recovery(changed, code)


@pytest.mark.parametrize(
    "weaker", [{"memory_kib": 1024}, {"passes": 1}, {"kdf": "pbkdf2"}, {"salt": b"short"}, {"lanes": 0}]
)
def test_a_key_file_that_was_weakened_is_refused_before_anything_is_tried(
    made: tuple[KeyFile, Keys, str], weaker: dict[str, object]
) -> None:
    file = made[0]
    weak = msgspec.structs.replace(file, wraps=(msgspec.structs.replace(file.wraps[0], **weaker), *file.wraps[1:]))
    with pytest.raises(KeyFileError):
        keys.decode(keys.encode(weak))


def test_a_key_file_that_would_take_all_the_memory_is_refused(made: tuple[KeyFile, Keys, str]) -> None:
    file = made[0]
    heavy = msgspec.structs.replace(file.wraps[0], memory_kib=64 * 1024 * 1024)
    with pytest.raises(KeyFileError):
        keys.decode(keys.encode(msgspec.structs.replace(file, wraps=(heavy,))))


def test_another_parameter_does_not_open_even_when_it_is_strong_enough(made: tuple[KeyFile, Keys, str]) -> None:
    file = made[0]
    other = msgspec.structs.replace(file.wraps[0], passes=4)
    with pytest.raises(WrongPassphraseError):
        keys.unlock(msgspec.structs.replace(file, wraps=(other,)), LUIS_CHOSE)


def test_keys_are_never_printed(made: tuple[KeyFile, Keys, str]) -> None:
    mine = made[1]
    assert repr(mine) == str(mine) == f"{mine}" == "Keys(…)"


@given(st.binary(min_size=recovery.BYTES, max_size=recovery.BYTES))
def test_every_code_reads_back(secret: bytes) -> None:
    code = recovery.write(secret)
    assert [len(group) for group in code.split("-")] == [4] * 9
    assert recovery.read(code) == secret


@given(st.binary(min_size=recovery.BYTES, max_size=recovery.BYTES), st.integers(0, 35), st.sampled_from("ZQ7A"))
def test_a_slip_of_the_pen_is_seen(secret: bytes, place: int, wrong: str) -> None:
    letters = recovery.write(secret).replace("-", "")
    slipped = letters[:place] + wrong + letters[place + 1 :]
    assert recovery.read(slipped) == (secret if slipped == letters else None)
