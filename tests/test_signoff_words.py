"""The page that a client signs speaks the client's language, and has a word for all that an author can write."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from acme import make_acme, reword
from house import MakeWorkspace, Turnabout
from test_diff_command import MORE
from turnabout.content.phrases import roles_of
from turnabout.content.signoff.choice_names import choice_names
from turnabout.content.signoff.key_names import item_names, section_names, value_names
from turnabout.core.nodes import Path as NodePath
from turnabout.model.curriculum import Curriculum
from turnabout.reading.pipeline import read_workspace
from turnabout.release.leaks.pdf_text import pdf_text
from turnabout.sources.label_names import label_names
from turnabout.sources.shape import keys_of, shape_at
from turnabout.text.labels import Labels


@pytest.fixture
def root(workspace: MakeWorkspace) -> Path:
    root = make_acme(workspace(), MORE)
    reword(root, "curricula/baking-swap/curriculum.yml", "language: en", "language: de")
    return root


class Texts(HTMLParser):
    """The texts of a page, each between two tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.found.add(data.strip())


def test_no_label_of_a_german_page_is_english(turnabout: Turnabout, root: Path) -> None:
    assert turnabout("diff", "--client", "acme", "--html", "acme.html", cwd=root).code == 0
    german = Labels("de")
    english = {name for name in label_names() if "{" not in name and german.gettext(name) != name}
    page = (root / "acme.html").read_text("utf-8")
    texts = Texts(page).found
    assert texts & english == set()
    assert {"Vollständig neu", "Grund:", "Nach „No photos“", "12 Texte geändert", "wöchentlich"} <= texts
    assert '<html lang="de">' in page


def test_the_paper_speaks_german_too(turnabout: Turnabout, root: Path) -> None:
    assert turnabout("diff", "--client", "acme", "--against", "layers", "--pdf", "acme.pdf", cwd=root).code == 0
    text = pdf_text(root / "acme.pdf")
    for said in ("Ich habe alles gelesen.", "Nur mit den gemeinsamen Ebenen", "durchgestrichen", "Seite 1 von"):
        assert said in text
    for unsaid in ("Signature", "What differs", "curriculum", "Page "):
        assert unsaid not in text


def test_a_client_says_a_label_of_its_page_in_its_own_way(turnabout: Turnabout, root: Path) -> None:
    with (root / "curricula/clients/acme/client.yml").open("a", encoding="utf-8") as file:
        file.write('labels: {Shared layers: Schichten, "{kind}: {name}": "{nobody}"}\n')
    assert turnabout("diff", "--client", "acme", "--html", "acme.html", cwd=root).code == 0
    assert "<dt>Schichten</dt>" in (root / "acme.html").read_text("utf-8")


def test_the_terminal_and_programs_speak_english(turnabout: Turnabout, root: Path) -> None:
    assert "  Activity: Rye  (left out; Acme & <b>Sons</b>)" in turnabout("diff", "--client", "acme", cwd=root).out
    assert '"Rhythm"' in turnabout("diff", "--client", "acme", "--format", "json", "--html", "a.html", cwd=root).out


def test_all_that_can_be_written_has_a_word(root: Path) -> None:
    roles = roles_of(read_workspace(root).curriculum)
    names = {**section_names(roles), **item_names(roles), **value_names(roles)}
    keys = {step for path in _paths(()) for step in path if step != "*"}
    assert keys - names.keys() == set()
    people = ("mentor", "mentoree", "pair", "coordinator", "facilitator", "sponsor", "session", "hr")
    choices = {choice for path in _paths(()) if path[-1:] != ("grade",) for choice in _choices(path)}
    assert choices - {*choice_names(roles), *people} == set()


def _paths(path: NodePath) -> Iterator[NodePath]:
    """Every path that the models know, with a star for any id."""
    yield path
    kind = shape_at(Curriculum, path).kind
    steps = keys_of(Curriculum, path) if kind == "record" else ("*",) if kind == "collection" else ()
    for step in steps:
        yield from _paths((*path, step))


def _choices(path: NodePath) -> tuple[str, ...]:
    is_list = shape_at(Curriculum, path).wanted == "a list"
    return shape_at(Curriculum, (*path, 0) if is_list else path).choices
