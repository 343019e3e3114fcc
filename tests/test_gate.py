"""No file gets in that lies elsewhere, is no plain file or is too large; and none that was refused is quoted."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from acme import make_acme
from bounded import run_bounded
from house import MakeWorkspace, sampled

BASE = "curricula/baking-swap"
ACME = "curricula/clients/acme"
PRIVATE = "The board knows nothing of the second oven."

Place = Callable[[Path], None]
"""Puts something where a file belongs."""


def link_to(target: str) -> Place:
    return lambda place: place.symlink_to(target)


def pipe(place: Path) -> None:
    os.mkfifo(place)


def folder(place: Path) -> None:
    place.mkdir()


def socket_file(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(place.parent)  # the path of a socket is short
        made.bind(place.name)
        os.chdir(here)


def sparse(place: Path) -> None:
    with place.open("wb") as made:
        made.truncate(8_000_000_000)


@pytest.fixture
def root(workspace: MakeWorkspace, tmp_path: Path) -> Path:
    """A workspace with a client, beside a file that is none of its business."""
    made = make_acme(workspace(cold=True))
    (tmp_path / "secret.txt").write_text(f"{PRIVATE}\n", "utf-8")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "page.md").write_text(f"---\ntitle: Ovens\n---\n\n{PRIVATE}\n", "utf-8")
    (made / "content" / "hr").mkdir()
    (made / "content" / "hr" / "ovens.md").write_text(f"---\ntitle: Ovens\n---\n\n{PRIVATE}\n", "utf-8")
    (made / "content" / "mentor" / "loaf.txt").write_text("Rye.\n", "utf-8")
    return made


def put(root: Path, path: str, place: Place) -> None:
    """Put something in the place of what lies at a path."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_dir() and not file.is_symlink():
        file.rename(root / "aside")
    else:
        file.unlink(missing_ok=True)
    place(file)


OUT = link_to("/etc/passwd")
CASES = [
    # pages and what lies beside them
    ("content/mentor/x.txt", OUT, "outside-folder"),
    ("content/mentor/x.md", OUT, "outside-folder"),
    ("content/x.md", link_to("../../secrets/page.md"), "outside-folder"),
    ("content/mentor/x.md", link_to("../hr/ovens.md"), "outside-folder"),
    ("content/x.md", link_to("hr/ovens.md"), "outside-folder"),
    ("content/mentor/x.md", link_to("../../mkdocs.yml"), "outside-folder"),
    ("content/mentor/x.md", link_to(f"../../{ACME}/client.yml"), "outside-folder"),
    ("content/mentor/more", link_to("../../../secrets"), "outside-folder"),
    ("content/more", link_to("hr"), "unreadable-file"),
    ("content/more", link_to("."), "outside-folder"),
    ("content", link_to("../secrets"), "outside-folder"),
    ("content/mentor/more", link_to("../mentor"), "unreadable-file"),
    ("content/mentor/x.png", link_to("x.png"), "system-error"),
    ("content/mentor/x.png", link_to("nothing.png"), "missing-file"),
    ("content/mentor/x.png", pipe, "unreadable-file"),
    ("content/mentor/x.md", pipe, "unreadable-file"),
    ("content/mentor/x.md", folder, None),
    ("content/mentor/x.png", link_to("/dev/zero"), "outside-folder"),
    ("content/mentor/x.png", socket_file, "unreadable-file"),
    ("content/mentor/x.png", sparse, "too-large"),
    ("content/mentor/x.md", sparse, "too-large"),
    # the curriculum
    (f"{BASE}/modules/sourdough.yml", OUT, "outside-folder"),
    (f"{BASE}/modules/sourdough.yml", link_to("/dev/zero"), "outside-folder"),
    (f"{BASE}/modules/sourdough.yml", link_to("tea-round.yml"), None),
    (f"{BASE}/modules/sourdough.yml", pipe, "unreadable-file"),
    (f"{BASE}/modules/sourdough.yml", folder, "unreadable-file"),
    (f"{BASE}/modules/sourdough.yml", sparse, "too-large"),
    (f"{BASE}/modules", link_to("../../../secrets"), "outside-folder"),
    (f"{BASE}/sources.yml", OUT, "outside-folder"),
    (f"{BASE}/sources.yml", folder, "unreadable-file"),
    (f"{BASE}/sources.yml", link_to("nowhere.yml"), "missing-file"),
    (f"{BASE}/curriculum.yml", OUT, "outside-folder"),
    (f"{BASE}/curriculum.yml", folder, "unreadable-file"),
    (f"{BASE}/curriculum.yml", pipe, "unreadable-file"),
    ("mkdocs.yml", OUT, "outside-folder"),
    ("mkdocs.yml", folder, "unreadable-file"),
    ("mkdocs.yml", pipe, "unreadable-file"),
    ("mkdocs.yml", sparse, "too-large"),
    # translations and templates
    (f"{BASE}/i18n/fr.po", OUT, "outside-folder"),
    (f"{BASE}/i18n/fr.po", link_to(f"../../../{ACME}/client.yml"), "outside-folder"),
    (f"{BASE}/i18n/fr.po", folder, "unreadable-file"),
    (f"{BASE}/i18n/fr.po", pipe, "unreadable-file"),
    (f"{BASE}/i18n/fr.po", sparse, "too-large"),
    ("templates/site/module.md.j2", OUT, "outside-folder"),
    ("templates/site/module.md.j2", folder, "unreadable-file"),
    ("templates/site/module.md.j2", pipe, "unreadable-file"),
    ("templates/site/module.md.j2", sparse, "too-large"),
    ("templates/site/assets/x.css", OUT, "outside-folder"),
    ("templates/site/assets/x.css", pipe, "unreadable-file"),
]
OF_A_CLIENT = [
    (f"{ACME}/client.yml", OUT, "outside-folder"),
    (f"{ACME}/client.yml", link_to("../../../mkdocs.yml"), "outside-folder"),
    (f"{ACME}/client.yml", folder, "unreadable-file"),
    (f"{ACME}/client.yml", pipe, "unreadable-file"),
    (f"{ACME}/client.lock", OUT, "outside-folder"),
    (f"{ACME}/client.lock", folder, "unreadable-file"),
    (f"{ACME}/client.lock", pipe, "unreadable-file"),
    (f"{ACME}/client.lock", sparse, "too-large"),
    (f"{ACME}/content/hr/x.md", link_to("../../client.yml"), "outside-folder"),
    (f"{ACME}/content/mentor/x.md", link_to("../../../../../content/hr/ovens.md"), "outside-folder"),
    (f"{ACME}/i18n/fr.po", OUT, "outside-folder"),
    (f"{ACME}/notes.txt", OUT, "outside-folder"),
]


GIVEN = [
    (("packs", "given"), pipe, "unreadable-file"),
    (("packs", "given"), link_to("/dev/zero"), "unreadable-file"),
    (("packs", "given"), sparse, "too-large"),
    (("assess", "oven-check", "--answers", "given"), pipe, "unreadable-file"),
    (("assess", "oven-check", "--answers", "given"), link_to("/dev/zero"), "unreadable-file"),
    (("assess", "oven-check", "--answers", "given"), sparse, "too-large"),
    (("i18n", "import", "fr", "given"), pipe, "unreadable-file"),
    (("i18n", "import", "fr", "given"), sparse, "too-large"),
]
"""Commands to which somebody names a file, which may lie anywhere."""


@pytest.mark.parametrize(("path", "place", "code"), sampled(CASES, CASES[0], CASES[13]))
def test_nothing_is_read_that_is_no_plain_file_of_its_folder(
    path: str, place: Place, code: str | None, root: Path
) -> None:
    put(root, path, place)
    run = run_bounded("check", "--format", "github", cwd=root)
    _judge(run.code, run.out, run.err, path, code)


@pytest.mark.parametrize(("path", "place", "code"), sampled(OF_A_CLIENT, OF_A_CLIENT[4]))
def test_nothing_of_a_client_is_read_that_is_no_plain_file_of_its_folder(
    path: str, place: Place, code: str, root: Path
) -> None:
    put(root, path, place)
    run = run_bounded("check", "--client", "acme", "--format", "github", cwd=root)
    _judge(run.code, run.out, run.err, path, code)


@pytest.mark.parametrize(("command", "place", "code"), sampled(GIVEN, GIVEN[0]))
def test_nothing_is_read_that_is_no_plain_file_though_somebody_names_it(
    command: tuple[str, ...], place: Place, code: str, root: Path
) -> None:
    put(root, "given", place)
    run = run_bounded(*command, cwd=root)
    assert run.code == 1
    assert run.out.startswith(f"given:1:1  {code}\n"), run.out + run.err


@pytest.mark.thorough
@pytest.mark.parametrize("path", ["templates/print/x.typ", "templates/print/fonts/x.ttf"])
@pytest.mark.parametrize(
    ("place", "said"),
    [(OUT, "is a link that leaves its folder"), (pipe, "is a pipe, not a file"), (sparse, "has 8 GB")],
)
def test_no_paper_is_made_with_what_is_no_plain_file(path: str, place: Place, said: str, root: Path) -> None:
    put(root, path, place)
    run = run_bounded("print", "--quiet", "poster", "--paper", "a4", cwd=root)
    assert run.code == 1
    assert f"{path} {said}" in run.out, run.out + run.err


@pytest.mark.thorough
@pytest.mark.parametrize(("place", "code"), [(OUT, "outside-folder"), (pipe, "unreadable-file"), (sparse, "too-large")])
@pytest.mark.parametrize("key", ["logo", "fonts"])
def test_no_logo_and_no_font_is_taken_that_is_no_plain_file(key: str, place: Place, code: str, root: Path) -> None:
    put(root, f"{ACME}/assets/x", place)
    value = "assets/x" if key == "logo" else "[assets/x]"
    with (root / ACME / "client.yml").open("a", encoding="utf-8") as file:
        file.write(f"brand:\n  {key}: {value}\n")
    run = run_bounded("check", "--client", "acme", cwd=root)
    assert run.code == 1
    assert f"  {code}\n" in run.out, run.out + run.err


def _judge(status: int, out: str, err: str, path: str, code: str | None) -> None:
    assert "Traceback" not in err
    assert "root:" not in out + err
    assert PRIVATE not in out + err
    if code is None:
        assert f"file={path}" not in out
        return
    assert status == 1, out + err
    told = [line for line in out.splitlines() if f"file={path}," in line or f"file={path}/" in line]
    assert told, out
    assert any(f"title={code}:" in line for line in told), out


@pytest.mark.thorough
def test_a_folder_is_no_logo(root: Path) -> None:
    (root / ACME / "assets").mkdir()
    with (root / ACME / "client.yml").open("a", encoding="utf-8") as file:
        file.write("brand:\n  logo: assets\n")
    run = run_bounded("check", "--client", "acme", cwd=root)
    assert "  unreadable-file\n  assets is a folder, not a file\n" in run.out


@pytest.mark.parametrize(
    "path", sampled(["mkdocs.yml", f"{BASE}/modules/sourdough.yml", f"{ACME}/client.lock"], f"{ACME}/client.lock")
)
def test_no_line_is_shown_of_a_file_that_was_refused(path: str, root: Path, tmp_path: Path) -> None:
    put(root, path, link_to(str(tmp_path / "secret.txt")))
    run = run_bounded("check", "--client", "acme", cwd=root)
    assert run.code == 1
    assert f"{path}:1:1  outside-folder" in run.out
    assert "│" not in run.out
    assert PRIVATE not in run.out
