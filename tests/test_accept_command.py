"""`turnabout accept` records what stands under changes, for good, and nothing else."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from acme import BASE, CLIENT, LAYER, LOCK, copied, make_acme, reword
from house import MakeWorkspace, Turnabout, files_of
from turnabout.clients.customising import Customiser
from turnabout.reading.edition_source import edition_source_of
from turnabout.reading.lockfiles import record_new_baselines, write_files
from turnabout.sources.workspace import open_workspace

VARIANT_LOCK = "curricula/clients/acme/variants/leaders.lock"
LAYER_LOCK = "curricula/layers/rye.lock"
PAGE = "content/mentor/index.md"


@pytest.fixture
def root(workspace: MakeWorkspace) -> Path:
    return make_acme(workspace())


@pytest.fixture
def accepted(root: Path, turnabout: Turnabout) -> Path:
    assert turnabout("accept", "--all", cwd=root).code == 0
    return root


def changes(root: Path, lock: str = LOCK) -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = json.loads((root / lock).read_text("utf-8"))["changes"]
    return found


def codes(root: Path, turnabout: Turnabout) -> list[str]:
    run = turnabout("update", "--client", "acme", "--format", "json", cwd=root)
    client = json.loads(run.out)["clients"][0]
    return [problem["code"] for key in ("decide", "not-needed", "followed") for problem in client[key]]


def test_a_client_is_accepted_with_its_variants_and_says_so(root: Path, turnabout: Turnabout) -> None:
    run = turnabout("accept", "--client", "acme", cwd=root)
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines() == [
        LOCK,
        "  base      nothing was accepted, 0.1.0 is now",
        "  new       add ground-rules/no-phones",
        "  new       content/mentor/index.md",
        "  new       remove ground-rules/share-the-end/say",
        "  new       set ground-rules/share-the-end/text",
        "  new       set session",
        "  new       set tea-round/title",
        VARIANT_LOCK,
        "  base      nothing was accepted, 0.1.0 is now",
        "  new       set ground-rules/no-phones/text",
    ]
    assert changes(root)["set ground-rules/share-the-end/text"]["text"] == "The end piece is shared."
    assert "sha256" not in changes(root)["add ground-rules/no-phones"]
    assert changes(root, VARIANT_LOCK)["set ground-rules/no-phones/text"]["text"] == "Phones stay in the bread box."
    assert not (root / LAYER_LOCK).exists()


def test_accepting_twice_changes_no_byte(accepted: Path, turnabout: Turnabout) -> None:
    before = files_of(accepted)
    run = turnabout("accept", "--all", cwd=accepted)
    assert run.code == 0
    assert run.out.splitlines() == [f"{lock}: as it was" for lock in (LAYER_LOCK, LOCK, VARIANT_LOCK)]
    assert files_of(accepted) == before


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (BASE, "The end piece is shared.", "The end piece is halved.", "base-changed"),
        (
            "curricula/baking-swap/modules/tea-round.yml",
            "title: Tea round",
            "title: A round of tea",
            "expectation-failed",
        ),
        (BASE, "version: 0.1.0", "version: 0.2.0", "base-version"),
        (PAGE, "flour, water and time", "flour and time", "base-changed"),
    ],
)
def test_after_it_has_been_accepted_a_change_of_the_base_is_no_problem(
    path: str, old: str, new: str, code: str, accepted: Path, turnabout: Turnabout
) -> None:
    reword(accepted, path, old, new)
    assert codes(accepted, turnabout) == [code]
    assert turnabout("accept", "--client", "acme", cwd=accepted).code == 0
    assert codes(accepted, turnabout) == []
    run = turnabout("check", "--client", "acme", cwd=accepted)
    assert (run.code, run.err) == (0, "")


def test_a_new_version_of_the_base_is_written_into_the_file_and_not_a_sign_besides(
    accepted: Path, turnabout: Turnabout
) -> None:
    before = (accepted / CLIENT).read_bytes()
    reword(accepted, BASE, "version: 0.1.0", "version: 0.2.3")
    run = turnabout("accept", "--client", "acme", cwd=accepted)
    assert "  base      0.1.0 was accepted, 0.2.3 is now" in run.out
    assert "  base      the file says baking-swap@0.2 now, not baking-swap@0.1" in run.out
    assert (accepted / CLIENT).read_bytes() == before.replace(b"baking-swap@0.1 ", b"baking-swap@0.2 ")


@pytest.mark.parametrize("text", ['base: "baking-swap@0.1.x"\r\n', "base: baking-swap@0.1.0\r\n"])
def test_the_base_is_written_as_exactly_as_it_was(text: str, accepted: Path, turnabout: Turnabout) -> None:
    windows = f"client: acme\r\n{text}layers: [rye]\r\nsession: 45\r\n"
    (accepted / CLIENT).write_bytes(windows.encode())
    (accepted / "curricula/clients/acme/variants/leaders.yml").unlink()
    reword(accepted, BASE, "version: 0.1.0", "version: 0.2.3")
    turnabout("accept", "--client", "acme", cwd=accepted)
    expected = windows.replace("@0.1.x", "@0.2.x").replace("@0.1.0", "@0.2.3")
    assert (accepted / CLIENT).read_bytes() == expected.encode()


def test_an_address_accepts_that_change_alone(accepted: Path, turnabout: Turnabout) -> None:
    reword(accepted, BASE, "The end piece is shared.", "The end piece is halved.")
    reword(accepted, BASE, "Half each?", "Half and half?")
    reword(accepted, PAGE, "flour, water and time", "flour and time")
    before = json.loads((accepted / LOCK).read_text("utf-8"))
    assert codes(accepted, turnabout) == ["base-changed"] * 3
    run = turnabout("accept", "ground-rules/share-the-end/text", "--client", "acme", cwd=accepted)
    assert run.out.splitlines() == [
        LOCK,
        "  accepted  set ground-rules/share-the-end/text",
        f"{VARIANT_LOCK}: as it was",
    ]
    assert codes(accepted, turnabout) == ["base-changed"] * 2
    turnabout("accept", "content/mentor/index.md", "--client", "acme", cwd=accepted)
    assert codes(accepted, turnabout) == ["base-changed"]
    after = json.loads((accepted / LOCK).read_text("utf-8"))
    assert [after[key] == before[key] for key in ("version", "digest", "contents")] == [True] * 3


def test_an_address_without_a_lock_accepts_that_change_alone(root: Path, turnabout: Turnabout) -> None:
    assert turnabout("accept", "session", "--client", "acme", cwd=root).code == 0
    assert list(changes(root)) == ["set session"]


def test_an_address_of_a_renamed_item_may_be_the_old_or_the_new_one(accepted: Path, turnabout: Turnabout) -> None:
    reword(accepted, BASE, "  share-the-end:\n    text: The end piece is shared.",
           "  halve-the-end:\n    formerly: [share-the-end]\n    text: The end piece is halved.")  # fmt: skip
    for name in ("share-the-end", "halve-the-end"):
        root = copied(accepted, accepted.with_name(name))
        assert turnabout("accept", f"ground-rules/{name}/text", "--client", "acme", cwd=root).code == 0
        assert "base-changed" not in codes(root, turnabout)
        assert "set ground-rules/halve-the-end/text" in changes(root)


def test_an_address_that_no_change_is_about_is_wrong_usage(accepted: Path, turnabout: Turnabout) -> None:
    before = files_of(accepted)
    run = turnabout("accept", "session", "ground-rules/share-the-ned/text", "--client", "acme", cwd=accepted)
    assert run.code == 2
    assert (
        "no change is about 'ground-rules/share-the-ned/text'; did you mean 'ground-rules/share-the-end/text'"
        in run.err
    )
    assert files_of(accepted) == before


def test_a_variant_can_be_accepted_alone(accepted: Path, turnabout: Turnabout) -> None:
    reword(accepted, BASE, "The end piece is shared.", "The end piece is halved.")
    reword(accepted, CLIENT, "Phones stay in the bread box.", "Phones stay in the tin.")
    assert codes(accepted, turnabout) == ["base-changed"] * 2
    assert turnabout("accept", "--client", "acme/leaders", cwd=accepted).out.splitlines() == [
        VARIANT_LOCK,
        "  accepted  set ground-rules/no-phones/text",
    ]
    assert codes(accepted, turnabout) == ["base-changed"]


def test_a_layer_is_accepted_by_its_name(accepted: Path, turnabout: Turnabout) -> None:
    reword(accepted, BASE, "word: 'Levain <script>", "word: 'Leaven <script>")
    run = turnabout("accept", "--client", "acme", cwd=accepted)
    assert run.code == 1
    assert f"{LAYER}:4:10  base-changed" in run.out
    assert "turnabout accept glossary/levain/word --layer rye" in run.out
    assert "  accepted  set glossary/levain/word" in turnabout("accept", "--layer", "rye", cwd=accepted).out
    assert codes(accepted, turnabout) == []


def test_all_accepts_layers_and_clients_in_one_go(accepted: Path, turnabout: Turnabout) -> None:
    reword(accepted, BASE, "word: 'Levain <script>", "word: 'Leaven <script>")
    reword(accepted, BASE, "The end piece is shared.", "The end piece is halved.")
    assert turnabout("accept", "--all", cwd=accepted).code == 0
    assert codes(accepted, turnabout) == []


def test_what_is_not_in_the_file_any_more_is_forgotten(accepted: Path, turnabout: Turnabout) -> None:
    reword(accepted, CLIENT, "session: 45\n", "")
    assert codes(accepted, turnabout) == ["change-gone"]
    assert "  gone      set session" in turnabout("accept", "session", "--client", "acme", cwd=accepted).out
    assert codes(accepted, turnabout) == []


@pytest.mark.parametrize("arguments", [("--client", "acme"), ("--all",), ("session", "--client", "acme")])
def test_what_has_to_be_repaired_stops_it_and_nothing_is_written(
    arguments: tuple[str, ...], accepted: Path, turnabout: Turnabout
) -> None:
    reword(accepted, BASE, "The end piece is shared.", "The end piece is halved.")
    reword(accepted, CLIENT, "remove: ground-rules/share-the-end/say", "remove: ground-rules/share-the-ned/say")
    before = files_of(accepted)
    run = turnabout("accept", *arguments, cwd=accepted)
    assert (run.code, run.err) == (1, "")
    assert "unknown-address" in run.out
    assert "base-changed" not in run.out
    assert files_of(accepted) == before


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (BASE, "tracks:\n", "trax: {}\ntracks:\n", "unknown-key"),
        (BASE, "{mentor} shows one loaf", "{mentr} shows one loaf", "unknown-term"),
        (CLIENT, "to: The end piece is for the dog.", "to: The end piece is for the {dgo}.", "unknown-term"),
        ("curricula/clients/acme/content/mentor/index.md", "you bake", "you [bake](no-such-page.md)", "dead-link"),
    ],
)
def test_an_error_anywhere_in_the_base_or_the_client_stops_it(
    file: str, old: str, new: str, code: str, accepted: Path, turnabout: Turnabout
) -> None:
    reword(accepted, BASE, "The end piece is shared.", "The end piece is halved.")
    reword(accepted, file, old, new)
    before = files_of(accepted)
    for options in (("--client", "acme"), ("--all",)):
        run = turnabout("accept", *options, cwd=accepted)
        assert (run.code, code in run.out) == (1, True), run.out
    assert files_of(accepted) == before


def test_a_page_that_lacks_what_the_base_keeps_has_to_be_repaired(accepted: Path, turnabout: Turnabout) -> None:
    reword(accepted, PAGE, "job: ", "keeps: [no  legal advice, Bake]\njob: ")
    run = turnabout("accept", "--client", "acme", cwd=accepted)
    assert run.code == 1
    assert "content/mentor/index.md:1:1  locked" in run.out
    assert "must keep the words 'no  legal advice'" in run.out
    assert "'Bake'" not in run.out
    reword(accepted, "curricula/clients/acme/content/mentor/index.md", "Ask", "This is\nno legal advice. Ask")
    assert turnabout("accept", "--client", "acme", cwd=accepted).code == 0


def test_a_layer_that_ships_is_not_written_to(root: Path, turnabout: Turnabout) -> None:
    run = turnabout("accept", "--layer", "healthcare", cwd=root)
    assert (run.code, run.out) == (2, "")
    assert "the layer 'healthcare' comes with the tool" in run.err


@pytest.mark.parametrize(
    "arguments",
    [(), ("--client", "acme", "--all"), ("--client", "amce"), ("--layer", "wheat"), ("session", "--all")],
    ids=" ".join,
)
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...], root: Path, turnabout: Turnabout) -> None:
    run = turnabout("accept", *arguments, cwd=root)
    assert (run.code, run.out) == (2, "")
    assert "Traceback" not in run.err
    assert not (root / LOCK).exists()


def recorded(root: Path, name: str = "acme") -> list[str]:
    workspace, _ = open_workspace(root)
    found = record_new_baselines(workspace, edition_source_of(Customiser(workspace), name))
    return sorted(file.relative_to(root).as_posix() for file in found)


def test_a_build_records_what_no_lockfile_knows_yet(root: Path, turnabout: Turnabout) -> None:
    assert recorded(root) == [LOCK, LAYER_LOCK]
    assert recorded(root, "acme/leaders") == [VARIANT_LOCK]
    assert recorded(root, "acme/leaders") == []
    assert turnabout("accept", "--all", cwd=root).out.count("as it was") == 3


def test_a_build_changes_no_entry_that_is_there(accepted: Path, turnabout: Turnabout) -> None:
    before = changes(accepted)
    reword(accepted, BASE, "The end piece is shared.", "The end piece is halved.")
    reword(accepted, CLIENT, "session: 45\n", "paper: letter\n")
    assert recorded(accepted) == [LOCK]
    after = changes(accepted)
    assert {key: entry for key, entry in after.items() if key in before} == before
    assert after.keys() - before.keys() == {"set paper"}
    assert "base-changed" in codes(accepted, turnabout)


def test_a_build_records_nothing_over_another_version_of_the_base(accepted: Path) -> None:
    reword(accepted, BASE, "version: 0.1.0", "version: 0.2.0")
    reword(accepted, CLIENT, "session: 45\n", "session: 45\npaper: letter\n")
    assert recorded(accepted) == []


def test_a_build_does_not_accept_what_is_reported(accepted: Path, turnabout: Turnabout) -> None:
    reword(accepted, CLIENT, "session: 45\n", "session: 45\npaper: letter\n")
    reword(accepted, CLIENT, "remove: ground-rules/share-the-end/say\n",
           "remove: ground-rules/share-the-end/say\n    expects: All of it?\n  - set: sourdough/title\n    to: Bread\n"
           "    expects: Not this\n")  # fmt: skip
    recorded(accepted)
    assert "set paper" in changes(accepted)
    assert "set sourdough/title" not in changes(accepted)
    assert "expectation-failed" in codes(accepted, turnabout)


def test_a_build_follows_a_rename_without_a_second_entry(accepted: Path) -> None:
    reword(accepted, BASE, "  share-the-end:\n", "  halve-the-end:\n    formerly: [share-the-end]\n")
    assert recorded(accepted) == []


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("old")
    (tmp_path / "no-folder").write_text("a file")
    with pytest.raises(FileExistsError):
        write_files({tmp_path / "one": b"new", tmp_path / "no-folder" / "two": b"new"})
    assert files_of(tmp_path) == {"one": b"old", "no-folder": b"a file"}
