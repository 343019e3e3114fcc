"""Where a client calls things otherwise, no old word is left on any page or paper."""

import re
from collections.abc import Iterator, Mapping

import pytest

from house import REPOSITORY, make_shipped_workspace
from paper.samples import text_of
from printing import print_papers
from turnabout.model.settings import EDITIONS, Edition
from turnabout.papers.sheets import sheet_data
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import Sheet, print_run
from turnabout.reading.pipeline import read_workspace
from turnabout.reading.reading import Reading, handbook_of
from turnabout.site.build_tree import make_tree
from turnabout.site.papers import SitePapers
from turnabout.site.tree import NavItem, Tree

OLD = read_workspace(REPOSITORY).curriculum.terms
NEW = {
    "mentor": "quofer", "mentoree": "zilber", "pair": "yoven", "coordinator": "wakler", "sponsor": "jumber",
    "facilitator": "kraffer", "line-manager": "xander", "session": "velter",
}  # fmt: skip
WORDS = "|".join(sorted({word for term in OLD.values() for word in (term.one, term.many)}, key=len, reverse=True))
BARE = re.compile(rf"(?<![^\W_])(?:{WORDS.replace(' ', r'[ -]')})(?![^\W_])", re.IGNORECASE)
NOT_READ = re.compile(
    r"^(?:```|~~~).*?^(?:```|~~~)"  # samples of files, whose keys and ids a client does not rename
    r"|`[^`\n]+`"  # the same inside a line
    r"|\]\([^)\n]*\)|\{[^{}\n]*\}",  # where links lead, and the anchors that they lead to
    re.MULTILINE | re.DOTALL,
)
KEYS = {"edition", "people", "role", "when"}
"""Where the data of a paper names by its id what a template then looks up."""
UNREAD = {"copy_of", "file", "href", "id", "meeting", "option_ids", "task_ids", "to"}
"""Where it names a field, a file, or a place that a link leads to."""
PAGE = re.compile(r"[\w/-]+\.md(?:#[\w-]+)?")


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The shipped curriculum, all of whose terms are called otherwise."""
    root = make_shipped_workspace(tmp_path_factory.mktemp("renamed"))
    file = root / "curricula/reverse-mentoring/curriculum.yml"
    text = file.read_text("utf-8")
    for name, word in NEW.items():
        pattern = rf"^(  {name}:\n    one:) .*\n(    many:) .*$"
        text, count = re.subn(pattern, rf"\1 {word}\n\2 {word}en", text, flags=re.MULTILINE)
        assert count == 1, name
    file.write_text(text, encoding="utf-8")
    return read_workspace(root)


def test_every_term_is_renamed_and_nothing_is_wrong(renamed: Reading) -> None:
    assert {name: term.one for name, term in renamed.curriculum.terms.items()} == NEW
    assert OLD.keys() == NEW.keys()
    assert renamed.problems == ()


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_page_says_an_old_word(renamed: Reading, edition: Edition) -> None:
    tree = make_tree(renamed.workspace, SitePapers(handbook_of(renamed, edition)))
    texts = dict(_texts(tree))
    assert _left(texts) == []
    whole = "\n".join(texts.values())
    assert [word for word in NEW.values() if not re.search(rf"\b{word}(?:en)?\b", whole)] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_data_of_a_paper_says_an_old_word(renamed: Reading, edition: Edition) -> None:
    book = handbook_of(renamed, edition)
    texts = {
        (sheet.path, *path): text
        for sheet in print_run(book)
        for path, text in _strings(sheet_data(book, sheet))
        if not (KEYS & set(map(str, path)) and (text in OLD or text == edition))
        if not UNREAD & set(path[-2:]) and not PAGE.fullmatch(text)
    }
    assert _left(texts) == []


def test_no_paper_says_an_old_word(renamed: Reading) -> None:
    book = handbook_of(renamed, "facilitator")
    papers = print_papers(book, _one_of_each(book), templates=renamed.workspace.folders("templates/print"))
    texts = {path: text_of(pdf) for path, pdf in papers.items()}
    assert _left(texts) == []
    whole = "\n".join(texts.values())
    assert [word for word in NEW.values() if not re.search(rf"\b{word}(?:en)?\b", whole)] == []


def _one_of_each(book: Handbook) -> Iterator[Sheet]:
    """The papers of one session at one length, and all those that belong to none, but for what shows samples of
    files."""
    for sheet in print_run(book):
        shows_files = sheet.kind == "handbook" or sheet.path.endswith(("booklet-consultant.pdf", "booklet-hr.pdf"))
        is_common = sheet.kind not in ("agenda", "worksheet") and not shows_files
        if sheet.size == "a4" and (is_common or re.search(r"agenda-kickoff-90|worksheet-kickoff", sheet.path)):
            yield sheet


def _texts(tree: Tree) -> Iterator[tuple[str, str]]:
    for page in tree.pages:
        yield page.path, f"{page.title}\n{page.markdown}"
    yield "navigation", "\n".join(_labels(tree.nav))


def _labels(items: tuple[NavItem, ...]) -> Iterator[str]:
    for item in items:
        yield item.label or ""
        yield from _labels(item.children)


def _strings(data: object, path: tuple[object, ...] = ()) -> Iterator[tuple[tuple[object, ...], str]]:
    match data:
        case str():
            yield path, data
        case {"kind": "code" | "code-block"}:
            return
        case Mapping():
            for key, value in data.items():
                yield from _strings(value, (*path, key))
        case list() | tuple():
            for number, value in enumerate(data):
                yield from _strings(value, (*path, number))


def _left(texts: Mapping[object, str]) -> list[tuple[object, str]]:
    return [
        (where, blank[max(0, found.start() - 40) : found.end() + 40])
        for where, text in texts.items()
        for blank in [NOT_READ.sub("", text)]
        for found in BARE.finditer(blank)
    ]
