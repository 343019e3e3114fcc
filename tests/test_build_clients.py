"""Clients are built one by one or all together, each whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest

from acme import reword
from house import REPOSITORY, difference_of, files_of, make_workspace, run_turnabout, sampled, share_papers
from turnabout.release.delivery import deliver, dist_of, fresh_folder, tidy
from two_clients import BIRCH, make_two

FROST = "Frost comes early behind the northern wall."
LEAKING = "# Glossary\n\nFrost comes <em>early</em> behind the northern wall.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return share_papers(make_two(tmp_path / "workspace"))


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--client", "brich"), "there is no client 'brich'; there is acme, acme/leaders, birch; did you mean 'birch'"),
        (("--client", "acme/leader"), "did you mean 'acme/leaders'"),
        (("--client", "../birch"), "there is no client '../birch'"),
        (("--client", "acme", "--all"), "--client and --all do not go together"),
        (("--draft",), "--draft is about a client; name one with --client, or use --all"),
        (("--client", "acme", "--jobs", "2"), "--jobs is about many clients; it goes with --all"),
        (("--no-papers", "--only", "papers"), "--no-papers is the same as --only site; give one of"),
        (("--no-papers", "--only", "site"), "--no-papers is the same as --only site; give one of"),
        (("--only", "pages"), "'pages' is not one of 'site', 'papers'"),
        (("--all", "--jobs", "0"), "0 is not in the range x>=1"),
    ],
)
def test_words_that_do_not_go_together_are_wrong_usage(args: tuple[str, ...], told: str, root: Path) -> None:
    run = run_turnabout("build", *args, cwd=root)
    assert (run.code, run.out) == (2, "")
    assert told in " ".join(run.err.split())
    assert not (root / "dist").exists()


def test_all_of_no_clients_is_wrong_usage(tmp_path: Path) -> None:
    run = run_turnabout("build", "--all", cwd=make_workspace(tmp_path / "workspace", "tiny"))
    assert (run.code, "turnabout new --client NAME" in run.err) == (2, True)


def test_a_variant_is_delivered_inside_its_client_and_leaves_it_as_it_is(root: Path) -> None:
    assert run_turnabout("build", "--client", "acme", cwd=root).code == 0
    client = files_of(root / "dist" / "acme")
    assert {path.split("/")[0] for path in client} == {"handbook", "facilitator"}
    assert run_turnabout("build", "--client", "acme/leaders", cwd=root).code == 0
    both = files_of(root / "dist" / "acme")
    variant = {path: both.pop(path) for path in list(both) if path.startswith("variants/leaders/")}
    assert not difference_of(both, client)
    assert b"Seeds for the board" in variant["variants/leaders/handbook/modules/seeds.html"]
    assert b"Seeds for the board" not in client["handbook/modules/seeds.html"]
    assert not [*(root / "build").rglob("*.md")], "what was staged is gone"


def test_a_client_with_a_problem_keeps_its_last_build_and_what_it_waits_for_is_built_as_a_draft(root: Path) -> None:
    assert run_turnabout("build", "--all", "--jobs", "2", cwd=root).code == 0
    before = files_of(root / "dist" / "acme")
    base = "curricula/garden-swap/curriculum.yml"
    reword(root, base, "Tools go back to the shed.", "Tools go back to the hut.")
    reword(root, base, "version: 1.2.0", "version: 1.2.1")
    run = run_turnabout("build", "--all", cwd=root)
    assert run.code == 1
    assert "expectation-failed" in run.out
    assert not difference_of(files_of(root / "dist" / "acme"), before)
    page = root / "dist" / "birch" / "handbook" / "ground-rules.html"
    assert "Tools go back to the hut." in page.read_text("utf-8")

    lock = (root / "curricula/clients/acme/client.lock").read_bytes()
    reword(root, base, "language: en", "language: de")
    run = run_turnabout("build", "--client", "acme", "--draft", "--quiet", cwd=root)
    assert (run.code, run.err) == (0, "")
    draft = (root / "dist" / "acme" / "handbook" / "ground-rules.html").read_text("utf-8")
    assert "Entwurf: nicht zur Weitergabe" in draft
    assert "Die Vorlage hat sich unter 1 Anpassung geändert." in draft
    assert "Tools go back to the blue shed." in draft
    assert (root / "curricula/clients/acme/client.lock").read_bytes() == lock


def test_where_a_sentence_leaks_nothing_is_delivered_to_anybody(root: Path) -> None:
    before = {name: _planted(root, name) for name in ("acme", "birch")}
    (root / "templates" / "site").mkdir(parents=True)
    (root / "templates" / "site" / "glossary.md.j2").write_text(LEAKING, "utf-8")
    run = run_turnabout("build", "--all", cwd=root)
    assert run.code == 1
    assert run.out.splitlines()[:2] == [
        f"{BIRCH}/content/mentor/greenhouse.md:7:1  client-leak",
        (
            "  'Frost comes early behind the northern wall.' belongs to client 'birch' and stands in "
            "facilitator/glossary.html of client 'acme'"
        ),
    ]
    assert {name: files_of(root / "dist" / name) for name in before} == before
    assert not list((root / "dist").glob(".*"))
    (root / "templates" / "site" / "glossary.md.j2").unlink()
    assert run_turnabout("build", "--client", "birch", cwd=root).code == 0
    assert "handbook/old.html" not in files_of(root / "dist" / "birch")


@pytest.mark.parametrize(
    ("order", "template", "old"),
    sampled(
        (
            ("build --no-papers", "site/glossary.md.j2", "# "),
            ("build --only papers", "print/ground-rules.typ", "[#headed(labels.why) "),
            ("pages out", "site/glossary.md.j2", "# "),
            ("print ground-rules", "print/ground-rules.typ", "[#headed(labels.why) "),
            ("print form --word", "word/footer.xml.j2", "{{ trail }} · "),
        ),
        ("build --no-papers", "site/glossary.md.j2", "# "),
        ("print form --word", "word/footer.xml.j2", "{{ trail }} · "),
    ),
)
def test_what_is_made_for_one_client_is_searched_for_texts_of_the_others(
    order: str, template: str, old: str, root: Path
) -> None:
    before = _planted(root, "acme")
    text = (REPOSITORY / "templates" / template).read_text("utf-8")
    assert old in text
    own = root / "templates" / template
    own.parent.mkdir(parents=True)
    own.write_text(text.replace(old, f"{old}{FROST} ", 1), "utf-8")
    run = run_turnabout(*order.split(), "--client", "acme", "-q", cwd=root)
    assert (run.code, run.out.count("client-leak")) == (1, 1)
    assert f"{FROST!r} belongs to client 'birch' and stands in " in run.out
    assert files_of(root / "dist" / "acme") == before
    assert not (root / "out").exists()


def _planted(root: Path, name: str) -> dict[str, bytes]:
    """Write something in the place of a last good build, which a new one would sweep away."""
    file = root / "dist" / name / "handbook" / "old.html"
    file.parent.mkdir(parents=True)
    file.write_text("the last good build")
    return files_of(root / "dist" / name)


def test_a_build_of_all_that_is_killed_leaves_the_last_good_ones(root: Path) -> None:
    before = {name: _planted(root, name) for name in ("acme", "birch")}
    building = subprocess.Popen([sys.executable, "-m", "turnabout", "build", "--all"], cwd=root)
    while not list((root / "dist").glob(".new-*/acme/handbook")):
        assert building.poll() is None
    building.kill()
    building.wait()
    assert {name: files_of(root / "dist" / name) for name in before} == before
    with fresh_folder(root / "dist") as fresh:
        assert list((root / "dist").glob(".new-*")) == [fresh]


def test_what_a_kill_leaves_between_two_moves_comes_back(tmp_path: Path) -> None:
    dist = dist_of(tmp_path, "acme")
    good = _planted(tmp_path, "acme")
    (dist / "handbook").rename(dist / ".old-handbook")
    (dist / ".new-killed" / "handbook").mkdir(parents=True)
    tidy(dist)
    assert files_of(dist) == good
    assert {folder.name for folder in dist.iterdir()} == {"handbook"}


def test_a_language_that_is_built_no_more_goes_and_variants_and_papers_stay(tmp_path: Path) -> None:
    dist, fresh = dist_of(tmp_path, "acme"), tmp_path / "fresh"
    built = ("handbook", "facilitator", "fr/handbook", "fr/facilitator", "variants/leaders/handbook")
    for path in (*built, "variants/handbook", "print/handbook/a4", "packs/handbook"):
        (dist / path).mkdir(parents=True)
        (dist / path / "index.html").write_text("old")
    for path in ("handbook", "facilitator", "de/handbook"):
        (fresh / path).mkdir(parents=True)
        (fresh / path / "new.html").write_text("new")
    deliver(fresh, dist)
    assert sorted(files_of(dist)) == [
        "de/handbook/new.html",
        "facilitator/new.html",
        "handbook/new.html",
        "packs/handbook/index.html",
        "print/handbook/a4/index.html",
        "variants/handbook/index.html",
        "variants/leaders/handbook/index.html",
    ]
