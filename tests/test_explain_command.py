"""turnabout explain tells where what stands at an address comes from."""

import json
from pathlib import Path

import pytest
import yaml

from acme import CLIENT, make_acme
from house import REPOSITORY, MakeWorkspace, Turnabout
from turnabout.core.nodes import scalars
from turnabout.usecases.explaining import look

MORE = {
    CLIENT: """\
client: acme
base: baking-swap@0.1
layers: [rye]
rhythm: 10
changes:
  - set: glossary/levain/word
    to: Starter
    why: Nobody here says levain.
  - remove: sourdough/activities/rye
    why: Rye is dear.
  - move: ground-rules/share-the-end
    first: true
  - replace: sourdough/activities/gluten
    with: {title: Gluten, kind: brief, lead: mentor, minutes: 6, floor: 4, serves: [shape-a-loaf], steps: {s1: Look.}}
    why: Ours is shorter.
  - add: contacts
    item: {id: desk, name: Front desk, how: Ring the bell by the door and wait until somebody comes down the stairs.}
""",
}


@pytest.fixture
def root(workspace: MakeWorkspace) -> Path:
    return make_acme(workspace(), MORE)


def test_the_layers_of_a_value_stand_below_one_another_the_winner_first(turnabout: Turnabout, root: Path) -> None:
    run = turnabout("explain", "ground-rules/no-phones/text", "--client", "acme/leaders", cwd=make_acme(root))
    assert run.code == 0
    assert run.out == (
        "ground-rules/no-phones/text\n"
        "  = Phones stay with the driver.   leaders  curricula/clients/acme/variants/leaders.yml:4:9\n"
        "    Phones stay in the bread box.  acme     curricula/clients/acme/client.yml:14:33"
        "          (add: ground-rules/no-phones)\n"
    )


def test_a_layer_and_the_reason_are_named(turnabout: Turnabout, root: Path) -> None:
    lines = turnabout("explain", "glossary/levain/word", "--client", "acme", cwd=root).out.splitlines()
    assert [line.split()[:3] for line in lines[1:]] == [
        ["=", "Starter", "acme"],
        ["Sourdough", "rye", "curricula/layers/rye.yml:5:9"],
        ["Levain", "<script>alert(1)</script>", "$x$"],
    ]
    assert lines[1].endswith(f"{CLIENT}:7:9       why: Nobody here says levain.")


def test_a_removed_item_tells_who_removed_it_and_why(turnabout: Turnabout, root: Path) -> None:
    run = turnabout("explain", "sourdough/activities/rye", "--client", "acme", cwd=root)
    assert run.code == 0
    assert run.out.splitlines()[1].split() == ["=", "(removed)", "acme", f"{CLIENT}:9:13", "why:", "Rye", "is", "dear."]
    inside = turnabout("explain", "sourdough/activities/rye/title", "--client", "acme", cwd=root)
    assert "(remove: sourdough/activities/rye)" in inside.out


def test_a_field_that_a_replacement_leaves_out_is_removed_by_it(turnabout: Turnabout, root: Path) -> None:
    run = turnabout("explain", "sourdough/activities/gluten/say", "--client", "acme", cwd=root)
    assert "= (removed)" in run.out
    assert "(replace: sourdough/activities/gluten)" in run.out
    nothing = turnabout("explain", "sourdough/activities/gluten/note", "--client", "acme", cwd=root)
    assert nothing.out.splitlines()[1] == "  nothing stands here; a client may set it"


def test_an_item_shows_its_moves_and_what_was_changed_inside(turnabout: Turnabout, root: Path) -> None:
    moved = turnabout("explain", "ground-rules/share-the-end", "--client", "acme", cwd=root).out.splitlines()
    assert [line.split()[:2] for line in moved[1:]] == [["(moved)", "acme"], ["=", "The"]]
    assert moved[1].endswith("(first)")
    term = turnabout("explain", "glossary/levain", "--client", "acme", cwd=root).out
    assert "changed inside\n    set glossary/levain/word  rye " in term


def test_long_texts_stand_below_their_line(turnabout: Turnabout, root: Path) -> None:
    lines = turnabout("explain", "contacts/desk/how", "--client", "acme", cwd=root).out.splitlines()
    assert lines[1].startswith("  = added  acme  ")
    assert lines[2] == "      Ring the bell by the door and wait until somebody comes down the stairs."


def test_a_lock_is_named_with_its_reason(turnabout: Turnabout, root: Path) -> None:
    out = turnabout("explain", "ground-rules/wash-hands/text", cwd=root).out
    assert out.splitlines()[-1] == "locked, by ground-rules/wash-hands: Dough <label> remembers *everything*."
    assert "may only be made stricter" in turnabout("explain", "ground-rules/no-photos", cwd=root).out


def test_a_program_gets_all_of_it(turnabout: Turnabout, root: Path) -> None:
    found = json.loads(turnabout("explain", "rhythm", "--client", "acme", "--format", "json", cwd=root).out)
    origin = {"who": "acme", "did": "set", "value": "10", "path": CLIENT, "line": 4, "column": 9, "why": ""}
    assert found == {
        "address": "rhythm",
        "value": "10",
        "origins": [{**origin, "detail": "", "counts": True}],
        "inside": [],
        "lock": None,
    }


def test_an_unknown_address_says_which_was_meant(turnabout: Turnabout, root: Path) -> None:
    run = turnabout("explain", "glossary/levian/word", cwd=root)
    assert run.code == 1
    assert "did you mean 'glossary/levain/word'" in run.out
    assert json.loads(turnabout("explain", "x", "--format", "json", cwd=root).out)["problems"][0]["column"] == 1


def test_an_unknown_client_is_wrong_usage(turnabout: Turnabout, root: Path) -> None:
    assert turnabout("explain", "title", "--client", "acne", cwd=root).code == 2


def test_what_one_layer_said_and_the_client_decided_against_is_shown(turnabout: Turnabout, root: Path) -> None:
    other = "layer: oat\nbase: baking-swap@0.1\nchanges:\n  - set: glossary/levain/word\n    to: Oat starter\n"
    (root / "curricula/layers/oat.yml").write_text(other, "utf-8")
    client = (root / CLIENT).read_text("utf-8").replace("layers: [rye]", "layers: [rye, oat]")
    (root / CLIENT).write_text(client, "utf-8")
    lines = turnabout("explain", "glossary/levain/word", "--client", "acme", cwd=root).out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["=", "Oat", "Sourdough", "Levain"]
    assert lines[1].split()[1:3] == ["Starter", "acme"]


def texts_by_place(text: str) -> dict[tuple[int, int], str]:
    """Read a file with another reader than ours: each text by the line and column at which it begins."""
    found: dict[tuple[int, int], str] = {}
    waiting = [yaml.compose(text, yaml.BaseLoader)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            found[node.start_mark.line + 1, node.start_mark.column + 1] = node.value
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += [inner for pair in node.value for inner in pair]
    return found


@pytest.mark.parametrize("client", ["ashgrove", "tamar-vale", "tamar-vale/leaders"])
def test_the_text_at_the_place_of_every_value_parses_to_that_value(client: str) -> None:
    files: dict[str, dict[tuple[int, int], str]] = {}
    count = 0
    for path, scalar in scalars(look(REPOSITORY, client).tree):
        where = scalar.location
        if where.path not in files:
            files[where.path] = texts_by_place((REPOSITORY / where.path).read_text("utf-8"))
        assert files[where.path][where.line, where.column].strip() == scalar.text.strip(), path
        count += 1
    assert count > 5000
    assert len(files) > 40
