"""What a file of a client, a variant or a layer says of itself is held against the models, each fault once."""

import pytest

from acme import CLIENT, LAYER, make_acme, reword
from house import MakeWorkspace
from turnabout.usecases.checking import check_clients

BASE = "base: baking-swap@0.1              # the version we know"
VARIANT = "curricula/clients/acme/variants/leaders.yml"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (CLIENT, "layers: [rye]", "layers: rye", "3:9 wrong-type layers is 'rye'; it takes a list"),
        (CLIENT, "layers: [rye]", "layers: [rye]\nlanguages: {en: yes}", "4:12 wrong-type"),
        (CLIENT, "layers: [rye]", "layers: [Rye]", "3:10 unknown-layer 'Rye' is no layer; there is healthcare, rye"),
        (CLIENT, BASE, "base:", "2:1 empty-value 'base' is empty"),
        (CLIENT, BASE, "", "1:1 missing-key the file has no 'base'"),
        (CLIENT, BASE, "base: [x]", "2:7 wrong-type base is a list; it takes a text"),
        (CLIENT, "client: acme", "client: Acme", "1:9 not-allowed client 'Acme' is not named as its folder"),
        (CLIENT, "client: acme", "client: ''", "1:1 empty-value 'client' is empty"),
        (CLIENT, "item: {id: no-phones,", "item: {id: [no-phones],", "14:12 wrong-type 'id' takes a text"),
        (VARIANT, "variant: leaders", "variant: [leaders]", "1:10 wrong-type"),
        (VARIANT, "variant: leaders", "variant: Leaders", "1:10 not-allowed"),
        (LAYER, "base: baking-swap@0.1\n", "", "1:1 missing-key the file has no 'base'"),
        (LAYER, "layer: rye", "layer:", "1:1 empty-value 'layer' is empty"),
    ],
)
def test_a_head_that_is_wrong_is_reported_once(
    file: str, old: str, new: str, expected: str, workspace: MakeWorkspace
) -> None:
    root = make_acme(workspace())
    reword(root, file, old, new)
    checked = "acme/leaders" if file == VARIANT else "acme"
    found = [p for p in check_clients(root, (checked,)) if p.severity == "error" and p.location.path == file]
    shown = [f"{p.location.line}:{p.location.column} {p.code} {p.message}" for p in found]
    assert len(shown) == 1, shown
    assert shown[0].startswith(expected)
