"""No word of the tool's own is left where a catalogue does not reach: what is in Latin letters was nobody's to say."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from house import run_turnabout
from pseudo_language import CURRICULUM, GREEK, make_pseudo_workspace
from reader_words import words_of

LATIN = re.compile(r"[A-Za-z][\w’'-]*")
NO_TEXT = re.compile(r"https?://\S+|turnabout diff --client acme|#?\b[0-9a-f]{6,8}\b")
"""Addresses, the command that a client may check its paper with, colours and digests."""

SHOWS_FILES = re.compile(r"(?:handbook|booklet-(?:consultant|hr))\b.*\.pdf")
"""Books with samples of files, which are in no language."""

NO_WORDS = frozenset({"A", "A-", "B", "C", "D", "A4", "Letter"})
"""Grades of evidence, and sizes of paper."""

COMMON = ("poster", "ground-rules", "wallet-card", "form", "check", "messages", "run-sheet")
PAIR = "pair,mentor,mentoree,place,start\nЖук,Ада,Боб,Зал,2027-03-01T09:30\n"
CLIENT = """\
client: acme
base: reverse-mentoring@1.0
brand: {name: Брандо, colour: "#0a7d5a"}
terms:
  mentor: {one: адвисор, many: адвисорс}
changes:
  - set: active-listening/prompts/mentor/q1
    to: Шхат нош?
    why: Бецаусе
  - remove: glossary/summary
  - add: glossary
    item: {id: more, word: Море, means: Еноугх.}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped handbook, none of whose words are in Latin letters."""
    root = make_pseudo_workspace(tmp_path_factory.mktemp("pseudo"))
    (root / "pairs.csv").write_text(PAIR, "utf-8")
    (root / "curricula/clients/acme").mkdir(parents=True)
    (root / "curricula/clients/acme/client.yml").write_text(CLIENT, "utf-8")
    return root


def _run(root: Path, *arguments: str) -> None:
    run = run_turnabout(*arguments, cwd=root)
    assert run.code == 0, run.out + run.err


def _left(folder: Path, ending: str) -> list[str]:
    """Return the words in Latin letters in files of a kind, each with a file and what stands around it."""
    files = [file for file in sorted(folder.rglob(f"*.{ending}")) if not SHOWS_FILES.match(file.name)]
    assert files
    found = {word: f"{word}: {file.name}: {around}" for file in files for word, around in _latin(file)}
    return sorted(found.values())


def _latin(file: Path) -> Iterator[tuple[str, str]]:
    for text in (NO_TEXT.sub("", text) for text in words_of(file)):
        for word in LATIN.finditer(text):
            if word[0] not in NO_WORDS:
                yield word[0], " ".join(text[max(0, word.start() - 40) : word.end() + 40].split())


@pytest.mark.parametrize("edition", ["handbook", "facilitator"])
def test_no_page(root: Path, edition: str) -> None:
    if not (root / "dist/base").exists():
        _run(root, "build", "--no-papers")
    assert _left(root / "dist/base" / edition, "html") == []


@pytest.mark.parametrize(
    "what",
    [
        ("agenda", "worksheet", "cards", "catch-up", "--session", "1"),
        (*COMMON, "--fillable"),
        pytest.param((*COMMON, "--large-print"), marks=pytest.mark.thorough),
        ("agenda", "worksheet", "cards", "catch-up", "--session", "1", "--large-print", "--fillable"),
        pytest.param(("all",), marks=pytest.mark.thorough),
        pytest.param(("all", "--fillable"), marks=pytest.mark.thorough),
        pytest.param(("all", "--large-print", "--fillable"), marks=pytest.mark.thorough),
    ],
    ids=" ".join,
)
def test_no_paper(root: Path, what: tuple[str, ...], tmp_path: Path) -> None:
    _run(root, "print", *what, "--paper", "a4", "--edition", "facilitator", "--out", str(tmp_path))
    assert _left(tmp_path, "pdf") == []


def test_no_word_file(root: Path, tmp_path: Path) -> None:
    _run(root, "print", "--word", "--paper", "a4", "--edition", "facilitator", "--out", str(tmp_path))
    assert _left(tmp_path, "docx") == []


def test_no_pack(root: Path, tmp_path: Path) -> None:
    _run(root, "packs", "pairs.csv", "--paper", "a4", "--out", str(tmp_path))
    assert _left(tmp_path, "pdf") == []
    assert _left(tmp_path, "ics") == []


def test_nothing_that_a_client_signs(root: Path, tmp_path: Path) -> None:
    _run(root, "diff", "--client", "acme", "--pdf", str(tmp_path / "a.pdf"), "--html", str(tmp_path / "a.html"))
    assert _left(tmp_path, "html") == []
    assert _left(tmp_path, "pdf") == []


@pytest.mark.thorough
def test_no_page_of_a_draft(root: Path) -> None:
    _run(root, "accept", "--client", "acme")
    module = root / CURRICULUM / "modules/active-listening.yml"
    text = module.read_text("utf-8")
    said = re.search(r"^ +q1: .*$", text, re.MULTILINE)
    assert said
    module.write_text(text.replace(said[0], f"{said[0]} {GREEK.text('Again?')}"), "utf-8")
    _run(root, "build", "--client", "acme", "--draft", "--no-papers")
    assert _left(root / "dist/acme", "html") == []
