"""What is installed from the wheel works by itself, with nothing of the repository in reach."""

import sys
from pathlib import Path

import pytest

from installing.environments import build_wheel, run


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a folder of its own and return that."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = build_wheel(folder)
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder / "site"), str(wheel))
    return folder / "site"


def _run(installed: Path, cwd: Path, *args: str) -> str:
    """What the tool prints on both streams."""
    done = run(sys.executable, "-m", "turnabout", *args, cwd=cwd, PYTHONPATH=str(installed))
    return done.stdout + done.stderr


def test_new_check_and_print_work_from_the_wheel_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    _run(installed, tmp_path, "new", "my-handbook")
    workspace = tmp_path / "my-handbook"
    assert _run(installed, workspace, "check") == ""
    _run(installed, workspace, "print", "agenda", "--session", "1", "--paper", "a4", "--out", "papers")
    _run(installed, workspace, "print", "worksheet", "--session", "1", "--word", "--paper", "a4", "--out", "papers")
    assert {file.suffix for file in (workspace / "papers").rglob("*.*")} == {".pdf", ".docx"}


def test_a_client_with_a_layer_that_ships_is_made_and_checked_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    _run(installed, tmp_path, "new", "my-handbook")
    workspace = tmp_path / "my-handbook"
    _run(installed, workspace, "new", "--client", "acme", "--layer", "uk")
    assert _run(installed, workspace, "check", "--client", "acme") == ""


def test_the_wheel_reads_nothing_of_the_repository(installed: Path, tmp_path: Path) -> None:
    program = "import turnabout, turnabout.sources.workspace as w; print(turnabout.__file__); print(w.shipped())"
    shown = run(sys.executable, "-c", program, cwd=tmp_path, PYTHONPATH=str(installed)).stdout
    assert all(line.startswith(str(installed)) for line in shown.split())


def test_the_curriculum_and_its_layers_ship_and_no_client(installed: Path) -> None:
    folder = installed / "turnabout/shipped/curricula"
    assert {each.name for each in folder.iterdir()} == {"reverse-mentoring", "layers"}


def test_every_font_comes_with_its_licence(installed: Path) -> None:
    folder = installed / "turnabout/shipped/templates/print/fonts"
    fonts = {file.stem.removesuffix("-Italic") for file in folder.iterdir() if file.suffix != ".txt"}
    assert fonts
    assert {file.stem.removesuffix("-OFL") for file in folder.glob("*.txt")} == fonts


def test_the_labels_of_every_language_ship(installed: Path, tmp_path: Path) -> None:
    languages = sorted(file.parts[-3] for file in (installed / "turnabout/locale").glob("*/LC_MESSAGES/turnabout.po"))
    assert languages == ["de", "es", "fr"]
    _run(installed, tmp_path, "new", "my-handbook")
    told = _run(installed, tmp_path / "my-handbook", "i18n", "labels", "pl")
    assert told.startswith("Polish: 0 of ")
