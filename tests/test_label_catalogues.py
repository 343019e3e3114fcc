"""The catalogues of labels that ship hold every label of the code, translated, and no other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from make_labels import HOUSE, LANGUAGES, catalogue_of, files, labels_in_code
from turnabout.sources.label_names import label_name, label_names, misplaced
from turnabout.text.labels import Labels
from turnabout.translation.catalogue import Catalogue, read_catalogue

IN_CODE = labels_in_code()
TEXTS = {"gettext": 1, "richtext": 1, "ngettext": 2, "pgettext": 2}
"""What asks for labels, with how many texts."""
PLURALS = {"de": ("0 Treffen", "1 Treffen", "1.200 Treffen"), "es": ("0 reuniones", "1 reunión", "1.200 reuniones"),
           "fr": ("0 rencontre", "1 rencontre", "1\N{NARROW NO-BREAK SPACE}200 rencontres"),
           "en": ("0 meetings", "1 meeting", "1,200 meetings")}  # fmt: skip


def _shipped(language: str) -> Catalogue:
    catalogue, problems = read_catalogue(catalogue_of(language).read_bytes(), language)
    assert problems == ()
    return catalogue


def test_the_list_of_labels_has_those_of_the_code_and_no_other() -> None:
    one_and_many = (text for entry in IN_CODE.entries for text in (entry.label, entry.many) if text)
    assert list(label_names()) == list(one_and_many), "run make labels"
    assert len({*label_names()}) == len(label_names())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_label_and_no_other(language: str) -> None:
    there = {(entry.label, entry.many) for entry in _shipped(language).entries}
    assert there == {(entry.label, entry.many) for entry in IN_CODE.entries}, "run make labels"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_is_translated_and_keeps_its_places(language: str) -> None:
    entries = _shipped(language).entries
    assert [entry.source for entry in entries if not all(text.strip() for text in entry.texts)] == []
    assert [entry.source for entry in entries if entry.is_fuzzy] == []
    assert {entry.source: wrong for entry in entries for text in entry.texts
            if (wrong := misplaced(entry.source, text))} == {}  # fmt: skip


def test_the_files_are_as_make_labels_writes_them() -> None:
    assert [file.name for file, text in files() if file.read_text("utf-8") != text] == [], "run make labels"


def test_a_label_is_typed_where_it_is_asked_for() -> None:
    """The extraction reads nothing else: no label inside what fills another, and no other name for what asks."""
    assert [place for file in sorted(HOUSE.rglob("*.py")) for place in _unread(file)] == []


@pytest.mark.parametrize("language", PLURALS)
def test_a_language_counts_by_its_own_rules(language: str) -> None:
    labels = Labels(language)
    counted = tuple(labels.ngettext("{number} meeting", "{number} meetings", number) for number in (0, 1, 1200))
    assert counted == PLURALS[language]


def test_a_form_of_a_language_speaks_that_language_and_one_that_nobody_knows_english() -> None:
    assert Labels("fr-CA").gettext("Hours") == "Heures"
    assert Labels("tlh").gettext("Hours") == "Hours"


def _unread(file: Path) -> Iterator[str]:
    tree = ast.parse(file.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (count := TEXTS.get(_name(node.func))) and file.name != "labels.py":
            texts = [text.value for text in node.args[:count] if isinstance(text, ast.Constant)]
            names = [label_name(texts[1], texts[0])] if _name(node.func) == "pgettext" and len(texts) == 2 else texts
            if len(texts) != count or not {*names} <= {*label_names()}:
                yield f"{file.name}:{node.lineno}"
        elif isinstance(node, ast.Assign):
            renamed = (name != value and value in TEXTS for name, value in _pairs(node))
            yield from (f"{file.name}:{node.lineno}" for is_renamed in renamed if is_renamed)


def _pairs(node: ast.Assign) -> Iterator[tuple[str, str]]:
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from zip(map(_name, target.elts), map(_name, node.value.elts), strict=True)
        else:
            yield _name(target), _name(node.value)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
