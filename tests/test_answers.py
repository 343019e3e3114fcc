"""A file of answers is read, or everything that is wrong with it is said."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnabout.core.problems import WorkspaceError
from turnabout.sources.answers import Accepted, read_answers

ACCEPTED: Accepted = {"hot": ("yes", "no"), "even": ("0", "1", "2", "3"), "pairs": 1}
GOOD = "hot: yes\neven: 2\npairs: 10\n"


def _read(tmp_path: Path, text: str | bytes, *, needed: bool = True) -> dict[str, str]:
    file = tmp_path / "answers.yml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return dict(read_answers(file, ACCEPTED, needed=needed))


def _wrong(tmp_path: Path, text: str | bytes, *, needed: bool = True) -> list[tuple[str, int, str, str]]:
    with pytest.raises(WorkspaceError) as caught:
        _read(tmp_path, text, needed=needed)
    return [(p.code, p.location.line, p.message, p.hint) for p in caught.value.problems]


def test_answers_are_texts_however_they_are_typed(tmp_path: Path) -> None:
    assert _read(tmp_path, GOOD) == {"hot": "yes", "even": "2", "pairs": "10"}
    assert _read(tmp_path, GOOD.replace("yes", '"yes"')) == {"hot": "yes", "even": "2", "pairs": "10"}


def test_answers_that_need_not_be_given_may_be_left_out(tmp_path: Path) -> None:
    assert _read(tmp_path, "pairs: 3\n", needed=False) == {"pairs": "3"}
    assert _read(tmp_path, "", needed=False) == {}


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    assert _wrong(tmp_path, "hott: yes\neven: 4\npairs: ten\nhot: yess\n") == [
        ("unknown-key", 1, "'hott' is not one of: hot, even, pairs", "did you mean 'hot'"),
        ("not-allowed", 2, "even '4' is not one of: 0, 1, 2, 3", ""),
        ("wrong-type", 3, "pairs 'ten' is not a whole number", "write figures alone"),
        ("not-allowed", 4, "hot 'yess' is not one of: yes, no", "did you mean 'yes'"),
    ]


def test_an_answer_that_is_missing_is_named(tmp_path: Path) -> None:
    assert _wrong(tmp_path, "hot: no\n") == [
        ("missing-key", 1, "there is no answer to 'even'", "add even: …"),
        ("missing-key", 1, "there is no answer to 'pairs'", "add pairs: …"),
    ]


@pytest.mark.parametrize("value", ["[1]", "{a: 1}", "-1", "1.5", "1e3", "٣", "9999999999", '""'])
def test_a_number_is_a_few_figures(tmp_path: Path, value: str) -> None:
    assert [code for code, *_ in _wrong(tmp_path, f"pairs: {value}\n", needed=False)] == ["wrong-type"]


def test_a_number_may_have_a_least(tmp_path: Path) -> None:
    assert _wrong(tmp_path, "pairs: 0\n", needed=False) == [("not-allowed", 1, "pairs 0 is below 1", "")]


@pytest.mark.parametrize("value", ["[yes]", "{yes: yes}"])
def test_a_list_or_table_is_no_answer(tmp_path: Path, value: str) -> None:
    assert [(code, message) for code, _, message, _ in _wrong(tmp_path, f"hot: {value}\n", needed=False)] == [
        ("not-allowed", "hot 'a table or list' is not one of: yes, no")
    ]


@pytest.mark.parametrize(("text", "code"), [("\thot: yes\n", "yaml-tabs"), (b"hot: \xff\n", "yaml-not-utf8")])
def test_a_file_that_does_not_read_is_reported(tmp_path: Path, text: str | bytes, code: str) -> None:
    assert code in [found for found, *_ in _wrong(tmp_path, text)]


@pytest.mark.parametrize("text", ["- hot\n- even\n", "hot\n"])
def test_a_file_that_is_no_table_lacks_every_answer(tmp_path: Path, text: str) -> None:
    assert {code for code, *_ in _wrong(tmp_path, text)} == {"missing-key"}


VALUES = st.sampled_from(["yes", "no", "2", "10", "[", "a: b", "{hot: yes}", "&a", "\t", "٣", "", "true", "~"])
FILES = st.one_of(
    st.binary(),
    st.text().map(str.encode),
    st.lists(st.tuples(st.sampled_from([*ACCEPTED, "x", "- "]), VALUES)).map(
        lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs).encode()
    ),
)


@given(FILES, st.booleans())
def test_any_file_gives_answers_that_are_accepted_or_problems(data: bytes, needed: bool) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "answers.yml"
        file.write_bytes(data)
        with suppress(WorkspaceError):
            _judge(read_answers(file, ACCEPTED, needed=needed), needed=needed)
            return
        with pytest.raises(WorkspaceError) as caught:
            read_answers(file, ACCEPTED, needed=needed)
    lines = data.count(b"\n") + data.count(b"\r") + 2
    assert caught.value.problems
    assert all(1 <= p.location.line <= lines for p in caught.value.problems)


def _judge(answers: Mapping[str, str], *, needed: bool) -> None:
    for name, answer in answers.items():
        choices = ACCEPTED[name]
        assert int(answer) >= choices if isinstance(choices, int) else answer in choices
    assert not needed or set(answers) == set(ACCEPTED)
