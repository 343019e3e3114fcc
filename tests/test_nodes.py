"""Find values and places in a tree of nodes."""

from turnabout.core.nodes import Node, Scalar, Table, find, key_place, place, scalars
from turnabout.core.problems import Location
from turnabout.sources.yaml_reader import read_yaml


def _tree(text: str) -> Node:
    node, problems = read_yaml(text, "a.yml")
    assert node is not None
    assert not problems
    return node


TREE = _tree("title: One\nlist: [a, b]\nrecord:\n  inner: deep\n")


def test_a_value_is_found_by_keys_and_positions() -> None:
    assert [getattr(find(TREE, path), "text", None) for path in (("title",), ("list", 1), ("record", "inner"))] == [
        "One",
        "b",
        "deep",
    ]


def test_what_is_not_there_is_none() -> None:
    assert {find(TREE, path) for path in (("no",), ("list", 9), ("list", "a"), ("title", "more"))} == {None}


def test_the_place_of_a_value_is_where_it_begins() -> None:
    assert place(TREE, ("list", 1)) == Location("a.yml", 2, 11)
    assert place(TREE, ("record",)) == Location("a.yml", 4, 3)


def test_the_place_of_what_is_missing_is_the_record_around_it() -> None:
    assert place(TREE, ("record", "no", "more")) == Location("a.yml", 4, 3)
    assert key_place(TREE, ("record", "no")) == Location("a.yml", 4, 3)


def test_the_place_of_a_key_is_where_the_key_stands() -> None:
    assert key_place(TREE, ("record",)) == Location("a.yml", 3, 1)
    assert key_place(TREE, ("list", 0)) == Location("a.yml", 2, 8)
    assert key_place(TREE, ()) == Location("a.yml", 1, 1)


def test_the_key_of_a_whole_file_is_where_the_file_begins() -> None:
    listed = Table({"a": Scalar("x", Location("a.yml"))}, Location("list.yml"), {"a": Location("list.yml", 3, 4)})
    assert key_place(listed, ("a",)) == Location("a.yml")


def test_all_texts_come_in_file_order_with_their_paths() -> None:
    assert [(path, text.text) for path, text in scalars(TREE)] == [
        (("title",), "One"), (("list", 0), "a"), (("list", 1), "b"), (("record", "inner"), "deep"),
    ]  # fmt: skip
