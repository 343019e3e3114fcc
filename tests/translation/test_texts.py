"""Which texts are translated."""

from collections.abc import Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from house import GOOD, REPOSITORY
from turnabout.core.nodes import Node, Path, Scalar, Sequence, Table, find
from turnabout.core.problems import Location
from turnabout.model.base import Prose, Record, Text, Title
from turnabout.model.curriculum import Curriculum
from turnabout.sources.address import path_of
from turnabout.sources.curriculum_files import curriculum_folder, gather
from turnabout.sources.workspace import open_workspace
from turnabout.translation.texts import own_texts, reader_texts

from .trees import tree

HERE = Location("a.yml")
UNREAD = {
    "Curriculum.version", "Curriculum.language",
    "Brand.logo", "Brand.fonts",
    "ProgrammeSession.consent",
    "Source.authors", "Source.title", "Source.where", "Source.link", "Avoided.words", "Avoided.why", "Avoided.instead",
    "Waiver.at", "Waiver.why", "Guarded.at", "Guarded.why", "PageRules.last_heading",
}  # fmt: skip
"""Free texts that no reader meets, or that name a thing; every other one is translated."""


def _tree_of(name: str) -> Table:
    workspace, _ = open_workspace(GOOD / name if name != "shipped" else REPOSITORY)
    folder = curriculum_folder(workspace, workspace.settings.curriculum)
    assert folder is not None
    return gather(workspace, folder).node


def test_every_free_text_of_the_models_is_either_translated_or_listed_here_as_unread() -> None:
    names: dict[Path, str] = {}
    everything = _filled(Curriculum, (), names)
    translated = {names[text.path] for text in reader_texts(everything)}
    assert translated == set(names.values()) - UNREAD
    assert set(names.values()) >= UNREAD


def test_texts_come_in_file_order_with_the_addresses_of_overlays() -> None:
    node = _tree_of("tiny")
    texts = list(reader_texts(node))
    assert len({text.address for text in texts}) == len(texts)
    assert [find(node, path_of(text.address)) for text in texts] == [text.scalar for text in texts]
    places = [text.scalar.location for text in texts if text.scalar.location.path.endswith("sourdough.yml")]
    assert places == sorted(places)
    assert "sourdough/title" in {text.address for text in texts}


def test_ids_choices_numbers_links_days_and_lists_are_no_texts() -> None:
    addresses = {text.address for text in reader_texts(_tree_of("rules"))}
    assert "gingerbread/activities/hello/title" in addresses
    for address in ("gingerbread/activities/hello/kind", "gingerbread/needs", "version", "sources/tins-2018/title"):
        assert address not in addresses
    assert not any("consent" in address or address.startswith("avoid/") for address in addresses)


def test_empty_and_damaged_values_are_no_texts() -> None:
    assert [text.address for text in reader_texts(tree("title: ''\nsummary: x\nterms: {mentor: y}\n"))] == ["summary"]


def test_former_ids_give_former_addresses_at_every_level() -> None:
    node = tree(
        "modules:\n  new:\n    formerly: [old]\n    pitfalls: {p: Text.}\n"
        "    objectives: {o: {formerly: [q, r], text: Do.}}\n"
    )
    former = {text.address: set(text.formerly) for text in reader_texts(node)}
    assert former == {
        "new/pitfalls/p": {"old/pitfalls/p"},
        "new/objectives/o/text": {
            f"{module}/objectives/{o}/text" for module in ("new", "old") for o in ("o", "q", "r")
        } - {"new/objectives/o/text"},
    }  # fmt: skip


def test_own_texts_are_those_that_differ_from_the_base() -> None:
    base = tree("title: One\nground-rules: {a: {text: Same.}, b: {text: Before.}}\n")
    mine = tree("title: One\nground-rules: {a: {text: Same.}, b: {text: After.}, c: {text: New.}}\n")
    assert [text.address for text in own_texts(mine, base)] == ["ground-rules/b/text", "ground-rules/c/text"]
    assert list(own_texts(base, base)) == []


def test_the_shipped_curriculum_has_thousands_of_texts_and_each_has_words() -> None:
    texts = list(reader_texts(_tree_of("shipped")))
    assert len(texts) > 4000
    assert all(text.source.strip() for text in texts)


def _filled(kind: Any, path: Path, names: dict[Path, str], name: str = "") -> Node:
    """Return a tree with everything in it that a model can hold, and the field of each free text in `names`."""
    if get_origin(kind) in (Union, UnionType):
        kind = next(one for one in get_args(kind) if one is not type(None))
    if isinstance(kind, type) and issubclass(kind, Record):
        hints = get_type_hints(kind, include_extras=True)
        keys = {
            field.alias or name: (hints[name], f"{kind.__name__}.{name}") for name, field in kind.model_fields.items()
        }
        return Table({key: _filled(hint, (*path, key), names, own) for key, (hint, own) in keys.items()}, HERE)
    if get_origin(kind) in (dict, Mapping):
        key_kind, value_kind = get_args(kind)
        keys_ = get_args(key_kind) if get_origin(key_kind) is Literal else ("x",)
        return Table({key: _filled(value_kind, (*path, key), names, name) for key in keys_}, HERE)
    if get_origin(kind) is tuple:
        return Sequence((_filled(get_args(kind)[0], (*path, 0), names, name),), HERE)
    if kind in (Title, Text, Prose):
        names[path] = name
    return Scalar("Words.", HERE)
