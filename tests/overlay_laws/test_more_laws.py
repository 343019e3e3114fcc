"""What holds between the two ways to write a change, between an id and the one it had, and between a value and its
place in a file."""

import json

from hypothesis import given
from hypothesis import strategies as st

from turnabout.core.nodes import Path, Scalar, Table, scalars
from turnabout.core.plain import plain_data
from turnabout.model.overlay_file import OverlaySettings
from turnabout.sources.address import addresses, kind_of
from turnabout.sources.shape import keys_of
from turnabout.sources.yaml_reader import read_yaml

from .small import Entry, outcome_of, overlay_of, tree_of
from .strategies import ITEMS, ROOT, change_lists

RECORD_ITEMS = tuple(path for path in ITEMS if kind_of(path) == "record")


@given(change_lists(3), st.sampled_from(RECORD_ITEMS), change_lists(3), change_lists(2))
def test_an_id_that_the_base_renamed_is_followed_by_every_file(
    shared: list[Entry], renamed: Path, own: list[Entry], cohort: list[Entry]
) -> None:
    base, later = _reread(ROOT, ()), _reread(ROOT, renamed)
    files = overlay_of(shared, "layer", "uk"), overlay_of(own), overlay_of(cohort, "variant", "acme/leaders")
    before, after = (outcome_of(tree, [files[0]], files[1], files[2]) for tree in (base, later))
    assert [code for code in after.codes if code != "followed-rename"] == before.codes
    assert _named_back(plain_data(after.tree), renamed) == plain_data(before.tree)


SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "session": st.sampled_from([60, 45, 20, "long"]),
        "rhythm": st.sampled_from([7, 14]),
        "paper": st.sampled_from(["a4", "letter", "a5"]),
        "programme": st.just("weekend"),
        "brand": st.dictionaries(st.sampled_from(["name", "colour", "nme"]), st.sampled_from(["Acme", "#0a7d5a"])),
        "terms": st.fixed_dictionaries(
            {},
            optional={
                "mentor": st.sampled_from([{"one": "adviser", "many": "advisers"}, {"one": "apprentice"}]),
                "miller": st.sampled_from([{"one": "miller", "many": "millers", "means": "Mills."}, {"one": "miller"}]),
            },
        ),
        "contacts": st.just({"host": {"name": "Ada", "how": "Ring.", "for": "Dates"}}),
    },
)


@given(SETTINGS, change_lists(2))
def test_a_setting_equals_the_change_that_sets_it(settings: dict[str, object], changes: list[Entry]) -> None:
    as_settings = outcome_of(ROOT, (), overlay_of(changes, settings=settings))
    as_changes = outcome_of(ROOT, (), overlay_of([*_spelled(settings), *changes]))
    assert as_settings.text == as_changes.text
    assert as_settings.codes == as_changes.codes


@given(change_lists(3), change_lists(3), SETTINGS)
def test_every_value_stands_where_its_place_says(
    shared: list[Entry], own: list[Entry], settings: dict[str, object]
) -> None:
    layer, client = overlay_of(shared, "layer", "uk"), overlay_of(own, settings=settings)
    base = tree_of(json.dumps(plain_data(ROOT), indent=1), "base.json")
    outcome = outcome_of(base, [layer], client)
    texts = {"base.json": json.dumps(plain_data(ROOT), indent=1), layer.path: layer.text, client.path: client.text}
    for path, scalar in scalars(outcome.tree):
        typed = _at(texts, scalar)
        node, problems = read_yaml(typed, "typed")
        assert isinstance(node, Scalar), path
        assert (node.text, problems) == (scalar.text, ()), path
    for path, node in addresses(outcome.tree):
        if isinstance(node, Table):
            assert all(_key_stands_there(texts, node, key) for key in node.entries), path


def _reread(tree: Table, renamed: Path) -> Table:
    """Return a tree in which an item has another id, and the old one under `formerly`."""
    data = json.loads(json.dumps(plain_data(tree)))
    if renamed:
        collection = data
        for step in renamed[:-1]:
            collection = collection[step]
        items = {(_NEW if key == renamed[-1] else key): item for key, item in collection.items()}
        items[_NEW] = {"formerly": [renamed[-1]]} | items[_NEW]
        collection.clear()
        collection.update(items)
    return tree_of(json.dumps(data))


_NEW = "otherwise"


def _named_back(data: object, renamed: Path) -> object:
    """Return plain data with the old id in its place, and without the note of it."""
    if isinstance(data, list):
        return [_named_back(item, renamed) for item in data]
    if not isinstance(data, dict):
        return data
    entries = {(renamed[-1] if key == _NEW else key): _named_back(entry, renamed) for key, entry in data.items()}
    return {key: entry for key, entry in entries.items() if key != "formerly"}


def _spelled(settings: dict[str, object]) -> list[Entry]:
    """Write settings as changes, in the order in which the tool reads them."""
    found: list[Entry] = []
    for key, value in sorted(settings.items(), key=lambda setting: keys_of(OverlaySettings, ()).index(setting[0])):
        if not isinstance(value, dict):
            found.append({"set": key, "to": value})
        elif key == "brand":
            found += [{"set": f"brand/{name}", "to": text} for name, text in value.items()]
        else:
            for name, item in value.items():
                if name == "mentor":
                    found += [{"set": f"terms/mentor/{field}", "to": text} for field, text in item.items()]
                else:
                    found.append({"add": key, "item": {"id": name, **item}})
    return found


def _at(texts: dict[str, str], scalar: Scalar) -> str:
    where = scalar.location
    line = texts[where.path].split("\n")[where.line - 1][where.column - 1 :]
    assert line.startswith(scalar.typed)
    return scalar.typed


def _key_stands_there(texts: dict[str, str], table: Table, key: str) -> bool:
    """A key stands at its place, as the id of what was added, or at the end of the address that was set."""
    where = table.keys[key]
    line = texts[where.path].split("\n")[where.line - 1][where.column - 1 :]
    return line.strip('"').startswith(key) or line.split('"')[1].endswith(f"/{key}")
