"""What is built for a client is the same whatever other clients there are, and tells nothing of them."""

import gzip
import re
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from acme import reword
from house import difference_of, files_of, run_turnabout
from turnabout.core.problems import WorkspaceError
from turnabout.release.leaks.pdf_text import pdf_text
from turnabout.usecases.building import build_clients, build_workspace
from two_clients import ACME, BIRCH, make_two

WHEN = 1_800_000_000
OF_ACME = ("acme", "Ada Thorn", "blue shed", "Seeds for the board")
OF_BIRCH = ("birch", "daughters", "Oda Lind", "silver spoon", "fleece")
OF_NOBODY = ("client.yml", "client.lock", "curricula/", ".git/", ".cache/", "/home/", "berta", "written by turnabout")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is built for acme where there is no other client."""
    root = make_two(tmp_path_factory.mktemp("alone") / "workspace")
    shutil.rmtree(root / BIRCH)
    build_workspace(root, "acme", timestamp=WHEN)
    return files_of(root / "dist" / "acme")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of both clients, side by side as they were built by two processes."""
    root = make_two(tmp_path_factory.mktemp("both") / "workspace")
    build_clients(root, ("acme", "acme/leaders", "birch"), timestamp=WHEN, jobs=2)
    return root


def acme_of(root: Path) -> dict[str, bytes]:
    """Return what was built for the client itself, without its variants."""
    return {path: data for path, data in files_of(root / "dist" / "acme").items() if not path.startswith("variants/")}


@pytest.mark.thorough
def test_a_client_is_built_the_same_beside_another_by_processes_of_their_own(
    alone: dict[str, bytes], both: Path
) -> None:
    assert not difference_of(acme_of(both), alone)
    assert len(alone) > 100


@pytest.mark.thorough
def test_a_second_build_gives_the_same_bytes(both: Path) -> None:
    before = files_of(both / "dist")
    build_workspace(both, "acme/leaders", timestamp=WHEN)
    build_workspace(both, "birch", timestamp=WHEN)
    assert not difference_of(files_of(both / "dist"), before)


@pytest.mark.thorough
def test_a_client_is_built_the_same_whatever_the_other_says_and_when_it_is_broken(
    alone: dict[str, bytes], tmp_path: Path
) -> None:
    root = make_two(tmp_path / "other")
    (root / ACME / "variants" / "leaders.yml").unlink()
    reword(root, f"{BIRCH}/client.yml", "We water at six in the morning.", "We never water.")
    reword(root, f"{BIRCH}/client.yml", "changes:\n", "terms:\n  mentor: {one: owl, many: owls}\nchanges:\n")
    build_clients(root, ("birch", "acme"), timestamp=WHEN)
    assert not difference_of(acme_of(root), alone)
    last_good = files_of(root / "dist" / "birch")

    shutil.rmtree(root / "dist" / "acme")
    reword(root, f"{BIRCH}/client.yml", "changes:\n", "changes:\n  - sett: glossary\n")
    with pytest.raises(WorkspaceError) as error:
        build_clients(root, ("birch", "acme"), timestamp=WHEN)
    assert {problem.code for problem in error.value.problems} == {"not-a-change"}
    assert not difference_of(acme_of(root), alone)
    assert not difference_of(files_of(root / "dist" / "birch"), last_good)


def test_no_byte_and_no_name_of_a_file_tells_of_another_client(both: Path) -> None:
    for name, foreign in (("acme", OF_BIRCH), ("birch", OF_ACME)):
        for place in ("dist", ".cache"):
            assert not list(_telling(both / place / name, (*foreign, str(both)))), place
            assert list((both / place / name).iterdir())
    assert files_of(both / "build") == {}


def test_no_byte_tells_of_the_files_that_it_was_made_from(both: Path) -> None:
    assert not list(_telling(both / "dist", (*OF_NOBODY, str(both))))


def test_the_search_for_what_tells_finds_it(tmp_path: Path) -> None:
    packed = b"%PDF-1.7\nstream\n" + zlib.compress(b"<< /Author (Berta) >>") + b"\nendstream"
    for name, data in {"a.pdf": packed, "berta.html": b"", "c.xml.gz": gzip.compress(b"BERTA")}.items():
        (tmp_path / name).write_bytes(data)
    assert sorted(_telling(tmp_path, ("berta",))) == [
        ("a.pdf", "berta"),
        ("berta.html", "berta"),
        ("c.xml.gz", "berta"),
    ]


def _telling(folder: Path, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each file that holds a word in its name or in any byte, packed or not."""
    for file in folder.rglob("*"):
        path = file.relative_to(folder).as_posix()
        held = b"\n".join((path.encode(), *_unpacked(file))).lower() if file.is_file() else path.encode()
        yield from ((path, word) for word in words if word.lower().encode() in held)


def _unpacked(file: Path) -> Iterator[bytes]:
    data = file.read_bytes()
    yield gzip.decompress(data) if file.suffix == ".gz" else data
    if file.suffix != ".pdf":
        return
    yield pdf_text(file).encode()
    for found in _STREAM.finditer(data):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            continue


def test_pictures_beside_the_pages_of_a_client_say_nothing_of_their_maker(both: Path) -> None:
    for file in ("dist/birch/handbook/mentor/heap.png", "dist/acme/facilitator/mentor/shed.png"):
        assert (both / file).read_bytes().startswith(b"\x89PNG")
        assert b"tEXt" not in (both / file).read_bytes()
    assert b"Berta" not in (both / "dist/birch/handbook/assets/logo.svg").read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("heap.webp", b"RIFF", "the picture 'heap.webp' may tell who made it, and with what"),
        ("heap.GIF", b"GIF89a", "the picture 'heap.GIF' may tell who made it, and with what"),
        ("heap.jpg", b"\xff\xd8\xff\xe1\0\x04", "the picture 'heap.jpg' is no whole JPEG"),
        ("heap.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
         "the picture 'heap.svg' has <script>; an SVG may only draw"),
    ],
)  # fmt: skip
def test_a_picture_of_a_client_that_cannot_be_stripped_is_refused(
    name: str, data: bytes, told: str, tmp_path: Path
) -> None:
    path = f"{BIRCH}/content/mentor/{name}"
    root = make_two(tmp_path / "own", {path: data})
    run = run_turnabout("check", "--client", "birch", cwd=root)
    assert (run.code, run.out.splitlines()[:2]) == (1, [f"{path}:1:1  not-allowed", f"  {told}"])
    run = run_turnabout("build", "--client", "birch", cwd=root)
    assert (run.code, run.out.splitlines()[:2]) == (1, [f"{path}:1:1  not-allowed", f"  {told}"])
    assert not (root / "dist" / "birch" / "handbook").exists()


def test_a_large_picture_and_other_files_stay_as_they_are(tmp_path: Path) -> None:
    from turnabout.site.assets import published

    (tmp_path / "content").mkdir()
    files = {"big.svg": b"<svg xmlns='http://www.w3.org/2000/svg'>%s</svg>" % (b"<g/>" * 200_000), "list.csv": b"a;b"}
    files |= {"loop.gif": b"GIF89a", "old.png": b"no picture at all"}
    for name, data in files.items():
        (tmp_path / "content" / name).write_bytes(data)
    found = published(tmp_path, {name: tmp_path / "content" / name for name in files})
    assert len(found.pop("big.svg")) > 800_000
    assert found == {name: files[name] for name in ("list.csv", "loop.gif", "old.png")}


@pytest.mark.parametrize(
    ("link", "to"),
    [
        ("content/mentor/greenhouse.md", f"{ACME}/content/mentor/welcome.md"),
        ("content/mentor/heap.png", f"{ACME}/content/mentor/shed.png"),
        ("content/hr", f"{ACME}/content/mentor"),
        ("content", f"{ACME}/content"),
        ("assets", f"{ACME}/content"),
        ("client.yml", f"{ACME}/client.yml"),
        ("variants/leaders.yml", f"{ACME}/variants/leaders.yml"),
        ("i18n/fr.po", "mkdocs.yml"),
        ("modules/bees.yml", f"{ACME}/modules/bees.yml"),
        ("", ACME),
    ],
)
def test_a_link_out_of_the_folder_of_a_client_is_refused(link: str, to: str, tmp_path: Path) -> None:
    root = make_two(tmp_path / "own")
    place = root / BIRCH / link
    shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(root / to)
    shown = f"{BIRCH}/{link}".rstrip("/")
    for command in ("check", "build"):
        run = run_turnabout(command, "--client", "birch", "--format", "github", cwd=root)
        assert run.code == 1
        told = f"file={shown},line=1,col=1,title=outside-folder::{shown} is a link that leaves its folder"
        assert told in run.out
    assert not (root / "dist" / "birch" / "handbook").exists()


def test_a_link_inside_the_folder_of_a_client_is_followed(tmp_path: Path) -> None:
    root = make_two(tmp_path / "own")
    (root / BIRCH / "content" / "mentor" / "again.png").symlink_to("heap.png")
    assert run_turnabout("check", "--client", "birch", cwd=root).code == 0


@pytest.mark.parametrize("path", ["../acme/modules/bees.yml", "/etc/hostname", "modules/../../acme/modules/bees.yml"])
def test_a_path_out_of_the_folder_of_a_client_is_refused(path: str, tmp_path: Path) -> None:
    root = make_two(tmp_path / "own")
    reword(root, f"{BIRCH}/client.yml", "changes:\n", f"changes:\n  - add: modules\n    file: {path}\n")
    reword(root, f"{BIRCH}/client.yml", "assets/logo.svg", "../acme/content/mentor/shed.png")
    run = run_turnabout("check", "--client", "birch", cwd=root)
    assert run.code == 1
    assert re.findall(r"^\S+:(\d+):\d+  (\S+)", run.out, re.MULTILINE) == [
        ("5", "outside-folder"),
        ("14", "outside-folder"),
    ]


@pytest.mark.parametrize("name", ["base", "Acme", "acme+leaders"])
def test_a_folder_that_would_be_delivered_over_another_is_no_client(name: str, tmp_path: Path) -> None:
    root = make_two(tmp_path / "own")
    (root / BIRCH).rename(root / "curricula" / "clients" / name)
    run = run_turnabout("check", "--client", name, cwd=root)
    assert run.code == 1
    assert re.search(rf"^curricula/clients/{re.escape(name)}/client.yml:1:1  bad-id$", run.out, re.MULTILINE)
