"""Folders that every system can hold."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.papers.packs.file_names import safe_name, same_file


@pytest.mark.parametrize(
    "name",
    ["Blue team", "Zoë & Łukasz", "O'Brien", "Ada-Bo (2)", "Смит и Иванова", "山田さん", "فاطمة", "Ngọc Ánh", "7"],
)
def test_names_that_are_safe_stay_as_they_are(name: str) -> None:
    assert safe_name(name) == normalize("NFC", name)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("../../etc/passwd", "etc-passwd-"),
        ("C:\\temp", "C-temp-"),
        (".hidden", "hidden-"),
        ("-rf", "rf-"),
        ("ends in a dot.", "ends in a dot-"),
        ("CON", "pair-CON-"),
        ("nul.txt", "pair-nul.txt-"),
        ("com1 .x", "pair-com1 .x-"),
        ("🎉", "pair-"),
        ("a\x00b\tc", "a-b-c-"),
        ('<>:"/\\|?*', "pair-"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe", "gpj.exe-"),
        ("", "pair-"),
        ("a  /  b", "a  -  b-"),
    ],
)
def test_what_is_not_safe_goes_and_a_digest_keeps_names_apart(name: str, begins: str) -> None:
    made = safe_name(name)
    assert made.startswith(begins)
    assert made[: -len("12345678")].endswith("-")
    assert int(made[-8:], 16) >= 0


def test_two_spellings_of_one_accent_give_one_folder() -> None:
    assert safe_name(normalize("NFD", "Zoë")) == safe_name("Zoë") == "Zoë"


def test_case_and_spelling_do_not_tell_files_apart() -> None:
    assert same_file("BLUE Zoë") == same_file(normalize("NFD", "blue zoë"))
    assert same_file("blue") != same_file("blau")


@given(st.text(max_size=200))
def test_any_text_becomes_one_folder_here(text: str) -> None:
    name = safe_name(text)
    assert name
    assert 0 < len(name.encode()) <= 140
    assert not set(name) & set('/\\:*?"<>|\0\n\r\t')
    assert name[0] not in ".- "
    assert name[-1] not in ". "
    assert name.partition(".")[0].strip().casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
    assert normalize("NFC", name) == name
    assert safe_name(name) == name


@given(st.text(max_size=30), st.text(max_size=30))
def test_two_texts_share_a_folder_only_if_they_are_one(one: str, other: str) -> None:
    if normalize("NFC", one) != normalize("NFC", other):
        assert safe_name(one) != safe_name(other)
