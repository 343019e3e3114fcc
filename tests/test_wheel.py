"""What is installed from the wheel works by itself, with nothing of the repository in reach."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from house import REPOSITORY


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a folder of its own and return that."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), str(REPOSITORY)], check=True)
    wheel = next(folder.glob("turnabout-*.whl"))
    subprocess.run([*pip, "install", "--no-deps", "--target", str(folder / "site"), str(wheel)], check=True)
    return folder / "site"


def _run(installed: Path, cwd: Path, *args: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "turnabout", *args]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_new_check_print_and_build_work_from_the_wheel_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    made = _run(installed, tmp_path, "new", "my-handbook")
    assert made.returncode == 0, made.stderr
    workspace = tmp_path / "my-handbook"
    checked = _run(installed, workspace, "check")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    settings = workspace / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("papers: [a4, letter]", "papers: [a4]"), "utf-8")
    written = _run(installed, workspace, "print", "worksheet", "--word", "--paper", "a4")
    assert (written.returncode, written.stderr) == (0, "")
    built = _run(installed, workspace, "build")
    assert built.returncode == 0, built.stderr
    site = workspace / "dist" / "base" / "handbook"
    assert (site / "index.html").is_file()
    assert len(list((site / "print").rglob("*.pdf"))) >= 12


def test_a_client_with_a_layer_that_ships_is_made_and_checked_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    assert _run(installed, tmp_path, "new", "my-handbook").returncode == 0
    workspace = tmp_path / "my-handbook"
    made = _run(installed, workspace, "new", "--client", "acme", "--layer", "uk")
    assert made.returncode == 0, made.stderr
    checked = _run(installed, workspace, "check", "--client", "acme")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def test_the_wheel_reads_nothing_of_the_repository(installed: Path, tmp_path: Path) -> None:
    program = "import turnabout, turnabout.loading.workspace as w; print(turnabout.__file__); print(w.shipped())"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    shown = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert all(line.startswith(str(installed)) for line in shown.split())


def test_every_font_comes_with_its_licence(installed: Path) -> None:
    folder = installed / "turnabout/shipped/templates/print/fonts"
    fonts = {file.stem.removesuffix("-Italic") for file in folder.iterdir() if file.suffix != ".txt"}
    assert fonts
    assert {file.stem.removesuffix("-OFL") for file in folder.glob("*.txt")} == fonts
