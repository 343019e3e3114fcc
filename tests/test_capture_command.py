"""turnabout capture turns an edited copy of a curriculum into the changes of a client."""

import shutil
from pathlib import Path

import pytest

from acme import CLIENT, make_acme, reword
from house import MakeWorkspace, Turnabout

BARE = {
    CLIENT: "client: acme\nbase: baking-swap@0.1\n",
    "curricula/clients/acme/variants/leaders.yml": "variant: leaders\n",
}


@pytest.fixture
def root(workspace: MakeWorkspace) -> Path:
    root = make_acme(workspace(), BARE)
    shutil.rmtree(root / "curricula/clients/acme/content")
    return root


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "copy"
    shutil.copytree(root / "curricula" / "baking-swap", folder)
    return folder


def edit(copy: Path, old: str, new: str, file: str = "curriculum.yml") -> None:
    reword(copy, file, old, new)


def test_an_unchanged_copy_asks_for_nothing(turnabout: Turnabout, root: Path, copy: Path) -> None:
    run = turnabout("capture", str(copy), "--client", "acme", cwd=root)
    assert (run.code, run.out, run.err) == (0, "", "")
    assert turnabout("capture", str(copy), "--client", "acme", "--write", cwd=root).out == (
        "nothing to write: the client says all of this already\n"
    )


def test_changes_are_printed_by_module(turnabout: Turnabout, root: Path, copy: Path) -> None:
    edit(copy, "text: The end piece is shared.", "text: The end piece is for the dog.")
    edit(copy, "s1: Stretch a piece of dough.", "s1: 'Stretch it: slowly.'", "modules/sourdough.yml")
    run = turnabout("capture", str(copy), "--client", "acme", cwd=root)
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[1].startswith("  # --- Sourdough: R&D")
    assert run.out.splitlines()[2:] == [
        "  - set: sourdough/activities/gluten/steps/s1",
        '    to: "Stretch it: slowly."',
        "",
        "  # --- Ground rules ---",
        "  - set: ground-rules/share-the-end/text",
        "    to: The end piece is for the dog.",
    ]


def test_what_is_written_makes_the_copy_from_the_base(turnabout: Turnabout, root: Path, copy: Path) -> None:
    edit(copy, "text: The end piece is shared.", "text: The end piece is for the dog.")
    edit(copy, "modules: [tea-round, sourdough]\nprogrammes", "modules: [sourdough, oat-cakes, tea-round]\nprogrammes")
    text = (copy / "modules/tea-round.yml").read_text("utf-8")
    (copy / "modules/oat-cakes.yml").write_text(f"# yaml-language-server: $schema=x.json\n{text}", "utf-8")
    (copy / "content/mentor").mkdir(parents=True)
    shutil.copy(root / "content/mentor/index.md", copy / "content/mentor/index.md")
    (copy / "content/mentor/ours.md").write_text("---\ntitle: Ours\n---\n\nBake.\n", "utf-8")
    run = turnabout("capture", str(copy), "--client", "acme", "--write", cwd=root)
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines() == [
        CLIENT,
        "curricula/clients/acme/content/mentor/ours.md",
        "curricula/clients/acme/modules/oat-cakes.yml",
        "3 changes; read them, and give each a why",
    ]
    module = (root / "curricula/clients/acme/modules/oat-cakes.yml").read_text("utf-8")
    assert module == f"# yaml-language-server: $schema=../../../../.schema/module.json\n{text}"
    again = turnabout("capture", str(copy), "--client", "acme", cwd=root)
    assert (again.code, again.out) == (0, "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("changes:\n", "changes:\n"),
        ("changes: []  # none yet\n", "changes:  # none yet\n"),
        ("rhythm: 10\n", "rhythm: 10\n\nchanges:\n"),
        ("changes:\n- set: title\n  to: Bread   # ours\n\n\n", "changes:\n- set: title\n  to: Bread   # ours\n\n"),
    ],
)
def test_every_other_line_of_the_file_stays(
    turnabout: Turnabout, root: Path, copy: Path, before: str, after: str
) -> None:
    head = "# Ours.\r\nclient: acme\r\nbase: baking-swap@0.1\r\n".replace("\r\n", "\n")
    (root / CLIENT).write_text(head + before, "utf-8")
    edit(copy, "    why: Both want it.\n", "")
    assert turnabout("capture", str(copy), "--client", "acme", "--write", cwd=root).code == 0
    indent = "" if "- set" in before else "  "
    entry = f"{indent}# --- Ground rules ---\n{indent}- remove: ground-rules/share-the-end/why\n"
    assert (root / CLIENT).read_text("utf-8") == head + after + entry


def test_keys_and_comments_below_the_changes_stay_below(turnabout: Turnabout, root: Path, copy: Path) -> None:
    text = "client: acme\nbase: baking-swap@0.1\nchanges:\n  - set: title\n    to: Bread\n\n# paper\npaper: a4\n"
    (root / CLIENT).write_bytes(text.replace("\n", "\r\n").encode())
    edit(copy, "    why: Both want it.\n", "")
    assert turnabout("capture", str(copy), "--client", "acme", "--write", cwd=root).code == 0
    entry = "\n  # --- Ground rules ---\n  - remove: ground-rules/share-the-end/why\n"
    wanted = text.replace("    to: Bread\n", f"    to: Bread\n{entry}")
    assert (root / CLIENT).read_bytes() == wanted.replace("\n", "\r\n").encode()


def test_changes_in_brackets_are_refused(turnabout: Turnabout, root: Path, copy: Path) -> None:
    text = "client: acme\nbase: baking-swap@0.1\nchanges: [{set: title, to: Bread}]\n"
    (root / CLIENT).write_text(text, "utf-8")
    edit(copy, "    why: Both want it.\n", "")
    run = turnabout("capture", str(copy), "--client", "acme", "--write", cwd=root)
    assert (run.code, "stands in brackets" in run.out) == (1, True)
    assert (root / CLIENT).read_text("utf-8") == text


def test_what_is_locked_is_named_and_nothing_is_written(turnabout: Turnabout, root: Path, copy: Path) -> None:
    edit(copy, "text: We wash our hands & roll up our sleeves.", "text: We wash.")
    edit(copy, "    why: Both want it.\n", "")
    run = turnabout("capture", str(copy), "--client", "acme", cwd=root)
    assert (run.code, "'ground-rules/wash-hands' is locked" in run.err) == (1, True)
    assert "remove: ground-rules/share-the-end/why" in run.out
    assert turnabout("capture", str(copy), "--client", "acme", "--write", cwd=root).code == 1
    assert (root / CLIENT).read_text("utf-8") == BARE[CLIENT]


def test_what_is_guarded_gets_a_line_that_asks_for_a_reason(turnabout: Turnabout, root: Path, copy: Path) -> None:
    old = "No photographs of a loaf without asking the {mentor}."
    edit(copy, f"text: {old}", f"text: {old} Nor of crumbs.")
    run = turnabout("capture", str(copy), "--client", "acme", cwd=root)
    assert run.code == 0
    assert "    # add why: … here" in run.out


def test_what_the_client_says_already_is_left_out_and_what_it_says_otherwise_collides(
    turnabout: Turnabout, root: Path, copy: Path
) -> None:
    reword(root, CLIENT, "0.1\n", "0.1\nchanges:\n  - set: ground-rules/share-the-end/text\n    to: For the dog.\n")
    edit(copy, "text: The end piece is shared.", "text: For the dog.")
    assert turnabout("capture", str(copy), "--client", "acme", cwd=root).out == ""
    edit(copy, "text: For the dog.", "text: For the cat.")
    run = turnabout("capture", str(copy), "--client", "acme", cwd=root)
    assert (run.code, "changes-collide" in run.err) == (1, True)


def test_a_file_that_the_client_has_with_other_words_is_in_the_way(
    turnabout: Turnabout, root: Path, copy: Path
) -> None:
    for folder, text in ((root / "curricula/clients/acme", "Ours."), (copy, "Theirs.")):
        (folder / "content").mkdir()
        (folder / "content/new.md").write_text(f"---\ntitle: New\n---\n\n{text}\n", "utf-8")
    run = turnabout("capture", str(copy), "--client", "acme", cwd=root)
    assert (run.code, "id-taken" in run.err) == (1, True)


def test_a_copy_of_another_version_is_a_warning(turnabout: Turnabout, root: Path, copy: Path) -> None:
    edit(copy, "version: 0.1.0", "version: 0.0.9")
    run = turnabout("capture", str(copy), "--client", "acme", cwd=root)
    assert (run.code, run.out) == (0, "")
    assert "base-version  (warning)" in run.err
    run = turnabout("capture", str(copy), "--client", "acme", "--write", cwd=root)
    assert (run.code, run.err) == (0, "")
    assert "base-version  (warning)" in run.out


def test_a_folder_that_is_no_curriculum_is_a_problem(turnabout: Turnabout, root: Path, copy: Path) -> None:
    run = turnabout("capture", str(copy / "modules"), "--client", "acme", cwd=root)
    assert (run.code, "missing-file" in run.out) == (1, True)
    edit(copy, "language: en", "language: [en")
    assert turnabout("capture", str(copy), "--client", "acme", cwd=root).code == 1


@pytest.mark.parametrize("client", ["acne", "acme/leaders"])
def test_a_copy_belongs_to_a_client(turnabout: Turnabout, root: Path, copy: Path, client: str) -> None:
    assert turnabout("capture", str(copy), "--client", client, cwd=root).code == 2
